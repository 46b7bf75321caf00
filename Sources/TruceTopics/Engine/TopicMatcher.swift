/// Judges one article for one topic, after all atoms were found.
struct TopicMatcher {
  /// Most evidence that a match carries: its record must fit in a line of the journal.
  static let evidenceMax = 8
  /// Longest evidence, in scalars; a longer span is told by its start.
  static let evidenceScalarsMax = 200

  let topic: Topic<ExpressionTable.ID>
  let durations: DurationFinder

  /// The match, or nil; `evaluator` is shared by all topics of the article.
  func match(_ evaluator: inout Evaluator) -> TopicMatch? {
    var score = 0.0
    var coreScore = 0.0
    var found: [(hit: Hit, rule: String)] = []
    for rule in topic.rules where rule.required.contains(where: evaluator.article.isFound) {
      let hits = counted(evaluator.hits(rule.condition), rule, evaluator.article)
      guard !hits.isEmpty else { continue }
      let factor = hits.reduce(0) { max($0, self.factor($1, evaluator.article, isPlain: rule.isPlain)) }
      score += rule.weight * factor
      let leads = hits.filter(evaluator.article.isLead)
      if rule.level == .core, !leads.isEmpty {
        coreScore +=
          rule.weight * leads.reduce(0) { max($0, self.factor($1, evaluator.article, isPlain: rule.isPlain)) }
      }
      found += hits.prefix(Self.evidenceMax).map { ($0, rule.name) }
    }
    guard score >= topic.threshold, !found.isEmpty else { return nil }
    let level: MatchLevel = coreScore >= topic.threshold ? .core : .mention
    var match = TopicMatch(topic: topic.id, level: level, score: (score * 100).rounded() / 100)
    match.evidence = evidence(found, evaluator.article)
    match.subtopics = ids(topic.subtopics, &evaluator)
    if let (event, hit) = event(&evaluator) {
      match.event = event
      match.eventEvidence = evidence(hit, event, evaluator.article)
    }
    match.modality = ids(topic.flags, &evaluator)
    match.scope = ids(topic.scopes, &evaluator)
    match.duration = topic.duration.flatMap { durations.duration(beside: $0, &evaluator) }
    return match
  }

  /// Hits that count: a publisher's name after a title is evidence only for plain terms.
  private func counted(_ hits: [Hit], _ rule: Rule<ExpressionTable.ID>, _ article: ArticleIndex) -> [Hit] {
    rule.isPlain ? hits : hits.filter { !Self.isInTail($0, article) }
  }

  static func isInTail(_ hit: Hit, _ article: ArticleIndex) -> Bool {
    hit.field == .title && hit.start >= article.field(.title).tailStart
  }

  private func factor(_ hit: Hit, _ article: ArticleIndex, isPlain: Bool = false) -> Double {
    if hit.field == .title { return FieldWeight.title }
    if article.isLead(hit) { return FieldWeight.lead }
    return hit.field == .summary || isPlain ? FieldWeight.summary : FieldWeight.content
  }

  private func ids(_ labels: [Label<ExpressionTable.ID>], _ evaluator: inout Evaluator) -> [String] {
    labels.filter { !evaluator.hits($0.condition).isEmpty }.map(\.id)
  }

  /// The event with the greatest weight, counted by field; of equals the first. The content tells none.
  private func event(_ evaluator: inout Evaluator) -> (id: String, hit: Hit)? {
    var best: (id: String, hit: Hit)?
    var most = 0.0
    for label in topic.events {
      for hit in evaluator.hits(label.condition) where hit.field != .content {
        let weight = label.weight * factor(hit, evaluator.article)
        if weight > most { (best, most) = ((label.id, hit), weight) }
      }
    }
    return best
  }

  /// In the order of the text; what lies inside other evidence of the same rule is left out.
  private func evidence(_ found: [(hit: Hit, rule: String)], _ article: ArticleIndex) -> [Evidence] {
    let ordered = found.sorted { left, right in
      if left.hit.start == right.hit.start, left.hit.field == right.hit.field { return left.hit.end > right.hit.end }
      return Hit.precedes(left.hit, right.hit)
    }
    var result: [Evidence] = []
    var last: Hit?
    for (hit, rule) in ordered where result.count < Self.evidenceMax {
      if let last, last.field == hit.field, hit.end <= last.end { continue }
      last = hit
      result.append(evidence(hit, rule, article))
    }
    return result
  }

  private func evidence(_ hit: Hit, _ rule: String, _ article: ArticleIndex) -> Evidence {
    let field = article.field(hit.field)
    var range = field.scalarRange(hit.start, hit.end)
    if range.count > Self.evidenceScalarsMax { range = range.prefix(Self.evidenceScalarsMax) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: field.scalars[range])
    return Evidence(
      field: hit.field, text: String(text), start: range.lowerBound, end: range.upperBound, rule: rule)
  }
}

/// How much a rule's weight counts, by where its words stand.
enum FieldWeight {
  static let title = 1.5
  /// The first sentences of the summary, or of the content where there is no summary.
  static let lead = 1.25
  static let summary = 1.0
  static let content = 0.5
  static let most = title
}

/// Says why a topic matches an article or not.
struct Explanation {
  let topic: Topic<ExpressionTable.ID>
  let conceptNames: [String]

  /// The verdict, and one line for each rule that matched or whose words were found.
  func lines(_ match: TopicMatch?, _ evaluator: inout Evaluator) -> [String] {
    var lines = [verdict(match)]
    for rule in topic.rules where rule.required.contains(where: evaluator.article.isFound) {
      let hits = evaluator.hits(rule.condition)
      let found = hits.prefix(3).map { quote($0, evaluator.article) }.joined(separator: ", ")
      if hits.isEmpty {
        lines.append("  rule \(rule.name) came near: \(reason(rule.condition, &evaluator))")
      } else if !rule.isPlain, hits.allSatisfy({ TopicMatcher.isInTail($0, evaluator.article) }) {
        lines.append("  rule \(rule.name) found \(found) only in the publisher's name")
      } else {
        lines.append("  rule \(rule.name), weight \(rule.weight): \(found)")
      }
    }
    for event in topic.events where match != nil {
      guard let hit = evaluator.hits(event.condition).first else { continue }
      lines.append("  event \(event.id), weight \(event.weight): \(quote(hit, evaluator.article))")
    }
    return lines
  }

  private func verdict(_ match: TopicMatch?) -> String {
    guard let match else { return "\(topic.id): no match, the score is below \(topic.threshold)" }
    var text = "\(topic.id): \(match.level.rawValue), score \(match.score) of \(topic.threshold)"
    if !match.subtopics.isEmpty { text += ", sub-topics \(match.subtopics.joined(separator: " "))" }
    if let event = match.event { text += ", event \(event)" }
    if !match.modality.isEmpty { text += ", flags \(match.modality.joined(separator: " "))" }
    return text
  }

  /// Why `expression`, which has no hits, does not hold.
  private func reason(_ expression: ExpressionTable.ID, _ evaluator: inout Evaluator) -> String {
    switch evaluator.table[expression] {
    case .atom: return "a word is missing"
    case .anyAtom(let choices): return "none of \(choices.count) choices is there"
    case .concept(let index): return "nothing of @\(conceptNames[Int(index)]) is there"
    case .any(let choices):
      let near = evaluator.table.list(choices).first { isNear($0, &evaluator) }
      return near.map { reason($0, &evaluator) } ?? "none of \(count(choices, evaluator.table)) choices is there"
    case .all(let parts):
      let missing = evaluator.table.list(parts).first { evaluator.hits($0).isEmpty }
      return missing.map { reason($0, &evaluator) } ?? "a part is missing"
    case .near(let left, let right, let nearness): return near(left, right, nearness, &evaluator)
    case .notNear(let left, let right, _): return excluded(left, right, "near it", &evaluator)
    case .without(let left, let unwanted): return excluded(left, unwanted, "in the article", &evaluator)
    case .with(let left, let gate):
      if evaluator.hits(left).isEmpty { return reason(left, &evaluator) }
      return "\(found(left, &evaluator)) is there, but \(name(gate, evaluator.table)) is not"
    case .inside(let place, let inner):
      if evaluator.hits(inner).isEmpty { return reason(inner, &evaluator) }
      return "\(found(inner, &evaluator)) is there, but not in the \(place.rawValue)"
    }
  }

  private func count(_ choices: ExpressionTable.Parts, _ table: ExpressionTable) -> Int {
    choices.reduce(0) { sum, place in
      if case .anyAtom(let atoms) = table[table[part: place]] { return sum + atoms.count }
      return sum + 1
    }
  }

  private func near(
    _ left: ExpressionTable.ID, _ right: ExpressionTable.ID, _ nearness: Expression.Nearness,
    _ evaluator: inout Evaluator
  ) -> String {
    for side in [left, right] where evaluator.hits(side).isEmpty {
      let other = side == left ? right : left
      guard !evaluator.hits(other).isEmpty else { return reason(side, &evaluator) }
      return "\(found(other, &evaluator)) is there, but \(name(side, evaluator.table)) is not"
    }
    let reach = nearness.words.map { "within \($0) words" } ?? "together"
    return "\(found(left, &evaluator)) and \(found(right, &evaluator)) do not stand \(reach) in one sentence as asked"
  }

  private func excluded(
    _ left: ExpressionTable.ID, _ unwanted: ExpressionTable.ID, _ place: String, _ evaluator: inout Evaluator
  ) -> String {
    if evaluator.hits(left).isEmpty { return reason(left, &evaluator) }
    return "\(found(left, &evaluator)) is excluded by \(found(unwanted, &evaluator)) \(place)"
  }

  private func isNear(_ expression: ExpressionTable.ID, _ evaluator: inout Evaluator) -> Bool {
    switch evaluator.table[expression] {
    case .near(let left, _, _), .notNear(let left, _, _), .with(let left, _), .without(let left, _),
      .inside(_, let left):
      !evaluator.hits(left).isEmpty
    default: false
    }
  }

  private func name(_ expression: ExpressionTable.ID, _ table: ExpressionTable) -> String {
    switch table[expression] {
    case .concept(let index): "@\(conceptNames[Int(index)])"
    case .with(let left, _), .without(let left, _), .near(let left, _, _), .notNear(let left, _, _),
      .inside(_, let left):
      name(left, table)
    default: "what it needs"
    }
  }

  private func found(_ expression: ExpressionTable.ID, _ evaluator: inout Evaluator) -> String {
    evaluator.hits(expression).first.map { quote($0, evaluator.article) } ?? name(expression, evaluator.table)
  }

  private func quote(_ hit: Hit, _ article: ArticleIndex) -> String {
    let field = article.field(hit.field)
    var text = String.UnicodeScalarView()
    text.append(
      contentsOf: field.scalars[field.scalarRange(hit.start, hit.end)].prefix(TopicMatcher.evidenceScalarsMax))
    return "'\(String(text))' (\(hit.field.rawValue))"
  }
}

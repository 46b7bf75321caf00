internal import TruceConfig
internal import TruceCore
internal import TruceStorage
internal import TruceText
internal import TruceTopics

/// `trucewatch backtest`: what new rules would add and lose, before they go live.
///
/// Topic by topic: only a topic that the new rules contain can lose matches to them, and one that is new only adds.
package enum BacktestRun {
  /// What the new rules are tried on.
  package enum Material: Sendable {
    /// Feeds, by path or URL: the old rules are tried on them too.
    case files([String])
    /// A journal: its records tell what the old rules matched; it holds nothing that they did not match.
    case journal(String)
  }

  /// - Parameters:
  ///   - newTopics: Topic files, or `builtin:NAME`.
  ///   - oldTopics: The same for the rules in force; none: the built-in packs.
  package static func run(newTopics: [String], oldTopics: [String], on material: Material) -> CommandOutput {
    var answer = CommandOutput()
    do {
      let new = try TopicFiles.read(TopicFiles.sources(newTopics))
      var comparison = Comparison(topics: new.ids)
      switch material {
      case .files(let names):
        let old = try TopicFiles.read(TopicFiles.sources(oldTopics))
        if !oldTopics.isEmpty { tellUncompared(old.ids.subtracting(new.ids), &answer) }
        for name in names { compare(name, old, new, &comparison, &answer) }
      case .journal(let path): compare(journal: path, new, &comparison, &answer)
      }
      answer.print(comparison.summary)
    } catch {
      answer.fail(error)
    }
    return answer
  }

  /// Topics that a person named and that nothing is compared with: under another id they would seem to lose nothing.
  private static func tellUncompared(_ ids: Set<String>, _ answer: inout CommandOutput) {
    guard !ids.isEmpty else { return }
    let names = ids.sorted().joined(separator: ", ")
    answer.complaints.append("trucewatch: not compared, since the new rules have no topic of that id: \(names)")
  }

  private static func compare(
    _ name: String, _ old: TopicSet, _ new: TopicSet, _ comparison: inout Comparison, _ answer: inout CommandOutput
  ) {
    do {
      let reading = try DocumentInput.document(name)
      for article in reading.document.articles {
        let text = ArticleText(article)
        comparison.add(
          article.title ?? article.summary ?? "", old: old.match(text).map(\.topic), new: new.match(text).map(\.topic),
          &answer)
      }
      answer.fail(reading.fault)
    } catch {
      answer.fail(error)
    }
  }

  private static func compare(
    journal path: String, _ new: TopicSet, _ comparison: inout Comparison, _ answer: inout CommandOutput
  ) {
    do throws(SystemError) {
      let journal = JournalFiles(path: path)
      guard try !JournalGlance(journal).isMissing else { throw SystemError.notFound }
      var cursor = try JournalCursor(journal, after: 0, readsToTheEnd: true)
      while let line = try cursor.next() {
        guard let record = cursor.record(line), let item = record.item, record.kind != .update else { continue }
        let text = ArticleText(title: item.title ?? "", summary: item.summary ?? "")
        comparison.add(item.title ?? "", old: record.topics.map(\.topic), new: new.match(text).map(\.topic), &answer)
      }
      for gap in cursor.gaps { answer.fail(gap) }
    } catch {
      answer.fail(error.isNotFound ? .noInput : .inputOutput, "cannot read the journal '\(path)': \(error)")
    }
  }
}

/// Counts and prints the differences between two sets of rules, in the topics of the new ones.
private struct Comparison {
  let topics: Set<String>
  private var articles = 0
  private var kept = 0
  private var added = 0
  private var lost = 0

  init(topics: Set<String>) { self.topics = topics }

  var summary: String {
    "\(articles.counted("item")): \(kept.counted("match", plural: "matches")) kept, \(added) added, \(lost) lost"
  }

  mutating func add(_ title: String, old: [String], new: [String], _ answer: inout CommandOutput) {
    articles += 1
    let shown = LineText.make(title, bytesMax: 2048)
    for topic in new where !old.contains(topic) {
      added += 1
      answer.print("+ \(topic)\t\(shown)")
    }
    for topic in old where topics.contains(topic) {
      if new.contains(topic) {
        kept += 1
      } else {
        lost += 1
        answer.print("- \(topic)\t\(shown)")
      }
    }
  }
}

extension TopicSet {
  fileprivate var ids: Set<String> { Set(topics.map(\.id)) }
}

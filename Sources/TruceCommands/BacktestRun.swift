internal import TruceConfig
internal import TruceCore
internal import TruceStorage
internal import TruceText
internal import TruceTopics

/// `trucewatch backtest`: what new rules would add and lose, before they go live.
package enum BacktestRun {
  /// What the new rules are tried on.
  package enum Material: Sendable {
    /// Feed files: the old rules are tried on them too.
    case files([String])
    /// A journal: its records tell what the old rules matched; it holds nothing that they did not match.
    case journal(String)
  }

  /// - Parameters:
  ///   - newTopics: Topic files, or `builtin:NAME`.
  ///   - oldTopics: The same for the rules in force; none: the built-in packs.
  package static func run(newTopics: [String], oldTopics: [String], on material: Material) -> CommandOutput {
    var answer = CommandOutput()
    var comparison = Comparison()
    do {
      let new = try TopicFiles.read(TopicFiles.sources(newTopics))
      switch material {
      case .files(let paths):
        let old = try TopicFiles.read(TopicFiles.sources(oldTopics))
        for path in paths { compare(path, old, new, &comparison, &answer) }
      case .journal(let path): compare(journal: path, new, &comparison, &answer)
      }
    } catch {
      answer.fail(error)
      return answer
    }
    answer.print(comparison.summary)
    return answer
  }

  private static func compare(
    _ path: String, _ old: TopicSet, _ new: TopicSet, _ comparison: inout Comparison, _ answer: inout CommandOutput
  ) {
    do {
      for article in try ParseRun.document(path: path, contentType: nil, baseURL: nil).articles {
        let text = ArticleText(article)
        comparison.add(
          article.title ?? article.summary ?? "", old: old.match(text).map(\.topic), new: new.match(text).map(\.topic),
          &answer)
      }
    } catch {
      answer.fail(error.status, error.message)
    }
  }

  private static func compare(
    journal path: String, _ new: TopicSet, _ comparison: inout Comparison, _ answer: inout CommandOutput
  ) {
    let decoder = RecordDecoder()
    do throws(SystemError) {
      var cursor = try JournalCursor(JournalFiles(path: path), after: 0)
      while let line = try cursor.next() {
        guard let record = decoder.decode(line), let item = record.item, record.kind != .update else { continue }
        let text = ArticleText(title: item.title ?? "", summary: item.summary ?? "")
        comparison.add(item.title ?? "", old: record.topics.map(\.topic), new: new.match(text).map(\.topic), &answer)
      }
    } catch {
      answer.fail(error.isNotFound ? .noInput : .inputOutput, "cannot read the journal '\(path)': \(error)")
    }
  }
}

/// Counts and prints the differences between two sets of rules.
private struct Comparison {
  private var articles = 0
  private var kept = 0
  private var added = 0
  private var lost = 0

  var summary: String { "\(articles) items: \(kept) matches kept, \(added) added, \(lost) lost" }

  mutating func add(_ title: String, old: [String], new: [String], _ answer: inout CommandOutput) {
    articles += 1
    let shown = LineText.make(title, bytesMax: 2048)
    for topic in new where !old.contains(topic) {
      added += 1
      answer.print("+ \(topic)\t\(shown)")
    }
    for topic in old {
      if new.contains(topic) {
        kept += 1
      } else {
        lost += 1
        answer.print("- \(topic)\t\(shown)")
      }
    }
  }
}

internal import TruceConfig
internal import TruceCore
internal import TruceFeeds
internal import TruceStorage
internal import TruceText
internal import TruceTopics

/// `trucewatch match`: the matching articles of documents, one JSON line each; keeps no state.
package enum MatchRun {
  /// - Parameters:
  ///   - names: Paths, URLs, or `-` for stdin.
  ///   - topicPaths: Topic files; none: the built-in packs.
  package static func run(_ names: [String], topicPaths: [String], explains: Bool) -> CommandOutput {
    var answer = CommandOutput()
    let topics: TopicSet
    do {
      topics = try TopicFiles.read(TopicFiles.sources(topicPaths))
    } catch {
      answer.fail(error)
      return answer
    }
    for name in names {
      do {
        let reading = try DocumentInput.document(name)
        let document = reading.document
        answer.output += explains ? explanation(of: document, topics) : lines(of: document, name: name, topics)
        answer.fail(reading.fault)
      } catch {
        answer.fail(error)
      }
    }
    return answer
  }

  private static func lines(of document: FeedDocument, name: String, _ topics: TopicSet) -> [UInt8] {
    let feedName = document.title ?? DocumentInput.shown(name)
    var json = JSONWriter()
    for article in document.articles {
      let findings = ArticleFindings(article, topics: topics)
      guard !findings.matches.isEmpty else { continue }
      MatchLine.write(article, findings, feedName: feedName, into: &json)
    }
    return json.bytes
  }

  /// Every article, matching or not, with which rules came near and what decided.
  private static func explanation(of document: FeedDocument, _ topics: TopicSet) -> [UInt8] {
    var text = ""
    for article in document.articles {
      text += "\(LineText.make(article.title ?? article.id ?? "(no title)", bytesMax: 4096))\n"
      for line in topics.explain(ArticleText(article)) { text += "  \(LineText.make(line, bytesMax: 4096))\n" }
    }
    return Array(text.utf8)
  }
}

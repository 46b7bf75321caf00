internal import TruceConfig
internal import TruceCore
internal import TruceFeeds
internal import TruceText
internal import TruceTopics

/// `trucewatch match`: the matching articles of files, one JSON line each; no state, no network.
package enum MatchRun {
  /// - Parameter topicPaths: Topic files; none: the built-in packs.
  package static func run(paths: [String], topicPaths: [String], explains: Bool) -> CommandOutput {
    var answer = CommandOutput()
    let topics: TopicSet
    do {
      topics = try TopicFiles.read(TopicFiles.sources(topicPaths))
    } catch {
      answer.fail(error)
      return answer
    }
    for path in paths {
      do {
        let document = try ParseRun.document(path: path, contentType: nil, baseURL: nil)
        answer.output += explains ? explanation(of: document, topics) : lines(of: document, path: path, topics)
      } catch {
        answer.fail(error.status, error.message)
      }
    }
    return answer
  }

  private static func lines(of document: FeedDocument, path: String, _ topics: TopicSet) -> [UInt8] {
    var json = JSONWriter()
    for article in document.articles {
      let findings = ArticleFindings(article, topics: topics)
      guard !findings.matches.isEmpty else { continue }
      MatchLine.write(article, findings, feedName: document.title ?? path, into: &json)
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

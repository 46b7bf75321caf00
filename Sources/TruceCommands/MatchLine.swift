package import TruceCore
package import TruceFeeds
package import TruceStorage
internal import TruceText
import TruceTopics

/// A matching article as one line of JSON, in the words of the journal but without what only the journal knows.
package enum MatchLine {
  package static func write(
    _ article: Article, _ findings: ArticleFindings, feedName: String, into json: inout JSONWriter
  ) {
    let budget = TextBudget()
    json.object { json in
      json.object(.feed) { json in json.member(.name, feedName) }
      RecordItem(article, keys: [], at: article.published ?? Timestamp(seconds: 0)).write(into: &json, budget)
      findings.matches.write(into: &json, budget)
      if !findings.actors.isEmpty { findings.actors.write(into: &json) }
      json.member(.event, findings.matches.lazy.compactMap(\.event).first)
    }
    json.newline()
  }
}

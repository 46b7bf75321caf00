package import TruceFeeds
package import TruceTopics

/// A matching article as one line of JSON, in the words of the journal but without what only the journal knows.
package enum MatchLine {
  package static func write(
    _ article: Article, _ matches: [TopicMatch], feedName: String, into json: inout JSONWriter
  ) {
    let budget = TextBudget()
    json.object { json in
      json.key("feed")
      json.object { json in
        json.key("name")
        json.string(feedName)
      }
      RecordItem(article, keys: [], at: article.published ?? Timestamp(seconds: 0)).write(into: &json, budget)
      json.key("topics")
      json.array { json in for match in matches { match.write(into: &json, budget) } }
      let actors = ActorIndex.builtin.actors(in: ArticleText(article), matches: matches)
      if !actors.isEmpty { actors.write(into: &json) }
      json.key("event")
      json.string(matches.lazy.compactMap(\.event).first)
    }
    json.newline()
  }
}

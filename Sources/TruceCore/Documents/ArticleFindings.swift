package import TruceFeeds
package import TruceTopics

/// What an article is about: its topics, and whom it names.
///
/// Pure: it may be found on any thread, before the core asks for it.
package struct ArticleFindings: Sendable {
  package let matches: [TopicMatch]
  /// Empty without a match.
  package let actors: [Actor]

  package init(_ article: Article, topics: TopicSet) {
    let text = ArticleText(article)
    var matches = topics.match(text)
    actors = matches.isEmpty ? [] : ActorIndex.builtin.actors(in: text, matches: matches)
    // It told the actors' roles, and no record holds it.
    for index in matches.indices { matches[index].eventEvidence = nil }
    self.matches = matches
  }
}

extension ArticleText {
  /// The texts of an article in which topics are looked for.
  package init(_ article: Article) {
    self.init(title: article.title ?? "", summary: article.summary ?? "", content: article.content ?? "")
  }
}

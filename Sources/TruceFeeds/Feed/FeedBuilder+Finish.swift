/// What a document was, once it has ended.
extension FeedBuilder {
  /// - Parameter isClosed: whether the root element was closed.
  func finish(isClosed: Bool) throws(FeedError) -> FeedDocument {
    if root == .sitemapIndex { throw .sitemapIndex(sitemaps: sitemaps) }
    if root == .rdf, articles.isEmpty, !version.isFeed { throw .otherXML(root: "rdf:RDF") }
    if !isClosed, stoppedBy == nil { warnings.add(line: 0, "document ends before the feed does") }
    let language = feed.language.value ?? scopes.rootLanguage
    var articles = self.articles
    for index in articles.indices {
      if articles[index].language == nil { articles[index].language = language }
      if articles[index].authors.isEmpty { articles[index].authors = feed.authors }
    }
    return FeedDocument(
      format: format, title: feed.title.value, link: feed.link.value, language: language, articles: articles,
      pollingHints: hints.result, warnings: warnings.all, isComplete: isClosed && stoppedBy == nil,
      stoppedBy: stoppedBy)
  }

  private var format: FeedFormat {
    guard root == .urlset else { return version.format(root) }
    return sawNews ? .newsSitemap : .sitemap
  }
}

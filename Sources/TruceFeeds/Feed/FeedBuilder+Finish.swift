internal import TruceText

/// What a document was, once it has ended.
extension FeedBuilder {
  /// - Parameter isClosed: whether the root element was closed.
  func finish(isClosed: Bool) throws(FeedError) -> FeedDocument {
    if root == .sitemapIndex { throw .sitemapIndex(sitemaps: sitemaps.urls, newest: sitemaps.newest) }
    if root == .rdf, articles.isEmpty, !version.isFeed { throw .otherXML(root: "rdf:RDF") }
    if !isClosed, stoppedBy == nil { warnings.add(line: 0, "document ends before the feed does") }
    if isSitemap { finishSitemap() }
    let language = feed.language.value ?? scopes.rootLanguage
    var articles: [Article] = []
    swap(&articles, &self.articles)
    for index in articles.indices {
      if articles[index].language == nil { articles[index].language = language }
      if articles[index].authors.isEmpty { articles[index].authors = feed.authors }
      // Without any base a path is resolved against the site that the feed names.
      if let link = articles[index].link, link.hasPrefix("/"), let site = feed.link.value {
        articles[index].link = WebAddress.resolve(link, against: site)
      }
    }
    return FeedDocument(
      format: format, title: feed.title.value, link: feed.link.value, language: language, articles: articles,
      pollingHints: hints.result, warnings: warnings.all, isComplete: isClosed && stoppedBy == nil,
      stoppedBy: stoppedBy)
  }

  private func finishSitemap() {
    keepNewest()
    if leftOut > 0 { warnings.add(line: 0, "\(leftOut) older entries are left out") }
    for index in articles.indices where articles[index].title == nil {
      articles[index].title = articles[index].link.flatMap { URLWords.title(of: $0) }
      articles[index].titleFromURL = articles[index].title != nil
    }
  }

  private var format: FeedFormat {
    guard root == .urlset else { return version.format(root) }
    return sawNews ? .newsSitemap : .sitemap
  }
}

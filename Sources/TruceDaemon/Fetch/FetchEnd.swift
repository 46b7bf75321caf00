internal import TruceCore
internal import TruceFeeds
internal import TruceHTTP
internal import TruceStorage
internal import TruceText
internal import TruceTopics

/// How a fetch ended, before the state was asked which articles are known.
struct FetchEnd {
  enum Body {
    case document(FeedDocument)
    case index(newest: String)
    case noFeed(String)
    case broken(FeedDocument, why: String)
  }

  let feed: Int
  let feedURL: String
  private let links: LinkFilter
  /// nil when there was no whole answer and nothing of it can be used.
  let answer: FetchAnswer?
  let body: Body?
  /// Why there is no answer.
  let failure: (message: String, isUnanswered: Bool, class: FailureClass)?

  init(order: FetchOrder, result: Result<HTTPResponse, HTTPError>, parsing: DocumentReader) {
    feed = order.feed
    feedURL = order.config.url
    links = order.config.settings.links
    switch result {
    case .success(let response):
      failure = nil
      answer = FetchAnswer(response, wasConditional: order.isConditional)
      body = FetchEnd.body(of: response, parsing, order.config)
    case .failure(let error):
      // What came before the transfer broke may hold whole articles.
      if parsing.hasBody, let document = try? parsing.finish(nil), !document.articles.isEmpty {
        answer = FetchAnswer(status: 200)
        body = .broken(document, why: error.description)
        failure = nil
      } else {
        answer = nil
        body = nil
        failure = (error.description, error.isUnanswered, FailureClass(error))
      }
    }
  }

  /// The outcome for the core.
  ///
  /// - Parameters:
  ///   - topics: What articles are matched with.
  ///   - known: Asks the state which articles with these identities it knows.
  func outcome(
    topics: TopicSet, known: ([ArticleIdentity]) throws(StateError) -> KnownArticles
  ) throws(StateError) -> FetchOutcome {
    guard var answer else {
      return .failed(
        message: failure?.message ?? "no answer", isUnanswered: failure?.isUnanswered ?? false,
        class: failure?.class ?? .other)
    }
    switch body {
    case nil: break
    case .index(let newest): answer.body = .index(newest: newest)
    case .noFeed(let why): answer.body = .noFeed(why)
    case .document(let whole):
      let read = try read(whole, topics, known)
      (answer.body, answer.findings) = (.document(read.document, read.identities, read.known), read.findings)
    case .broken(let whole, let why):
      let read = try read(whole, topics, known)
      (answer.body, answer.findings) = (.broken(read.document, read.identities, read.known, why: why), read.findings)
    }
    return .answered(answer)
  }

  private func read(
    _ whole: FeedDocument, _ topics: TopicSet, _ known: ([ArticleIdentity]) throws(StateError) -> KnownArticles
  ) throws(StateError) -> (
    document: FeedDocument, identities: [ArticleIdentity], known: KnownArticles, findings: [ArticleFindings?]
  ) {
    let document = wanted(whole)
    let identities = ArticleIdentity.all(in: document)
    let known = try known(identities)
    return (document, identities, known, EarlyMatching.find(in: document, identities, known, topics))
  }

  /// The document with the articles that the person wants to be looked at.
  private func wanted(_ document: FeedDocument) -> FeedDocument {
    guard links != LinkFilter() else { return document }
    var document = document
    document.articles.removeAll { !links.accepts($0.link) }
    return document
  }

  private static func body(of response: HTTPResponse, _ parsing: DocumentReader, _ config: FeedConfig) -> Body? {
    guard response.isDocument else { return nil }
    do {
      return .document(try parsing.finish(response))
    } catch .sitemapIndex(let sitemaps, let newest) where config.settings.follow == .newest && !sitemaps.isEmpty {
      return body(ofIndex: newest, config)
    } catch {
      return .noFeed(error.description)
    }
  }

  /// Another server would be sent the feed's credentials, and could be one inside the network.
  private static func body(ofIndex newest: String?, _ config: FeedConfig) -> Body {
    guard let newest else {
      return .noFeed("a sitemap index that dates none of its sitemaps; use one of them in its place")
    }
    guard WebAddress.isSameOrigin(newest, config.url) else {
      let url = newest.prefix(200)
      return .noFeed("a sitemap index whose newest sitemap, '\(url)', is on another server; use that one")
    }
    return .index(newest: newest)
  }
}

extension FetchAnswer {
  init(_ response: HTTPResponse, wasConditional: Bool) {
    self.init(
      status: response.status == 203 ? 200 : response.status, wasConditional: wasConditional,
      etag: FetchAnswer.validator("ETag", response),
      lastModified: FetchAnswer.validator("Last-Modified", response),
      cacheControl: response.list("Cache-Control"), age: response.header("Age"), expires: response.header("Expires"),
      date: response.header("Date"), retryAfter: response.header("Retry-After"),
      movedTo: FetchAnswer.permanentTarget(response),
      isHTML: response.header("Content-Type")?.lowercased().contains("html") ?? false, wireBytes: response.wireBytes)
    configuredHostIsPrivate = response.configuredHostIsPrivate
    isFromElsewhere = movedTo == nil && !response.redirects.isEmpty
  }

  /// An empty one says nothing, and sent back it would be a header without a value.
  private static func validator(_ name: String, _ response: HTTPResponse) -> String? {
    response.header(name).flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func permanentTarget(_ response: HTTPResponse) -> String? {
    guard !response.redirects.isEmpty, response.redirects.allSatisfy({ $0.status == 301 || $0.status == 308 }) else {
      return nil
    }
    return response.effectiveURL
  }
}

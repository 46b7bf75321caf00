internal import Dispatch
internal import TruceCore
internal import TruceFeeds
internal import TruceHTTP
internal import TruceStorage
internal import TruceText
internal import TruceTopics

extension FetchOutcome {
  /// How a transfer ended, in the words of the core; a document is identified, but nobody has asked yet what is known of
  /// it.
  init(_ result: Result<HTTPResponse, HTTPError>, of order: FetchOrder, reader: DocumentReader) {
    switch result {
    case .success(let response):
      let body = FetchOutcome.body(of: response, reader, order.config)
      var answer = FetchAnswer(response, wasConditional: order.isConditional, body: body)
      if response.status == 401 { answer.noteRefusal(response, configuredURL: order.config.url) }
      self = .answered(answer)
    case .failure(let error):
      // What came before the transfer broke may hold whole articles.
      if reader.hasBody, let document = try? reader.finish(nil), !document.articles.isEmpty {
        let fetched = FetchedDocument(document, links: order.config.settings.links)
        self = .answered(FetchAnswer(status: 200, body: .broken(fetched, why: Advice.text(error))))
      } else {
        self = .failed(message: Advice.text(error), isUnanswered: error.isUnanswered, class: FailureClass(error))
      }
    }
  }

  /// Finds out what is new in the document, if there is one, and what that is about; on all cores where it is much.
  ///
  /// - Parameter known: Asks the state which articles with these keys it knows.
  /// - Returns: The outcome with its document examined.
  func examined(
    topics: TopicSet, known: ([UInt64]) throws(StateError) -> KnownArticles
  ) throws(StateError) -> FetchOutcome {
    guard case .answered(var answer) = self, var document = answer.body?.document else { return self }
    document.examine(try known(document.keys), topics: topics) { count, body in
      DispatchQueue.concurrentPerform(iterations: count, execute: body)
    }
    answer.body?.document = document
    return .answered(answer)
  }

  private static func body(of response: HTTPResponse, _ reader: DocumentReader, _ config: FeedConfig) -> FetchedBody? {
    guard response.isDocument else { return nil }
    do {
      return .document(FetchedDocument(try reader.finish(response), links: config.settings.links))
    } catch .sitemapIndex(let sitemaps, let newest) where config.settings.follow == .newest && !sitemaps.isEmpty {
      return .index(newest: newest)
    } catch {
      return .noFeed(error.description)
    }
  }
}

extension FetchAnswer {
  init(_ response: HTTPResponse, wasConditional: Bool, body: FetchedBody? = nil) {
    let movedTo = FetchAnswer.permanentTarget(response)
    self.init(
      status: response.status == 203 ? 200 : response.status, wasConditional: wasConditional,
      etag: FetchAnswer.validator("ETag", response),
      lastModified: FetchAnswer.validator("Last-Modified", response),
      cacheControl: response.list("Cache-Control"), age: response.header("Age"), expires: response.header("Expires"),
      date: response.header("Date"), retryAfter: response.header("Retry-After"),
      movedTo: movedTo, isFromElsewhere: movedTo == nil && !response.redirects.isEmpty,
      configuredHostIsPrivate: response.configuredHostIsPrivate,
      isHTML: response.header("Content-Type")?.lowercased().contains("html") ?? false, wireBytes: response.wireBytes,
      body: body)
  }

  /// Takes over what says why credentials were refused, or none were sent.
  mutating func noteRefusal(_ response: HTTPResponse, configuredURL: String) {
    challenge = response.list("WWW-Authenticate")
    guard !WebAddress.isSameOrigin(response.effectiveURL, configuredURL),
      let scheme = WebAddress(response.effectiveURL).scheme
    else { return }
    let name = response.effectiveURL.utf8.prefix(scheme.upperBound)
    otherOrigin = "\(String(decoding: name, as: UTF8.self))://\(WebAddress.server(of: response.effectiveURL))"
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

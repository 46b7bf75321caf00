internal import Dispatch
internal import TruceCore
internal import TruceFeeds
internal import TruceHTTP
internal import TruceStorage
internal import TruceText

/// A document from the web, read as it came: what a command makes of a URL that a person named.
struct WebDocument {
  /// Of the response, after redirects and without credentials.
  let url: String
  /// What it is, or why it is no feed.
  let content: Result<FeedDocument, FeedError>
  /// Why there is no more of it than this.
  let fault: CommandFailure?

  /// Fetches it as `watch` would a feed without settings, and waits for it.
  ///
  /// - Parameters:
  ///   - contentType: In place of what the server says.
  ///   - baseURL: In place of the response's URL, for relative links.
  /// - Throws: Why there is no document, nor items of one that broke off; the URL stands in it.
  init(fetching url: String, contentType: String? = nil, baseURL: String? = nil) throws(CommandFailure) {
    let fetch = DocumentFetch(contentType: contentType, baseURL: baseURL)
    switch fetch.run(url: url) {
    case .success(let response):
      guard response.status < DocumentFetch.statusRefused else {
        throw WebDocument.failure(url, "HTTP status \(response.status)")
      }
      (self.url, fault) = (response.effectiveURL, nil)
      content = fetch.content()
    case .failure(let error):
      let failure = WebDocument.failure(url, error.description)
      guard let part = try? fetch.content().get(), !part.articles.isEmpty else { throw failure }
      (self.url, fault) = (WebAddress.redacted(url), failure)
      content = .success(part)
    }
  }

  /// Any other text names a file.
  static func isURL(_ text: String) -> Bool {
    ["http://", "https://"].contains { text.prefix($0.count).lowercased() == $0 }
  }

  private static func failure(_ url: String, _ reason: String) -> CommandFailure {
    CommandFailure(status: .unavailable, message: "cannot fetch '\(WebAddress.redacted(url))': \(reason)")
  }
}

/// Fetches one document into a parser and waits for it.
private final class DocumentFetch: @unchecked Sendable {
  // @unchecked: what changes is touched on `queue` only, and after `ended`.
  /// From here on the body is a page about what went wrong.
  static let statusRefused = 400
  private static let timeoutMilliseconds = 30_000

  private let queue = DispatchQueue(label: "trucewatch.document")
  private let ended = DispatchSemaphore(value: 0)
  private let contentType: String?
  private let baseURL: String?
  private let parser = FeedParser()
  private var hasBegun = false
  private var client: HTTPClient?
  private var outcome: Result<HTTPResponse, HTTPError> = .failure(.cancelled)

  init(contentType: String?, baseURL: String?) {
    self.contentType = contentType
    self.baseURL = baseURL
  }

  func run(url: String) -> Result<HTTPResponse, HTTPError> {
    queue.async { [self] in start(url) }
    ended.wait()
    return queue.sync {
      client?.shutDown()
      return outcome
    }
  }

  /// What was fetched is, once it was.
  func content() -> Result<FeedDocument, FeedError> {
    guard hasBegun else { return .failure(.empty) }
    return Result { () throws(FeedError) in try parser.finish() }
  }

  private func start(_ url: String) {
    do throws(HTTPError) {
      client = try HTTPClient(queue: queue, connectionsMax: 2)
    } catch {
      return end(.failure(error))
    }
    let request = HTTPRequest(
      url: url, userAgent: ProgramInfo.userAgent(contact: ""),
      timeoutMilliseconds: DocumentFetch.timeoutMilliseconds, bodyBytesMax: DocumentInput.bytesMax)
    _ = client?.start(
      request, onBody: { [self] head, bytes in consume(head, bytes) }, onFinish: { [self] result in end(result) })
  }

  private func consume(_ head: HTTPResponse, _ bytes: UnsafeRawBufferPointer) -> BodyDecision {
    guard head.status < DocumentFetch.statusRefused else { return .stop }
    if !hasBegun { begin(head) }
    return parser.consume(bytes) ? .continue : .stop
  }

  private func begin(_ head: HTTPResponse) {
    parser.begin(contentType: contentType ?? head.header("Content-Type"), baseURL: baseURL ?? head.effectiveURL)
    hasBegun = true
  }

  private func end(_ result: Result<HTTPResponse, HTTPError>) {
    outcome = result
    ended.signal()
  }
}

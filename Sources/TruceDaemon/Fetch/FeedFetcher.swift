internal import Dispatch
internal import Foundation
internal import TruceCore
internal import TruceFeeds
internal import TruceHTTP
internal import TruceText

/// Carries out fetch orders: transfers the document and pushes it into a parser as it comes.
///
/// Confined to the daemon's queue; `onEnd` is called there, once per order.
final class FeedFetcher {
  private let client: HTTPClient
  private let onEnd: (FetchEnd) -> Void
  /// Parsers are reused, for feeds with the same limits: each keeps its buffers.
  private var idleParsers: [(limits: FeedLimits, parser: FeedParser)] = []
  /// More than these are freed when they fall idle: a burst need not be paid for ever after.
  private static let idleParsersMax = 8

  init(queue: DispatchQueue, connectionsMax: Int, onEnd: @escaping (FetchEnd) -> Void) throws {
    client = try HTTPClient(queue: queue, connectionsMax: connectionsMax)
    self.onEnd = onEnd
  }

  var transfersInFlight: Int { client.transfersInFlight }

  func start(_ order: FetchOrder) {
    let limits = FeedLimits(itemsMax: order.config.settings.itemsMax)
    let place = idleParsers.lastIndex { $0.limits == limits }
    let parsing = DocumentReader(limits: limits, parser: place.map { idleParsers.remove(at: $0).parser })
    _ = client.start(
      FeedFetcher.request(for: order),
      onBody: { head, bytes in parsing.consume(head, bytes) },
      onFinish: { [self] result in
        let end = FetchEnd(order: order, result: result, parsing: parsing)
        if idleParsers.count < FeedFetcher.idleParsersMax, let parser = parsing.parser {
          idleParsers.append((limits, parser))
        }
        onEnd(end)
      })
  }

  /// Ends all transfers; `onEnd` is not called any more.
  func shutDown() { client.shutDown() }

  private static func request(for order: FetchOrder) -> HTTPRequest {
    let settings = order.config.settings
    return HTTPRequest(
      url: order.url, configuredURL: order.config.url, configuredHostIsPrivate: order.configuredHostIsPrivate,
      headers: order.headers.map { HTTPHeader(name: $0.name, value: $0.value) },
      privateHeaders: privateHeaders(settings),
      userAgent: settings.userAgent.isEmpty
        ? ProgramInfo.userAgent(contact: settings.contact) : settings.userAgent,
      timeoutMilliseconds: Int(settings.timeoutMilliseconds), bodyBytesMax: settings.bodyBytesMax,
      proxy: settings.proxy.isEmpty ? nil : settings.proxy,
      caFile: settings.caFile.isEmpty ? nil : settings.caFile,
      version: settings.httpVersion == .http1 ? .http1 : .negotiated,
      allowsFileURLs: settings.allowsFileURLs, allowsPrivateRedirects: settings.allowsPrivateRedirects)
  }
}

extension FeedFetcher {
  /// The configured headers and credentials: they go to the feed's own host alone.
  private static func privateHeaders(_ settings: FeedSettings) -> [HTTPHeader] {
    var headers = settings.headers.map { HTTPHeader(name: $0.name, text: $0.value) }
    if !settings.basicAuth.isEmpty {
      let encoded = Data(settings.basicAuth.utf8).base64EncodedString()
      headers.append(HTTPHeader(name: "Authorization", text: "Basic " + encoded))
    }
    if !settings.bearer.isEmpty { headers.append(HTTPHeader(name: "Authorization", text: "Bearer " + settings.bearer)) }
    return headers
  }
}

/// The body of one transfer on its way through a parser. Confined to the daemon's queue.
final class DocumentReader {
  private let limits: FeedLimits
  private(set) var parser: FeedParser?
  private(set) var hasBody = false

  init(limits: FeedLimits, parser: FeedParser?) {
    self.limits = limits
    self.parser = parser
  }

  func consume(_ head: HTTPResponse, _ bytes: UnsafeRawBufferPointer) -> BodyDecision {
    // What comes with an error is a page for people.
    guard head.isDocument else { return .continue }
    return parser(for: head).consume(bytes) ? .continue : .stop
  }

  /// - Throws: Why it is no feed.
  func finish(_ head: HTTPResponse?) throws(FeedError) -> FeedDocument {
    guard hasBody || head != nil else { throw .empty }
    return try parser(for: head ?? HTTPResponse(status: 200, effectiveURL: "")).finish()
  }

  /// The parser, begun with what the response's head says.
  private func parser(for head: HTTPResponse) -> FeedParser {
    let parser = parser ?? FeedParser(limits: limits)
    self.parser = parser
    if !hasBody {
      // Often relative, as with the file names of content negotiation.
      let location = WebAddress.resolve(head.header("Content-Location") ?? "", against: head.effectiveURL)
      parser.begin(contentType: head.header("Content-Type"), baseURL: location)
      hasBody = true
    }
    return parser
  }
}

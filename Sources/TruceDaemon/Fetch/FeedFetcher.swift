internal import Dispatch
internal import TruceCore
internal import TruceFeeds
internal import TruceHTTP
internal import TruceStorage
internal import TruceText

/// Carries out fetch orders: transfers the document and pushes it into a parser as it comes.
///
/// Confined to the daemon's queue; `onEnd` is called there, once per order.
final class FeedFetcher {
  private let queue: DispatchQueue
  private let client: HTTPClient
  private let onEnd: (FetchOrder, FetchOutcome) -> Void
  /// Parsers are reused, for feeds with the same limits: each keeps its buffers.
  private var idleParsers: [(limits: FeedLimits, parser: FeedParser)] = []
  /// More than these are freed when they fall idle: a burst need not be paid for ever after.
  private static let idleParsersMax = 8

  init(queue: DispatchQueue, connectionsMax: Int, onEnd: @escaping (FetchOrder, FetchOutcome) -> Void) throws {
    self.queue = queue
    client = try HTTPClient(queue: queue, connectionsMax: connectionsMax)
    self.onEnd = onEnd
  }

  func start(_ order: FetchOrder) {
    dispatchPrecondition(condition: .onQueue(queue))
    let limits = FeedLimits(itemsMax: order.config.settings.itemsMax)
    let place = idleParsers.lastIndex { $0.limits == limits }
    let reader = DocumentReader(limits: limits, parser: place.map { idleParsers.remove(at: $0).parser })
    _ = client.start(
      FeedFetcher.request(for: order),
      onBody: { head, bytes in reader.consume(head, bytes) },
      onFinish: { [self] result in
        let outcome = FetchOutcome(result, of: order, reader: reader)
        if idleParsers.count < FeedFetcher.idleParsersMax, let parser = reader.parser {
          idleParsers.append((limits, parser))
        }
        onEnd(order, outcome)
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
      let encoded = Base64.encode(settings.basicAuth.utf8)
      headers.append(HTTPHeader(name: "Authorization", text: "Basic " + encoded))
    }
    if !settings.bearer.isEmpty { headers.append(HTTPHeader(name: "Authorization", text: "Bearer " + settings.bearer)) }
    return headers
  }
}

internal import Dispatch
internal import TruceCore
internal import TruceFeeds
internal import TruceHTTP
internal import TruceText

/// `trucewatch feeds discover`: what feeds a page advertises.
package enum DiscoverRun {
  package static func run(url: String) -> CommandOutput {
    let fetch = PageFetch()
    let outcome = fetch.run(url: url)
    var answer = CommandOutput()
    switch outcome {
    case .failure(let error): answer.fail(.unavailable, "cannot fetch '\(url)': \(error)")
    case .success(let response) where response.status != 200:
      answer.fail(.unavailable, "cannot fetch '\(url)': HTTP status \(response.status)")
    case .success(let response): tell(fetch, response, url: url, &answer)
    }
    return answer
  }

  private static func tell(_ fetch: PageFetch, _ response: HTTPResponse, url: String, _ answer: inout CommandOutput) {
    do {
      let document = try fetch.document()
      let title = document.title.map { "  # " + LineText.make($0, bytesMax: 256) } ?? ""
      answer.print(response.effectiveURL + title)
    } catch .htmlPage(_, let feeds) where !feeds.isEmpty {
      for feed in feeds { answer.print(LineText.make(feed, bytesMax: 4096)) }
    } catch .sitemapIndex(let sitemaps, _) where !sitemaps.isEmpty {
      for sitemap in sitemaps { answer.print(LineText.make(sitemap, bytesMax: 4096)) }
    } catch {
      answer.fail(.data, "'\(url)' is no feed and advertises none: \(error)")
    }
  }
}

/// Fetches one page into a parser and waits for it.
private final class PageFetch: @unchecked Sendable {
  // @unchecked: what changes is touched on `queue` only, and after `ended`.
  /// The links of a page stand in its first bytes.
  private static let bodyBytesMax = 8 << 20
  private static let timeoutMilliseconds = 30_000

  private let queue = DispatchQueue(label: "trucewatch.discover")
  private let ended = DispatchSemaphore(value: 0)
  private let parser = FeedParser()
  private var hasBegun = false
  private var client: HTTPClient?
  private var outcome: Result<HTTPResponse, HTTPError> = .failure(.cancelled)

  func run(url: String) -> Result<HTTPResponse, HTTPError> {
    queue.async { [self] in start(url) }
    ended.wait()
    return queue.sync {
      client?.shutDown()
      return outcome
    }
  }

  /// What the page is, if it is a feed.
  func document() throws(FeedError) -> FeedDocument {
    guard hasBegun else { throw .empty }
    return try parser.finish()
  }

  private func start(_ url: String) {
    do throws(HTTPError) {
      client = try HTTPClient(queue: queue, connectionsMax: 2)
    } catch {
      return end(.failure(error))
    }
    let request = HTTPRequest(
      url: url, userAgent: ProgramInfo.userAgent(contact: ""), timeoutMilliseconds: PageFetch.timeoutMilliseconds,
      bodyBytesMax: PageFetch.bodyBytesMax)
    _ = client?.start(
      request, onBody: { [self] head, bytes in consume(head, bytes) }, onFinish: { [self] result in end(result) })
  }

  private func consume(_ head: HTTPResponse, _ bytes: UnsafeRawBufferPointer) -> BodyDecision {
    if !hasBegun { parser.begin(contentType: head.header("Content-Type"), baseURL: head.effectiveURL) }
    hasBegun = true
    return parser.consume(bytes) ? .continue : .stop
  }

  private func end(_ result: Result<HTTPResponse, HTTPError>) {
    outcome = result
    ended.signal()
  }
}

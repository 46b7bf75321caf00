import Dispatch
import TruceHTTP

/// A client on a queue of its own, with calls that a test can await. Shuts the client down when it goes.
final class Fetcher: Sendable {
  /// What came of one transfer.
  struct Fetched: Sendable {
    var result: Result<HTTPResponse, HTTPError>
    var body: [UInt8]
    /// From the start to the end, both seen on the queue: the test itself may wait for a thread.
    var elapsed: Duration

    var text: String { String(decoding: body, as: UTF8.self) }
    var error: HTTPError? {
      if case .failure(let error) = result { error } else { nil }
    }
  }

  let queue = DispatchQueue(label: "fetcher")
  let client: HTTPClient

  /// - Parameter environment: Empty, so that no proxy of the machine comes into a test.
  init(environment: [String: String] = [:], takenAsPublic: [String] = []) throws {
    client = try HTTPClient(
      queue: queue, connectionsMax: 16, environment: environment,
      addressesTakenAsPublic: Set(takenAsPublic.compactMap { IPAddress($0) }))
  }

  deinit { queue.sync { client.shutDown() } }

  /// Starts a transfer; `started` gets its name on the queue, `onBody` each part of its body.
  func fetch(
    _ request: HTTPRequest, started: @escaping @Sendable (HTTPTransferID) -> Void = { _ in },
    onBody: @escaping @Sendable (HTTPResponse, Int) -> BodyDecision = { _, _ in .continue }
  ) async -> Fetched {
    await withCheckedContinuation { continuation in
      queue.async { [self] in
        var body: [UInt8] = []
        let start = ContinuousClock.now
        let id = client.start(request) { head, bytes in
          body += bytes
          return onBody(head, bytes.count)
        } onFinish: { result in
          continuation.resume(returning: Fetched(result: result, body: body, elapsed: .now - start))
        }
        started(id)
      }
    }
  }

  func fetch(_ url: String) async -> Fetched { await fetch(HTTPRequest(url: url)) }
}

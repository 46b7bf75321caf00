/// A real HTTP server on an address of its own in 127.0.0.0/8, scripted by a closure. Stops when the last reference
/// goes.
package final class LoopbackServer: Sendable {
  /// 127.x.y.z, or `::1`.
  package let address: String
  package let port: Int
  private let listener: LoopbackListener

  /// - Parameters:
  ///   - address: Where to listen, in place of an address of its own; the port is always a free one.
  ///   - answer: Called on the thread of a connection, for many connections side by side.
  package init(address: String? = nil, _ answer: @escaping @Sendable (TestRequest) -> TestResponse) throws {
    self.address = address ?? LoopbackAddress.next()
    let descriptor: Int32
    (descriptor, port) = try LoopbackAddress.listen(at: self.address)
    listener = try LoopbackListener(descriptor: descriptor, answer: answer)
  }

  deinit { stop() }

  /// `http://ADDRESS:PORT`, without a slash at the end.
  package var baseURL: String { "http://" + (address.contains(":") ? "[\(address)]" : address) + ":\(port)" }

  /// The URL of `path`, which begins with a slash.
  package func url(_ path: String = "/feed.xml") -> String { baseURL + path }

  /// In the order in which their heads were complete.
  package var requests: [TestRequest] { listener.seen.update { $0.requests } }

  package var connectionCount: Int { listener.seen.update { $0.connections } }

  /// Waits until this many requests have come in all, and returns them.
  @discardableResult
  package func waitForRequests(_ count: Int, timeout: Duration = .patience) async throws -> [TestRequest] {
    try await listener.seen.wait(for: "\(count) requests", timeout: timeout) {
      $0.requests.count >= count ? $0.requests : nil
    }
  }

  /// Waits until such a request has come.
  @discardableResult
  package func waitForRequest(
    where isWanted: @escaping @Sendable (TestRequest) -> Bool, timeout: Duration = .patience
  ) async throws -> TestRequest {
    try await listener.seen.wait(for: "a certain request", timeout: timeout) { $0.requests.first(where: isWanted) }
  }

  /// Ends every connection and stops listening; without effect the second time.
  package func stop() { listener.stop() }
}

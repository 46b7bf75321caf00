import Foundation

/// A real HTTP server on an address of its own in 127.0.0.0/8, scripted by a closure.
///
/// Every connection has a thread; `answer` is called on it.
package final class LoopbackServer: Sendable {
  /// What the server has seen.
  struct Seen {
    var requests: [TestRequest] = []
    var connections = 0
  }

  /// 127.x.y.z, or `::1`.
  package let address: String
  package let port: Int
  private let listener: Int32
  private let seen = Watched(Seen())
  private let stopEvent: StopEvent
  private let threads = DispatchGroup()
  private let answer: @Sendable (TestRequest) -> TestResponse

  /// - Parameter address: Where to listen, in place of an address of its own; the port is always a free one.
  package init(address: String? = nil, _ answer: @escaping @Sendable (TestRequest) -> TestResponse) throws {
    self.address = address ?? LoopbackAddress.next()
    self.answer = answer
    stopEvent = try StopEvent()
    (listener, port) = try LoopbackAddress.listen(at: self.address)
    start { [listener, stopEvent, weak self] in
      while stopEvent.wait(for: listener) {
        let descriptor = Descriptors.accept(listener)
        if descriptor >= 0 { self?.serve(descriptor) }
      }
    }
  }

  deinit { stop() }

  /// `http://ADDRESS:PORT`, without a slash at the end.
  package var baseURL: String { "http://" + (address.contains(":") ? "[\(address)]" : address) + ":\(port)" }

  /// The URL of `path`, which begins with a slash.
  package func url(_ path: String = "/feed.xml") -> String { baseURL + path }

  /// In the order in which their heads were complete.
  package var requests: [TestRequest] { seen.update { $0.requests } }

  package var connectionCount: Int { seen.update { $0.connections } }

  /// Waits until this many requests have come in all, and returns them.
  @discardableResult
  package func waitForRequests(_ count: Int, timeout: Duration = .seconds(10)) async throws -> [TestRequest] {
    try await seen.wait(for: "\(count) requests", timeout: timeout) { $0.requests.count >= count ? $0.requests : nil }
  }

  /// Ends every connection and stops listening; without effect the second time.
  package func stop() {
    stopEvent.stop()
    threads.wait()
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve(_ descriptor: Int32) {
    let number = seen.update { seen in
      seen.connections += 1
      return seen.connections
    }
    start { [stopEvent, seen, answer] in
      var connection = LoopbackConnection(descriptor: descriptor, number: number, stopEvent: stopEvent)
      connection.serve { request in
        let numbered = seen.update { seen in
          var numbered = request
          numbered.number = seen.requests.count + 1
          seen.requests.append(numbered)
          return numbered
        }
        return answer(numbered)
      }
    }
  }

  private func start(_ body: @escaping @Sendable () -> Void) {
    threads.enter()
    Thread.detachNewThread { [threads] in
      body()
      threads.leave()
    }
  }
}

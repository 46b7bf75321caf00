import Foundation

/// The threads behind a loopback server: one that accepts, and one per connection.
///
/// They hold this object and not the server, so that the server's end can wait for theirs.
final class LoopbackListener: Sendable {
  /// What has come in.
  struct Seen {
    var requests: [TestRequest] = []
    var connections = 0
    var isStopped = false
  }

  let seen = Watched(Seen())
  private let descriptor: Int32
  private let stopEvent: StopEvent
  private let threads = DispatchGroup()
  private let answer: @Sendable (TestRequest) -> TestResponse

  init(descriptor: Int32, answer: @escaping @Sendable (TestRequest) -> TestResponse) throws {
    self.descriptor = descriptor
    self.answer = answer
    stopEvent = try StopEvent()
    start { [self] in acceptAll() }
  }

  /// Ends every connection and stops listening; without effect the second time.
  func stop() {
    let isFirst = seen.update { seen in
      defer { seen.isStopped = true }
      return !seen.isStopped
    }
    guard isFirst else { return }
    stopEvent.stop()
    threads.wait()
    // A program that is being started holds a copy for a moment, which would go on listening.
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  private func acceptAll() {
    while stopEvent.wait(for: descriptor) {
      let client = Descriptors.accept(descriptor)
      guard client >= 0 else { continue }
      let number = seen.update { seen in
        seen.connections += 1
        return seen.connections
      }
      start { [self] in
        var connection = LoopbackConnection(descriptor: client, number: number, stopEvent: stopEvent)
        connection.serve { answer(note($0)) }
      }
    }
  }

  private func note(_ request: TestRequest) -> TestRequest {
    seen.update { seen in
      var numbered = request
      numbered.number = seen.requests.count + 1
      seen.requests.append(numbered)
      return numbered
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

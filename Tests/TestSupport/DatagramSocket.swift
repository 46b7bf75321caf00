import Foundation

/// A Unix datagram socket that a test listens on, as a service manager or the systemd journal does.
package final class DatagramSocket: Sendable {
  /// What a sender is told: a path, or `@` and an abstract name.
  package let address: String
  private let folder: TemporaryFolder
  private let descriptor: Int32
  private let received = Watched<[String]>([])
  private let stopEvent: StopEvent
  private let threads = DispatchGroup()

  /// - Parameter isAbstract: Without a file.
  package init(isAbstract: Bool = false) throws {
    folder = try TemporaryFolder()
    let path = folder.path("socket")
    address = isAbstract ? "@trucewatch-test\(path)" : path
    stopEvent = try StopEvent()
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(address.utf8)
    withUnsafeMutableBytes(of: &name.sun_path) { space in
      space.copyBytes(from: bytes)
      if isAbstract { space[0] = 0 }
    }
    let length = socklen_t(2 + bytes.count)
    let bound = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    guard bound == 0 else { throw Spawn.Failure(call: "bind", code: errno) }
    threads.enter()
    Thread.detachNewThread { [descriptor, received, stopEvent, threads] in
      var buffer = [UInt8](repeating: 0, count: 1 << 20)
      while stopEvent.wait(for: descriptor) {
        let count = recv(descriptor, &buffer, buffer.count, 0)
        let text = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        received.update { $0.append(text) }
      }
      threads.leave()
    }
  }

  deinit {
    stopEvent.stop()
    threads.wait()
    close(descriptor)
  }

  /// The datagrams so far, as text.
  package var messages: [String] { received.update { $0 } }

  /// Waits for a datagram that holds `text` among those after the first `skipped`, and returns it.
  @discardableResult
  package func waitForMessage(containing text: String, after skipped: Int = 0) async throws -> String {
    try await received.wait(for: "a datagram with '\(text)'") { $0.dropFirst(skipped).first { $0.contains(text) } }
  }

  /// Waits until so many datagrams hold `text`.
  package func wait(for count: Int, messagesContaining text: String) async throws {
    try await received.wait(for: "\(count) datagrams with '\(text)'") { messages in
      messages.count { $0.contains(text) } >= count ? () : nil
    }
  }
}

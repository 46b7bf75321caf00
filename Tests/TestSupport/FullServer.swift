import Foundation

/// A server whose queue of connections is full: what connects to it waits, as for a host that drops packets.
package final class FullServer: Sendable {
  package let url: String
  private let descriptors: [Int32]

  package init() throws {
    let address = LoopbackAddress.next()
    let (listening, port) = try LoopbackAddress.listen(at: address)
    url = "http://\(address):\(port)/feed.xml"
    // Nobody accepts: the first connections are all that the kernel takes.
    guard Glibc.listen(listening, 0) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    descriptors = [listening] + (try (0..<4).map { _ in try FullServer.connect(address, port) })
  }

  deinit { for descriptor in descriptors { close(descriptor) } }

  /// Begins a connection and does not wait for it.
  private static func connect(_ address: String, _ port: Int) throws -> Int32 {
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let descriptor = socket(AF_INET, type, 0)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    var target = sockaddr_in()
    target.sin_family = sa_family_t(AF_INET)
    target.sin_port = UInt16(port).bigEndian
    inet_pton(AF_INET, address, &target.sin_addr)
    withUnsafeBytes(of: target) { bytes in
      _ = Glibc.connect(
        descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
    }
    return descriptor
  }
}

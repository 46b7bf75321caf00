internal import Glibc

/// Tells the service manager how the daemon is, as sd_notify(3) does; without one, nothing is sent.
struct Notifier {
  private let address: [UInt8]

  /// - Parameter socket: `$NOTIFY_SOCKET`: a path, or `@` and an abstract name.
  init(socket: String?) {
    let bytes = Array((socket ?? "").utf8)
    let isUsable =
      bytes.count > 1 && bytes.count < 108 && (bytes[0] == UInt8(ascii: "/") || bytes[0] == UInt8(ascii: "@"))
    address = isUsable ? bytes : []
  }

  /// Sends lines such as `READY=1`. A service manager that does not listen is no reason to stop.
  func send(_ lines: [String]) {
    guard !address.isEmpty else { return }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var target = sockaddr_un()
    target.sun_family = sa_family_t(AF_UNIX)
    let pathOffset = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
    withUnsafeMutableBytes(of: &target.sun_path) { path in
      path.copyBytes(from: address)
      if address[0] == UInt8(ascii: "@") { path[0] = 0 }
    }
    let length = socklen_t(pathOffset + address.count)
    let message = Array(lines.joined(separator: "\n").utf8)
    withUnsafePointer(to: &target) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
        _ = sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), name, length)
      }
    }
  }
}

internal import Glibc
internal import TruceCore
internal import TruceStorage
internal import TruceText

/// Tells the service manager how the daemon is, as sd_notify(3) does; without one, nothing is sent.
struct Notifier {
  private static let sendSecondsMax = 1
  private let address: [UInt8]

  /// - Parameter socket: `$NOTIFY_SOCKET`: a path, or `@` and an abstract name.
  init(socket: String?) {
    let bytes = Array((socket ?? "").utf8)
    let isUsable =
      bytes.count > 1 && bytes.count < 108 && (bytes[0] == UInt8(ascii: "/") || bytes[0] == UInt8(ascii: "@"))
    address = isUsable ? bytes : []
  }

  /// Whether somebody wants to be told.
  var isOn: Bool { !address.isEmpty }

  /// The daemon ends because of this.
  ///
  /// - Parameter code: An `errno`.
  func sendFailure(_ text: String, code: Int32) {
    send(["STOPPING=1", "STATUS=\(LineText.make(text, bytesMax: 1024))", "ERRNO=\(code)"])
  }

  /// Sends assignments such as `READY=1`, a line break in a text made a space. A service manager that does not listen is
  /// no reason to stop, and one that is slow to read is waited for `sendSecondsMax` at most.
  func send(_ assignments: [String]) {
    guard isOn else { return }
    let lines = assignments.map { $0.replacing("\n", with: " ") }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var patience = timeval(tv_sec: Notifier.sendSecondsMax, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
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

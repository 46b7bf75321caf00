import Foundation
import Synchronization

/// Addresses of 127.0.0.0/8, all of which Linux answers for without any set-up.
enum LoopbackAddress {
  private static let used = Atomic<Int>(0)

  /// Another one each time; two test runs side by side seldom share one, and never a port.
  static func next() -> String {
    let number = used.add(1, ordering: .relaxed).newValue
    return "127.\(Int(getpid()) % 200 + 20).\(number / 250 % 250).\(number % 250 + 1)"
  }

  /// A listening socket at a free port.
  static func listen(at address: String) throws -> (descriptor: Int32, port: Int) {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST | AI_PASSIVE
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(address, "0", &hints, &found) == 0, let found else { throw POSIXError(.EINVAL) }
    defer { freeaddrinfo(found) }
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(found.pointee.ai_family, type, 0)
    guard descriptor >= 0, bind(descriptor, found.pointee.ai_addr, found.pointee.ai_addrlen) == 0,
      Glibc.listen(descriptor, 1024) == 0
    else {
      let code = errno
      close(descriptor)
      throw POSIXError(.init(rawValue: code) ?? .EIO)
    }
    return (descriptor, try port(of: descriptor))
  }

  private static func port(of descriptor: Int32) throws -> Int {
    var address = sockaddr_in6()
    var length = socklen_t(MemoryLayout.size(ofValue: address))
    let code = withUnsafeMutableBytes(of: &address) { bytes in
      getsockname(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &length)
    }
    guard code == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    // The port stands at the same place in both families.
    return Int(UInt16(bigEndian: address.sin6_port))
  }
}

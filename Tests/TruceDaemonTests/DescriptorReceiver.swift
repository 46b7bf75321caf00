import CService
import Foundation
import TestSupport
import TruceStorage

@testable import TruceDaemon

/// A Unix datagram socket that takes one descriptor, as the systemd journal does for a large entry.
final class DescriptorReceiver {
  let path: String
  private let folder: TemporaryFolder
  private let descriptor: Int32

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("socket")
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard bound == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
  }

  deinit { close(descriptor) }

  /// The bytes of the file that was sent, and whether nobody can change them.
  func receive() throws -> (bytes: [UInt8], isSealed: Bool) {
    let file = cservice_receive_descriptor(descriptor)
    guard file >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    defer { close(file) }
    var status = stat()
    fstat(file, &status)
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = pread(file, &bytes, bytes.count, 0)
    return (Array(bytes.prefix(max(0, count))), write(file, "x", 1) == -1 && errno == EPERM)
  }
}

internal import CService
internal import Glibc
internal import TruceStorage

/// Entries to the systemd journal in its native protocol; where it does not take one, its message goes to `fallback`.
final class SystemdJournalSink: LineSink {
  static let path = "/run/systemd/journal/socket"

  private let descriptor: Int32
  private let path: String
  private let fallback: any LineSink

  init(path: String = SystemdJournalSink.path, fallback: any LineSink) {
    self.path = path
    self.fallback = fallback
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
  }

  deinit { close(descriptor) }

  /// An entry is a datagram.
  var chunkBytesMax: Int { 0 }

  /// The journal's socket stays with the service manager while the journal restarts: a full one is waited for.
  func write(_ entry: [UInt8]) -> Bool {
    while true {
      if send(entry) { return true }
      switch errno {
      case EINTR: continue
      case EMSGSIZE, ENOBUFS:
        if sendAsFile(entry) { return true }
      default: break
      }
      return fallback.write(SystemdJournalSink.message(of: entry))
    }
  }

  private func send(_ entry: [UInt8]) -> Bool {
    withAddress { sendto(descriptor, entry, entry.count, Int32(MSG_NOSIGNAL), $0, $1) } >= 0
  }

  /// What is too large for a datagram goes as a sealed file in memory.
  private func sendAsFile(_ entry: [UInt8]) -> Bool {
    let number = cservice_memfd("trucewatch-entry")
    guard number >= 0 else { return false }
    let file = FileDescriptor(adopting: number)
    do { try file.write(entry) } catch { return false }
    guard cservice_seal(file.number) == 0 else { return false }
    return withAddress { cservice_send_descriptor(descriptor, $0, $1, file.number) } >= 0
  }

  private func withAddress<Output>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Output) -> Output {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
  }

  /// The line for stdout: the message, which `SystemdJournalEntry` puts first.
  static func message(of entry: [UInt8]) -> [UInt8] {
    let line = entry.prefix { $0 != UInt8(ascii: "\n") }
    return line.dropFirst("MESSAGE=".utf8.count) + [UInt8(ascii: "\n")]
  }
}

internal import Glibc
internal import TruceText

/// Feeds that a person wants asked again at once: the file `retry` of the state folder, a URL a line.
///
/// `trucewatch feeds retry` writes it, and the watch reads it when it starts and when it reloads.
package struct RetryRequests {
  private let path: String
  private var takenPath: String { path + ".taken" }
  private let lockPath: String

  private static let bytesMax = 1 << 20
  private static let attemptsMax = 3

  /// - Parameter folder: The state folder.
  package init(folder: String) {
    path = folder + "/retry"
    lockPath = folder + "/lock"
  }

  /// Whether a watch uses the state folder.
  package enum Watch: Equatable {
    case none
    /// The process that holds the folder, as the kernel tells it: what the lock's file says may be of another machine.
    case running(Int32)
    /// It cannot be seen from here.
    case unknown
  }

  package func add(_ urls: [String]) throws(SystemError) {
    let bytes = Array(urls.map { $0 + "\n" }.joined().utf8)
    // A watch that takes the requests meanwhile may not see these.
    for _ in 0..<RetryRequests.attemptsMax {
      // The folder is another user's: no link of it is followed, and nothing waited for.
      let file = try FileDescriptor(opening: path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK, mode: 0o644)
      let status = try file.status
      guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(code: EINVAL) }
      // Whoever runs the watch reads it, whatever the umask of who wrote it.
      if status.st_uid == geteuid() { fchmod(file.number, 0o644) }
      try file.write(bytes)
      try file.synchronize()
      var there = stat()
      if stat(path, &there) == 0, there.st_ino == status.st_ino { return }
    }
  }

  package var watch: Watch {
    var lock = stat()
    guard stat(lockPath, &lock) == 0 else { return errno == ENOENT ? .none : .unknown }
    guard let file = try? FileDescriptor(opening: "/proc/locks", O_RDONLY),
      let bytes = try? file.read(at: 0, count: RetryRequests.bytesMax)
    else { return .unknown }
    return RetryRequests.holder(String(decoding: bytes, as: UTF8.self), lock)
  }

  /// Who holds the lock on a file, by the lines of `/proc/locks`. Source: proc_locks(5).
  static func holder(_ locks: String, _ lock: stat) -> Watch {
    // As makedev(3) puts them together.
    let number = UInt64(lock.st_dev)
    let device = [number >> 8 & 0xFFF | number >> 32 & ~0xFFF, number & 0xFF | number >> 12 & ~0xFF].map {
      ($0 < 16 ? "0" : "") + String($0, radix: 16)
    }
    var isSeen = false
    for line in locks.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 5, fields[1] == "FLOCK", fields[5].hasSuffix(":\(lock.st_ino)") else { continue }
      isSeen = true
      guard fields[5] == "\(device[0]):\(device[1]):\(lock.st_ino)", let process = Int32(fields[4]), process > 1 else {
        continue
      }
      return .running(process)
    }
    return isSeen ? .unknown : .none
  }

  /// The URLs asked for. They are kept under another name until `finish`: a crash before asks for them again.
  package func take() throws(SystemError) -> [String] {
    let before = try read()
    return rename(path, takenPath) == 0 ? before + (try read()) : before
  }

  /// What was taken is done.
  package func finish() { unlink(takenPath) }

  private func read() throws(SystemError) -> [String] {
    do throws(SystemError) {
      let file = try FileDescriptor(opening: takenPath, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
      let bytes = try file.read(at: 0, count: RetryRequests.bytesMax)
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    } catch {
      if error.code == ENOENT { return [] }
      throw error
    }
  }
}

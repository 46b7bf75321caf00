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

  /// - Parameter folder: The state folder.
  package init(folder: String) {
    path = folder + "/retry"
    lockPath = folder + "/lock"
  }

  package func add(_ urls: [String]) throws(SystemError) {
    // Whoever runs the watch reads it, whoever wrote it.
    let file = try FileDescriptor(opening: path, O_WRONLY | O_CREAT | O_APPEND, mode: 0o644)
    try file.write(Array(urls.map { $0 + "\n" }.joined().utf8))
    try file.synchronize()
  }

  /// The process of the watch that uses the folder; nil where none runs.
  package var watch: Int32? {
    guard let file = try? FileDescriptor(opening: lockPath, O_RDONLY), let isFree = try? file.lock(), !isFree else {
      return nil
    }
    let bytes = (try? file.read(at: 0, count: 32)) ?? []
    return Int32(String(decoding: bytes.prefix(while: \.isASCIIDigit), as: UTF8.self))
  }

  /// The URLs asked for. They are kept under another name until `finish`: a crash before asks for them again.
  package func take() -> [String] {
    let before = read()
    return rename(path, takenPath) == 0 ? before + read() : before
  }

  /// What was taken is done.
  package func finish() { unlink(takenPath) }

  private func read() -> [String] {
    guard let file = try? FileDescriptor(opening: takenPath, O_RDONLY),
      let bytes = try? file.read(at: 0, count: RetryRequests.bytesMax)
    else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

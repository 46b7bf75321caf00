import Glibc
internal import TruceFeeds
internal import TruceYAML

/// Reads small text files that a person wrote, whole and with a limit.
package enum TextFile {
  /// The content of the file at `path`.
  ///
  /// A pipe is read to its end, so that a shell's `<(…)` works.
  package static func bytes(_ path: String, bytesMax: Int) throws(TextFileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(errno) }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw .system(errno) }
    guard information.st_mode & S_IFMT != S_IFDIR else { throw .folder }
    guard information.st_size <= bytesMax else { throw .tooLarge(bytesMax: bytesMax) }
    return try readToEnd(descriptor, bytesMax: bytesMax)
  }

  /// The content of the file at `path` as text, without a byte order mark: UTF-8, or UTF-16 and UTF-32, which YAML
  /// allows (YAML 1.2, section 5.2) and editors and shells of Windows write.
  package static func text(_ path: String, bytesMax: Int) throws(TextFileError) -> String {
    try text(of: bytes(path, bytesMax: bytesMax))
  }

  /// The content of a list of feeds, which may be XML in the encoding that it declares.
  package static func list(_ path: String, bytesMax: Int) throws(TextFileError) -> String {
    let bytes = try bytes(path, bytesMax: bytesMax)
    do {
      return try text(of: bytes)
    } catch {
      guard let text = EncodedText.declared(bytes) else { throw error }
      return text
    }
  }

  private static func text(of bytes: [UInt8]) throws(TextFileError) -> String {
    if let text = EncodedText.wide(bytes) { return text }
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let position = TextPosition.firstInvalid(in: bytes)
      throw .notUTF8(line: position.line, column: position.column)
    }
    return text
  }

  private static func readToEnd(_ descriptor: CInt, bytesMax: Int) throws(TextFileError) -> [UInt8] {
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return content }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw .system(errno)
      }
      content += chunk[..<count]
      guard content.count <= bytesMax else { throw .tooLarge(bytesMax: bytesMax) }
    }
  }
}

internal import Glibc

/// Bytes that a person names by a path, or `-` for stdin.
enum ParseInput {
  /// Bytes of one document; the largest that a feed's `max_body` allows by default is a quarter of it.
  static let bytesMax = 64 << 20

  /// Bytes read at a time.
  private static let blockBytes = 64 << 10

  /// Hands the bytes to `take`, block by block, until it wants no more.
  ///
  /// - Throws: What to tell and the status to exit with.
  static func read(_ path: String, _ take: (UnsafeRawBufferPointer) -> Bool) throws(CommandFailure) {
    do {
      if path == "-" { return try readAll(STDIN_FILENO, take) }
      let file = try FileDescriptor(opening: path, O_RDONLY)
      try readAll(file.number, take)
    } catch {
      throw CommandFailure(
        status: error.isNotFound ? .noInput : .inputOutput, message: "cannot read '\(path)': \(error)")
    }
  }

  private static func readAll(
    _ descriptor: Int32, _ take: (UnsafeRawBufferPointer) -> Bool
  ) throws(SystemError) {
    var block = [UInt8](repeating: 0, count: blockBytes)
    var count = 0
    while count <= bytesMax {
      let got = Glibc.read(descriptor, &block, block.count)
      if got == 0 { return }
      if got > 0 {
        count += got
        let isWanted = block.withUnsafeBytes { take(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
        guard isWanted else { return }
      } else if errno != EINTR {
        throw SystemError.current
      }
    }
    throw SystemError(code: EFBIG)
  }
}

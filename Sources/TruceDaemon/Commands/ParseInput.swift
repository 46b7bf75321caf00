internal import Glibc

/// Bytes that a person names by a path, or `-` for stdin.
enum ParseInput {
  /// Bytes of one document; the largest that a feed's `max_body` allows by default is a quarter of it.
  static let bytesMax = 64 << 20

  /// - Throws: What to tell and the status to exit with.
  static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    do {
      if path == "-" { return try readAll(STDIN_FILENO) }
      let file = try FileDescriptor(opening: path, O_RDONLY)
      return try readAll(file.number)
    } catch {
      throw CommandFailure(
        status: error.isNotFound ? .noInput : .inputOutput, message: "cannot read '\(path)': \(error)")
    }
  }

  private static func readAll(_ descriptor: Int32) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 256 << 10)
    while bytes.count <= bytesMax {
      let got = Glibc.read(descriptor, &block, block.count)
      if got == 0 { return bytes }
      if got > 0 {
        bytes += block[..<got]
      } else if errno != EINTR {
        throw SystemError.current
      }
    }
    throw SystemError(code: EFBIG)
  }
}

/// Why a command cannot answer.
struct CommandFailure: Error {
  let status: ExitStatus
  let message: String
}

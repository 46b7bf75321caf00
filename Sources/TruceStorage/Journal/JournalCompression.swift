/// How a file is compressed, told by its first bytes: logrotate's `compresscmd` and `compressext` need not agree.
///
/// What zlib does not read is decompressed by the program that made it, without a shell.
struct JournalCompression: Sendable {
  /// Decompresses its input to its output with `-dc`, and a file with `-d`.
  let program: String
  /// What logrotate puts behind the name of the file.
  private let ending: String
  private let start: [UInt8]

  private static let gzip = JournalCompression(program: "gzip", ending: ".gz", start: [0x1F, 0x8B])
  private static let all = [
    gzip,
    JournalCompression(program: "xz", ending: ".xz", start: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
    JournalCompression(program: "bzip2", ending: ".bz2", start: [0x42, 0x5A, 0x68]),
    JournalCompression(program: "zstd", ending: ".zst", start: [0x28, 0xB5, 0x2F, 0xFD]),
    JournalCompression(program: "lz4", ending: ".lz4", start: [0x04, 0x22, 0x4D, 0x18]),
    JournalCompression(program: "xz", ending: ".lzma", start: [0x5D, 0x00, 0x00]),
    JournalCompression(program: "lzip", ending: ".lz", start: [0x4C, 0x5A, 0x49, 0x50]),
    JournalCompression(program: "lzop", ending: ".lzo", start: [0x89, 0x4C, 0x5A, 0x4F]),
    JournalCompression(program: "gzip", ending: ".Z", start: [0x1F, 0x9D]),
  ]
  private static let startBytes = 6

  /// - Returns: nil where the file is not compressed.
  static func of(_ file: any OpenFile) throws(SystemError) -> JournalCompression? {
    let start = try file.read(at: 0, count: startBytes)
    return all.first { start.starts(with: $0.start) }
  }

  /// Whether a path looks like that of a compressed file.
  static func isNamed(by path: String) -> Bool { all.contains { path.hasSuffix($0.ending) } }

  /// - Throws: `SystemError.noProgram` where the program that it takes is not installed.
  func stream(of file: any OpenFile) throws(SystemError) -> any ByteStream {
    start == JournalCompression.gzip.start ? try GzipStream(file) : try ProgramStream([program, "-dc"], reading: file)
  }
}

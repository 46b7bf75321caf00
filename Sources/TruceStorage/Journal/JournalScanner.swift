internal import Glibc

/// Reads the lines of one journal file forwards, in constant memory; what is compressed is decompressed.
struct JournalScanner: ~Copyable {
  private static let blockBytes = 256 << 10
  /// A line longer than this is no record; it is passed over.
  private static let lineBytesMax = 1 << 20

  private let stream: any ByteStream
  private var block: [UInt8] = []
  private var position = 0
  /// Number of the line that `next` returned last, counted from where the scanner started.
  private(set) var lineNumber = 0

  init(path: String, in files: any FileSystem) throws(SystemError) {
    let file = try files.open(path, for: .reading)
    self.init(try JournalCompression.of(file)?.stream(of: file) ?? PlainStream(file, from: 0))
  }

  init(_ stream: any ByteStream) { self.stream = stream }

  /// What stands behind the last line; after `next` was nil, a line without its end.
  var rest: ArraySlice<UInt8> { block[position...] }

  /// The next whole line without its newline; nil at the end or before a line that is still being written.
  mutating func next() throws(SystemError) -> ArraySlice<UInt8>? {
    while true {
      if let newline = newline() {
        defer { position = newline + 1 }
        lineNumber += 1
        return block[position..<newline]
      }
      let more = try stream.next(JournalScanner.blockBytes)
      if more.isEmpty { return nil }
      let kept = block.count - position > JournalScanner.lineBytesMax ? [] : block[position...]
      block = kept + more
      position = 0
    }
  }

  /// Index of the next newline in the block; `memchr(3)` looks at 32 bytes at a time.
  private func newline() -> Int? {
    block.withUnsafeBytes { bytes in
      guard position < bytes.count, let start = bytes.baseAddress?.advanced(by: position),
        let found = memchr(start, 10, bytes.count - position)
      else { return nil }
      return position + (UnsafeRawPointer(found) - start)
    }
  }

  /// Newlines before `offset`.
  static func lineCount(in file: any OpenFile, upTo offset: Int) throws(SystemError) -> Int {
    var count = 0
    var start = 0
    while start < offset {
      let bytes = try file.read(at: start, count: min(blockBytes, offset - start))
      if bytes.isEmpty { break }
      count += bytes.count { $0 == 10 }
      start += bytes.count
    }
    return count
  }

  /// The number of the first record of the file; nil in an empty or damaged one.
  static func firstSeq(ofFileAt path: String, in files: any FileSystem) throws(SystemError) -> Int64? {
    var scanner = try JournalScanner(path: path, in: files)
    while let line = try scanner.next() {
      if let seq = JournalLine.seq(of: line) { return seq }
    }
    return nil
  }
}

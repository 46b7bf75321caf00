internal import CBytes

/// Folds a text for matching, in one pass and linear time.
///
/// Invariants:
/// 1. The same text folds to the same bytes with and without origins.
/// 2. Every byte from 0x80 on belongs to a letter, digit or mark: all other signs become ASCII.
/// 3. There are never two spaces, or a space beside a line feed.
/// 4. The output is at most twice as long as the input (`FoldTable` holds no longer replacement), plus one.
struct TextFolder {
  /// White space that was read and not yet written.
  private enum Pending {
    case nothing, space, newline, paragraph
  }

  private let input: UnsafeBufferPointer<UInt8>
  private let output: UnsafeMutablePointer<UInt8>
  private let origins: UnsafeMutablePointer<Int32>?
  private let table: FoldTable
  private var read = 0
  private var written = 0
  private var scalar: Int32 = 0
  private var pending = Pending.nothing
  private var pendingOrigin: Int32 = 0

  /// The folded form of `text`; with `origins`, where each byte came from.
  static func fold(_ text: String, origins wantsOrigins: Bool = false) -> FoldedText {
    var text = text
    return text.withUTF8 { input in
      let capacity = 2 * input.count + 16
      var folded = FoldedText()
      var origins: [Int32] = []
      folded.bytes = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
        // Both buffers hold `capacity` elements, which invariant 4 makes enough.
        guard let start = output.baseAddress else { return }
        guard wantsOrigins else {
          count = run(input, start, nil)
          return
        }
        origins = [Int32](unsafeUninitializedCapacity: capacity) { buffer, originCount in
          count = run(input, start, buffer.baseAddress)
          originCount = count
        }
      }
      folded.origins = origins
      return folded
    }
  }

  private static func run(
    _ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutablePointer<UInt8>, _ origins: UnsafeMutablePointer<Int32>?
  ) -> Int {
    var folder = TextFolder(input: input, output: output, origins: origins, table: .shared)
    return folder.run()
  }

  private mutating func run() -> Int {
    let end = input.count
    while read < end {
      if origins == nil, pending == .nothing { foldPlain() }
      guard read < end else { break }
      if input[read] < 0x80 {
        foldASCII(input[read])
        read += 1
      } else {
        foldScalar()
      }
      scalar += 1
    }
    if written > 0, output[written - 1] == 0x20 { written -= 1 }
    return written
  }

  /// Folds ASCII that needs no more than lower case, sixteen bytes at a time, up to the first other; not the first byte
  /// of the text.
  ///
  /// The loop works on local values: each store through a pointer would make it read the properties again.
  private mutating func foldPlain() {
    guard read > 0, written > 0, let base = input.baseAddress else { return }
    // What was dropped before may hide that a space is written.
    guard input[read] != 0x20 || output[written - 1] != 0x20 else { return }
    var (from, to) = (read, written)
    let (output, end) = (output, input.count)
    while end - from >= 16 {
      let stops = tw_fold_plain(output + to, base + from)
      guard stops == 0 else {
        let folded = stops.trailingZeroBitCount
        (read, written) = (from + folded, to + folded)
        return
      }
      from += 16
      to += 16
    }
    (read, written) = (from, to)
    if from < end { foldLast(end - from, base + from) }
  }

  /// As `foldPlain`, for the last `count` bytes, fewer than sixteen: zeros behind them, control characters, stop it.
  private mutating func foldLast(_ count: Int, _ bytes: UnsafePointer<UInt8>) {
    var lanes = SIMD32<UInt8>()
    let stops = withUnsafeMutableBytes(of: &lanes) { lanes -> UInt32 in
      // With the byte before them.
      lanes.copyMemory(from: UnsafeRawBufferPointer(start: bytes - 1, count: count + 1))
      return lanes.withMemoryRebound(to: UInt8.self) { lanes in
        // Sixteen bytes are written: the output is longer than invariant 4 asks by as many.
        lanes.baseAddress.map { tw_fold_plain(output + written, $0 + 1) } ?? 1
      }
    }
    let folded = stops.trailingZeroBitCount
    read += folded
    written += folded
  }

  @inline(__always)
  private mutating func foldASCII(_ byte: UInt8) {
    switch byte {
    case 0x41...0x5a: put(byte | 0x20)
    case 0x61...0x7a, 0x30...0x39: put(byte, startsLowerCase: byte >= 0x61)
    case 0x0a: wait(.newline)
    case 0x00...0x20: wait(.space)
    case 0x2d: putHyphen(width: 1)
    default: put(byte)
    }
  }

  /// Reads one scalar from U+0080 on. A `String` is valid UTF-8, so the lead byte tells the length.
  private mutating func foldScalar() {
    let lead = UInt32(input[read])
    let width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    guard read + width <= input.count else {
      read = input.count
      return
    }
    var value = lead & (0x7f >> UInt32(width))
    for offset in 1..<width { value = value << 6 | UInt32(input[read + offset] & 0x3f) }
    let entry = table[value]
    switch entry.kind {
    case .keep: copy(width, value)
    case .replace: putReplacement(entry, of: value)
    case .drop: compose(value)
    case .space: wait(.space)
    case .newline: wait(.newline)
    case .hyphen: putHyphen(width: width)
    case .apostrophe: put(0x27)
    case .quote: put(0x22)
    case .stop: put(0x2e)
    case .sign: put(0x2c)
    }
    read += width
  }

  private mutating func copy(_ width: Int, _ value: UInt32) {
    if pending != .nothing { settle(lowerCaseFollows: pending == .newline && isLowerCase(value)) }
    for offset in 0..<width { append(input[read + offset]) }
  }

  private mutating func putReplacement(_ entry: FoldTable.Entry, of value: UInt32) {
    if pending != .nothing { settle(lowerCaseFollows: pending == .newline && isLowerCase(value)) }
    for index in Int(entry.start)..<Int(entry.start) + Int(entry.count) { append(table.replacement(at: index)) }
  }

  /// A combining mark after Cyrillic и, у or і makes another letter: й, ў, ї. All other marks vanish.
  private mutating func compose(_ mark: UInt32) {
    guard mark == 0x306 || mark == 0x308, pending == .nothing, written >= 2 else { return }
    switch (output[written - 2], output[written - 1], mark) {
    case (0xd0, 0xb8, 0x306): output[written - 1] = 0xb9
    case (0xd1, 0x83, 0x306): output[written - 1] = 0x9e
    case (0xd1, 0x96, 0x308): output[written - 1] = 0x97
    default: break
    }
  }

  /// A hyphen between two letters is a space; elsewhere it stays a sign.
  private mutating func putHyphen(width: Int) {
    let next = read + width
    if pending == .nothing, written > 0, ASCIIClass.isWord(output[written - 1]), next < input.count,
      ASCIIClass.isWord(input[next])
    {
      wait(.space)
    } else {
      put(0x2d)
    }
  }

  @inline(__always)
  private mutating func wait(_ space: Pending) {
    if pending == .nothing {
      pendingOrigin = scalar
      pending = space
    } else if space == .newline {
      pending = pending == .space ? .newline : .paragraph
    }
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8, startsLowerCase: Bool = false) {
    if pending != .nothing { settle(lowerCaseFollows: startsLowerCase) }
    append(byte)
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    output[written] = byte
    if let origins { origins[written] = scalar }
    written += 1
  }

  /// Writes the white space that was read: a line feed where a paragraph ended, else a space.
  ///
  /// A single line feed before a letter in lower case only wraps a line.
  private mutating func settle(lowerCaseFollows: Bool) {
    let isBreak = pending == .paragraph || (pending == .newline && !lowerCaseFollows)
    pending = .nothing
    guard written > 0 else { return }
    if output[written - 1] == 0x20 {
      // Only without origins does a block end with a space.
      if isBreak { output[written - 1] = 0x0a }
      return
    }
    output[written] = isBreak ? 0x0a : 0x20
    if let origins { origins[written] = pendingOrigin }
    written += 1
  }

  /// Letters without case count as lower case, except Han and kana: only the latter stand at the start of lines often.
  private func isLowerCase(_ value: UInt32) -> Bool {
    guard value < 0x2e80, let scalar = Unicode.Scalar(value) else { return false }
    return !scalar.properties.isUppercase
  }
}

/// A text as it is matched: UTF-8 in lower case without marks, one space between words, and where each byte came from.
struct FoldedText: Sendable {
  /// Words, and between them: a space, a line feed where a paragraph ended, or one ASCII sign for each sign.
  var bytes: [UInt8] = []
  /// For each byte the index of the scalar it came from; empty unless it was asked for.
  var origins: [Int32] = []
}

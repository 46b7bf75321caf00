internal import CBytes

/// Folds a text for matching, in one pass and linear time.
///
/// Invariants:
/// 1. The same text folds to the same bytes with and without origins.
/// 2. Every byte from 0x80 on belongs to a letter, digit or mark: all other signs become ASCII.
/// 3. There are never two spaces, or a space beside a line feed.
/// 4. The output is at most twice as long as the input (`FoldTable` holds no longer replacement), plus one, but for what
///    is spelled.
/// 5. Texts that Unicode holds to be equivalent, canonically or by compatibility, fold to the same bytes; what folds in
///    another way on purpose is in `EquivalenceTests`.
struct TextFolder {
  /// White space that was read and not yet written.
  private enum Pending {
    case nothing, space, newline, paragraph
  }

  private let input: UnsafeBufferPointer<UInt8>
  private let output: UnsafeMutablePointer<UInt8>
  private let origins: UnsafeMutablePointer<Int32>?
  private let table: FoldTable
  private let bytesMax: Int
  /// Whether the output was long enough.
  private var isWhole = true
  private var read = 0
  private var written = 0
  private var scalar: Int32 = 0
  private var pending = Pending.nothing
  private var pendingOrigin: Int32 = 0
  /// Where the marks that were written last start and end.
  private var marks = 0..<0

  /// Most marks behind each other that are put in order. Source: UAX #15, “Stream-Safe Text Format”.
  private static let marksMax = 30

  /// The folded form of `text`; with `origins`, where each byte came from.
  static func fold(_ text: String, origins wantsOrigins: Bool = false) -> FoldedText {
    var text = text
    return text.withUTF8 { input in
      folded(input, wantsOrigins, bytesMax: 2 * input.count + 2 * Decomposition.bytesMax)
        ?? folded(input, wantsOrigins, bytesMax: Decomposition.growthMax * input.count + 2 * Decomposition.bytesMax)
        ?? FoldedText()
    }
  }

  /// - Parameter bytesMax: Most bytes of the output; invariant 4 makes twice the input enough.
  /// - Returns: nil where what is spelled needs more.
  private static func folded(
    _ input: UnsafeBufferPointer<UInt8>, _ wantsOrigins: Bool, bytesMax: Int
  ) -> FoldedText? {
    // `foldLast` writes sixteen bytes, whatever is left.
    let capacity = bytesMax + 16
    var folded = FoldedText()
    var origins: [Int32] = []
    var isWhole = false
    folded.bytes = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      guard let start = output.baseAddress else { return }
      func run(_ origins: UnsafeMutablePointer<Int32>?) -> Int {
        var folder = TextFolder(
          input: input, output: start, origins: origins, table: .shared, bytesMax: bytesMax)
        let count = folder.run()
        isWhole = folder.isWhole
        return count
      }
      guard wantsOrigins else {
        count = run(nil)
        return
      }
      origins = [Int32](unsafeUninitializedCapacity: capacity) { buffer, originCount in
        count = run(buffer.baseAddress)
        originCount = count
      }
    }
    folded.origins = origins
    return isWhole ? folded : nil
  }

  private mutating func run() -> Int {
    let end = input.count
    while read < end, isWhole {
      if origins == nil, pending == .nothing { foldPlain() }
      guard read < end else { break }
      if input[read] < 0x80 {
        foldASCII(input[read], next: read + 1)
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
  private mutating func foldASCII(_ byte: UInt8, next: Int) {
    switch byte {
    case 0x41...0x5a: put(byte | 0x20)
    case 0x61...0x7a, 0x30...0x39: put(byte, startsLowerCase: byte >= 0x61)
    case 0x0a: wait(.newline)
    case 0x00...0x20: wait(.space)
    case 0x2d: putHyphen(next: next)
    default: put(byte)
    }
  }

  private mutating func foldScalar() {
    let (value, next) = scalar(at: read)
    guard next <= input.count else {
      read = input.count
      return
    }
    fold(value, next: next)
    read = next
  }

  /// The scalar from U+0080 on that starts at `place`, and where the next one starts, which may be beyond the end. A
  /// `String` is valid UTF-8, so the lead byte tells the length.
  @inline(__always)
  private func scalar(at place: Int) -> (value: UInt32, next: Int) {
    let lead = UInt32(input[place])
    let width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    guard place + width <= input.count else { return (0, input.count + 1) }
    var value = lead & (0x7f >> UInt32(width))
    for offset in 1..<width { value = value << 6 | UInt32(input[place + offset] & 0x3f) }
    return (value, place + width)
  }

  /// Folds one scalar from U+0080 on; `next` is where the input goes on.
  @inline(__always)
  private mutating func fold(_ value: UInt32, next: Int) {
    let entry = table[value]
    switch entry.kind {
    case .keep: keep(value)
    case .replace: putReplacement(entry, of: value)
    case .drop: break
    case .space: wait(.space)
    case .newline: wait(.newline)
    case .hyphen: foldHyphen(value, next: next)
    case .apostrophe: put(0x27)
    case .quote: put(0x22)
    case .stop: put(0x2e)
    case .sign: put(0x2c)
    case .join: join(value)
    case .mark: putMark(value)
    case .spell: spell(value, next: next)
    }
  }

  @inline(__always)
  private mutating func keep(_ value: UInt32) {
    if pending != .nothing { settle(lowerCaseFollows: pending == .newline && isLowerCase(value)) }
    appendUTF8(value)
  }

  private mutating func putReplacement(_ entry: FoldTable.Entry, of value: UInt32) {
    if pending != .nothing {
      let first = table.replacement(at: Int(entry.start))
      // A raised or full-width digit or sign is as little a small letter as a plain one.
      let isSign = !(0x100..<0x2e80 ~= value) && first < 0x61
      settle(lowerCaseFollows: pending == .newline && !isSign && isLowerCase(value))
    }
    for index in Int(entry.start)..<Int(entry.start) + Int(entry.count) { append(table.replacement(at: index)) }
  }

  /// Folds each scalar of the decomposition of `value`.
  private mutating func spell(_ value: UInt32, next: Int) {
    guard let parts = Decomposition.shared[value] else { return keep(value) }
    guard bytesMax - written - 2 * (input.count - next) >= Decomposition.bytesMax + 2 else {
      isWhole = false
      return
    }
    let isWordSign = WordSign.contains(value)
    if isWordSign, pending == .nothing, written > 0, ASCIIClass.isWord(output[written - 1]) { wait(.space) }
    for part in parts {
      part.isASCII ? foldASCII(UInt8(part.value), next: next) : fold(part.value, next: next)
    }
    if isWordSign, isWord(at: next) { wait(.space) }
  }

  /// Puts a mark behind the letter it belongs to, and before the marks of higher classes.
  private mutating func putMark(_ value: UInt32) {
    let follows = pending == .nothing && marks.upperBound == written && !marks.isEmpty
    if pending != .nothing { settle(lowerCaseFollows: pending == .newline && isLowerCase(value)) }
    let start = written
    appendUTF8(value)
    guard follows else {
      marks = start..<written
      return
    }
    marks = marks.lowerBound..<written
    var place = start
    for _ in 0..<Self.marksMax where place > marks.lowerBound {
      let (other, width) = writtenScalar(before: place)
      guard Self.combiningClass(other) > Self.combiningClass(value) else { break }
      place -= width
    }
    guard place < start else { return }
    let mark = Array(UnsafeBufferPointer(start: output + start, count: written - start))
    (output + place + mark.count).update(from: output + place, count: start - place)
    (output + place).update(from: mark, count: mark.count)
  }

  /// Joins a mark to the letter before it, or a letter of Hangul to its syllable, where they make another letter.
  private mutating func join(_ value: UInt32) {
    let isLetter = Hangul.vowels.contains(value) || Hangul.finals.contains(value)
    guard pending == .nothing, let end = joinedEnd(value), end > 0, output[end - 1] >= 0x80 else {
      return isLetter ? keep(value) : ()
    }
    let (before, width) = writtenScalar(before: end)
    guard let joined = isLetter ? Hangul.syllable(before, value) : JoiningMark.letter(before, value) else {
      return isLetter ? keep(value) : ()
    }
    let whole = written
    written = end - width
    let origin = origins?[written]
    appendUTF8(joined)
    // It starts where its letter stood and ends with its mark.
    if let origin { origins?[end - width] = origin }
    written = whole
  }

  /// Where the letter ends that the mark or letter `value` would belong to; nil where a written mark keeps them apart: any
  /// for a letter, one of the same class for a mark, which stands before the marks of higher classes.
  private func joinedEnd(_ value: UInt32) -> Int? {
    guard marks.upperBound == written, !marks.isEmpty else { return written }
    let own = Self.combiningClass(value)
    guard own > 0 else { return nil }
    var place = written
    for _ in 0..<Self.marksMax where place > marks.lowerBound {
      let (mark, width) = writtenScalar(before: place)
      if Self.combiningClass(mark) == own { return nil }
      place -= width
    }
    return marks.lowerBound
  }

  private func writtenScalar(before end: Int) -> (value: UInt32, width: Int) {
    var start = end - 1
    while start > 0, output[start] & 0xc0 == 0x80 { start -= 1 }
    let text = String(decoding: UnsafeBufferPointer(start: output + start, count: end - start), as: UTF8.self)
    return (text.unicodeScalars.first?.value ?? 0, end - start)
  }

  private static func combiningClass(_ value: UInt32) -> UInt8 { Unicode.Scalar(value)?.combiningClass ?? 0 }

  /// A hyphen between two letters is a space; elsewhere it stays a sign.
  private mutating func putHyphen(next: Int) {
    if pending == .nothing, written > 0, ASCIIClass.isWord(output[written - 1]), isWord(at: next) {
      wait(.space)
    } else {
      put(0x2d)
    }
  }

  /// The zero-width non-joiner parts the words of Persian; elsewhere it only parts shapes.
  private mutating func foldHyphen(_ value: UInt32, next: Int) {
    guard value == 0x200c else { return putHyphen(next: next) }
    if pending == .nothing, written > 1, 0xd8...0xdb ~= output[written - 2], isWord(at: next) { wait(.space) }
  }

  /// Whether a letter is the next thing of the input, from `place` on, that is seen.
  private func isWord(at place: Int) -> Bool {
    var place = place
    while place < input.count {
      if input[place] < 0x80 { return ASCIIClass.isWord(input[place]) }
      let (value, next) = scalar(at: place)
      if let isWord = table.isWord(value) { return isWord }
      place = next
    }
    return false
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
  private mutating func appendUTF8(_ value: UInt32) {
    if value < 0x800 {
      append(UInt8(truncatingIfNeeded: 0xc0 | value >> 6))
    } else {
      if value < 0x1_0000 {
        append(UInt8(truncatingIfNeeded: 0xe0 | value >> 12))
      } else {
        append(UInt8(truncatingIfNeeded: 0xf0 | value >> 18))
        append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3f))
      }
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3f))
    }
    append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3f))
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

  /// Letters without case count as lower case, except Han, kana and Hangul: they stand at the start of lines often.
  private func isLowerCase(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x11ff, 0x2e80...0xd7ff, 0xf900...0xfaff, 0xff61...0xffdc, 0x2_0000...0x3_ffff: return false
    default:
      guard let properties = Unicode.Scalar(value)?.properties else { return false }
      return !properties.isUppercase && properties.generalCategory != .titlecaseLetter
    }
  }
}

/// Numbers and abbreviations in one sign: each is a word of its own, for lists write ①NATO and 停戦②, and a footnote is not
/// part of the word it stands at. Lowered digits are (CO₂).
private enum WordSign {
  static func contains(_ value: UInt32) -> Bool {
    switch value {
    case 0xb2, 0xb3, 0xb9, 0xbc...0xbe, 0x2070, 0x2074...0x2079, 0x2100...0x2101, 0x2105...0x2106, 0x2121, 0x213b,
      0x2150...0x215f, 0x2189, 0x2460...0x249b, 0x24ea, 0x3250...0x325f, 0x32b1...0x32bf, 0x32c0...0x32cf,
      0x3358...0x33ff, 0x1f100...0x1f10a, 0x1f12b...0x1f12e, 0x1f14a...0x1f14f, 0x1f190:
      true
    default: false
    }
  }
}

/// A text as it is matched: UTF-8 in lower case without marks, one space between words, and where each byte came from.
struct FoldedText: Sendable {
  /// Words, and between them: a space, a line feed where a paragraph ended, or one ASCII sign for each sign.
  var bytes: [UInt8] = []
  /// For each byte the index of the scalar it came from; empty unless it was asked for.
  var origins: [Int32] = []
}

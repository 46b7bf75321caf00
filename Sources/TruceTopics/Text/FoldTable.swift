/// What a Unicode scalar becomes before matching, as bytes of UTF-8.
///
/// Built once from `FoldData`; a lookup is two array reads.
struct FoldTable: Sendable {
  /// How `TextFolder` treats a scalar.
  enum Kind: UInt8 {
    /// Stays as it is: a letter or digit without other forms.
    case keep
    /// Becomes other letters.
    case replace
    /// Vanishes: marks, soft hyphens, direction and variation controls.
    case drop
    /// A mark or letter that may make another letter of the one before it (`JoiningMark`, `Hangul`).
    case join
    /// Stays, and may be written before or after other marks.
    case mark
    /// Becomes what its decomposition becomes.
    case spell
    /// White space on one line.
    case space
    /// Ends a line.
    case newline
    /// Joins two words: hyphens, and the zero-width non-joiner of Persian.
    case hyphen
    case apostrophe
    case quote
    /// Ends a sentence.
    case stop
    /// Any other sign between words.
    case sign
  }

  struct Entry: Sendable {
    var kind: Kind
    /// Where the replacement lies in `replacements`.
    var start: UInt16
    var count: UInt8
  }

  static let shared = FoldTable()

  /// For each 256 scalars below U+30000 the index of their page in `entries`, 0 where all stay as they are.
  private var pages = [UInt16](repeating: 0, count: 768)
  private var entries = [Entry](repeating: Entry(kind: .keep, start: 0, count: 0), count: 256)
  private var replacements: [UInt8] = []

  private init() {
    for (range, kind) in Self.kinds {
      for value in range { set(value, Entry(kind: kind, start: 0, count: 0)) }
    }
    set(DecompositionData.marks, to: .mark, where: [.keep])
    // What is a space, a hyphen, a stop or an apostrophe above stays one.
    set(DecompositionData.scalars, to: .spell, where: [.keep, .sign, .mark])
    for value in JoiningMark.joined { set(value, Entry(kind: .keep, start: 0, count: 0)) }
    for value in JoiningMark.all + Hangul.vowels + Hangul.finals { set(value, Entry(kind: .join, start: 0, count: 0)) }
    readRecords()
  }

  @inline(__always)
  subscript(scalar: UInt32) -> Entry {
    guard scalar < 0x3_0000 else { return Entry(kind: Self.isInvisible(scalar) ? .drop : .keep, start: 0, count: 0) }
    return entries[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xff)]
  }

  @inline(__always)
  func replacement(at index: Int) -> UInt8 { replacements[index] }

  /// Whether the folded form of a scalar starts with a letter, digit or mark; nil where it has none.
  func isWord(_ scalar: UInt32) -> Bool? {
    let entry = self[scalar]
    switch entry.kind {
    case .keep, .mark: return true
    case .replace: return ASCIIClass.isWord(replacement(at: Int(entry.start)))
    case .drop: return nil
    case .join: return scalar < 0x1100 || scalar > 0x11ff ? nil : true
    case .spell:
      for part in Decomposition.shared[scalar] ?? [] {
        if part.isASCII { return ASCIIClass.isWord(UInt8(part.value)) }
        if let isWord = isWord(part.value) { return isWord }
      }
      return nil
    default: return false
    }
  }

  /// The variation selectors and tags of plane 14: Japanese names have some.
  private static func isInvisible(_ scalar: UInt32) -> Bool { 0xe0000...0xe0fff ~= scalar }

  func isHyphen(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || self[scalar.value].kind == .hyphen }

  private mutating func set(_ value: UInt32, _ entry: Entry) {
    let page = Int(value >> 8)
    if pages[page] == 0 {
      pages[page] = UInt16(entries.count >> 8)
      entries += [Entry](repeating: Entry(kind: .keep, start: 0, count: 0), count: 256)
    }
    entries[Int(pages[page]) << 8 | Int(value & 0xff)] = entry
  }

  private mutating func replace(_ value: UInt32, with scalars: some Sequence<UInt32>) {
    let start = replacements.count
    for scalar in scalars.lazy.compactMap(Unicode.Scalar.init) { replacements += Array(UTF8.encode(scalar) ?? .init()) }
    set(value, Entry(kind: .replace, start: UInt16(start), count: UInt8(replacements.count - start)))
  }

  /// Gives the scalars of a list (`first-last` or one) `kind`, where they have one of `earlier`.
  private mutating func set(_ list: String, to kind: Kind, where earlier: Set<Kind>) {
    HexWords.forEach(in: list) { numbers, _ in
      for value in numbers[0]...(numbers.last ?? numbers[0]) where earlier.contains(self[value].kind) {
        set(value, Entry(kind: kind, start: 0, count: 0))
      }
    }
  }

  /// Reads `FoldData.records`: `from=to+to`, `first-last=to`, and `from=` for what vanishes, in hexadecimal.
  private mutating func readRecords() {
    HexWords.forEach(in: FoldData.records) { numbers, sign in
      if sign == UInt8(ascii: "-") {
        for value in numbers[0]...numbers[1] { replace(value, with: [numbers[2] + (value - numbers[0])]) }
      } else if numbers.count == 1 {
        set(numbers[0], Entry(kind: .drop, start: 0, count: 0))
      } else {
        replace(numbers[0], with: numbers[1...])
      }
    }
  }

  /// Later ranges win. What is not named here and above U+007F counts as a letter.
  private static let kinds: [(ClosedRange<UInt32>, Kind)] = [
    (0x80...0x9f, .space), (0x85...0x85, .newline), (0xa0...0xa0, .space), (0xa1...0xa7, .sign), (0xa8...0xa8, .space),
    (0xa9...0xa9, .sign), (0xab...0xab, .quote), (0xac...0xac, .sign), (0xad...0xad, .drop), (0xae...0xae, .sign),
    (0xaf...0xaf, .space), (0xb0...0xb1, .sign), (0xb4...0xb4, .apostrophe), (0xb6...0xb7, .sign),
    (0xb8...0xb8, .space),
    (0xbb...0xbb, .quote), (0xbf...0xbf, .sign), (0xd7...0xd7, .sign), (0xf7...0xf7, .sign),
    (0x2b9...0x2b9, .apostrophe), (0x2bb...0x2bd, .apostrophe), (0x300...0x36f, .drop), (0x340...0x341, .keep),
    (0x343...0x344, .keep), (0x55d...0x55d, .sign),
    (0x589...0x589, .stop), (0x591...0x5bd, .drop), (0x5be...0x5be, .hyphen), (0x5bf...0x5c7, .drop),
    (0x5f3...0x5f3, .apostrophe), (0x5f4...0x5f4, .quote), (0x60c...0x60d, .sign), (0x610...0x61a, .drop),
    (0x61b...0x61b, .sign), (0x61c...0x61c, .drop), (0x61f...0x61f, .stop), (0x640...0x640, .drop),
    (0x64b...0x65f, .drop), (0x66a...0x66d, .sign), (0x670...0x670, .drop), (0x6d4...0x6d4, .stop),
    (0x6d6...0x6dc, .drop), (0x7fa...0x7fa, .drop), (0x964...0x965, .stop), (0x115f...0x1160, .drop),
    (0x1680...0x1680, .space), (0x17b4...0x17b5, .drop), (0x180a...0x180f, .drop), (0x1ab0...0x1aff, .drop),
    (0x1dc0...0x1dff, .drop), (0x1ffd...0x1ffd, .apostrophe), (0x2000...0x200a, .space), (0x200b...0x200b, .drop),
    (0x200c...0x200c, .hyphen),
    (0x200d...0x200f, .drop), (0x2010...0x2013, .hyphen), (0x2014...0x2017, .sign), (0x2018...0x201b, .apostrophe),
    (0x201c...0x201f, .quote), (0x2020...0x2025, .sign), (0x2026...0x2026, .stop), (0x2027...0x2027, .sign),
    (0x2028...0x2029, .newline), (0x202a...0x202e, .drop), (0x202f...0x202f, .space), (0x2030...0x2031, .sign),
    (0x2032...0x2032, .apostrophe), (0x2033...0x2038, .sign), (0x2039...0x203a, .quote), (0x203b...0x205e, .sign),
    (0x203d...0x203d, .stop), (0x205f...0x205f, .space), (0x2060...0x206f, .drop),
    (0x2070...0x20cf, .sign), (0x20d0...0x20ff, .drop), (0x2100...0x2bff, .sign), (0x2212...0x2212, .hyphen),
    (0x3000...0x3000, .space), (0x3001...0x3001, .sign), (0x3002...0x3002, .stop), (0x3003...0x3004, .sign),
    (0x3008...0x3011, .quote), (0x3012...0x3013, .sign), (0x3014...0x301b, .quote), (0x301c...0x301c, .sign),
    (0x301d...0x301f, .quote), (0x3020...0x3020, .sign), (0x3030...0x3030, .sign), (0x303d...0x303f, .sign),
    (0x30a0...0x30a0, .hyphen), (0x30fb...0x30fb, .sign), (0x3164...0x3164, .drop), (0xe000...0xf8ff, .sign),
    (0xfe00...0xfe0f, .drop),
    (0xfe10...0xfe19, .sign), (0xfe20...0xfe2f, .drop), (0xfe30...0xfe4f, .sign), (0xfe50...0xfe57, .sign),
    (0xfe58...0xfe58, .sign), (0xfe59...0xfe62, .sign), (0xfe63...0xfe63, .hyphen), (0xfe64...0xfe6b, .sign),
    (0xfeff...0xfeff, .drop), (0xff0d...0xff0d, .hyphen), (0xffa0...0xffa0, .drop), (0xfff0...0xfff8, .drop),
    (0xfff9...0xfffd, .sign), (0x1f000...0x1faff, .sign),
  ]
}

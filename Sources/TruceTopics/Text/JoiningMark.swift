/// Marks that make another letter of the folded letter before them: й of и, ガ of カ, ئ of ي. All others vanish.
enum JoiningMark {
  /// What the letter becomes, in as many bytes; nil where the mark makes no letter of its own.
  static func letter(_ letter: UInt32, _ mark: UInt32) -> UInt32? { letters[UInt64(mark) << 32 | UInt64(letter)] }

  /// The marks in question.
  static let all: [UInt32] = [0x301, 0x304, 0x306, 0x308, 0x30b, 0x30f, 0x654, 0x3099, 0x309a]

  /// What they make.
  static var joined: some Sequence<UInt32> { letters.values }

  /// Letters by mark: the letter alone, and with the mark.
  private static let pairs: [(mark: UInt32, letters: [UInt32: UInt32])] = [
    (0x301, [0x433: 0x453, 0x43a: 0x45c]),
    (0x304, [0x438: 0x4e3, 0x443: 0x4ef]),
    (0x306, [0x430: 0x4d1, 0x435: 0x4d7, 0x436: 0x4c2, 0x438: 0x439, 0x443: 0x45e]),
    (
      0x308,
      [
        0x430: 0x4d3, 0x436: 0x4dd, 0x437: 0x4df, 0x438: 0x4e5, 0x43e: 0x4e7, 0x443: 0x4f1, 0x447: 0x4f5, 0x44b: 0x4f9,
        0x44d: 0x4ed, 0x456: 0x457, 0x4d9: 0x4db, 0x4e9: 0x4eb,
      ]
    ),
    (0x30b, [0x443: 0x4f3]), (0x30f, [0x475: 0x477]),
    // The hamza of heh is the ezafe of Persian, which is written or not.
    (0x654, [0x648: 0x624, 0x64a: 0x626, 0x6d5: 0x647]),
  ]
  /// Kana whose voiced form is the next scalar; those from は and ハ on have a half-voiced one after it.
  private static let voiceless: [UInt32] =
    Array(stride(from: 0x304b, through: 0x3061, by: 2)) + [0x3064, 0x3066, 0x3068]
    + Array(stride(from: 0x306f, through: 0x307b, by: 3)) + [0x309d]
  /// Kana whose voiced form stands elsewhere.
  private static let voicedElsewhere: [UInt32: UInt32] = [
    0x3046: 0x3094, 0x30a6: 0x30f4, 0x30ef: 0x30f7, 0x30f0: 0x30f8, 0x30f1: 0x30f9, 0x30f2: 0x30fa,
  ]

  private static let letters: [UInt64: UInt32] = {
    var all: [UInt64: UInt32] = [:]
    func add(_ letter: UInt32, _ mark: UInt32, _ joined: UInt32) { all[UInt64(mark) << 32 | UInt64(letter)] = joined }
    for (mark, letters) in pairs { for (letter, joined) in letters { add(letter, mark, joined) } }
    for hiragana in voiceless {
      for kana in [hiragana, hiragana + 0x60] {
        add(kana, 0x3099, kana + 1)
        if 0x306f...0x307b ~= hiragana { add(kana, 0x309a, kana + 2) }
      }
    }
    for (kana, voiced) in voicedElsewhere { add(kana, 0x3099, voiced) }
    return all
  }()
}

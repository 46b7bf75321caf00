/// The words of a title in 64 bits, to tell how many two titles have in common.
///
/// Up to six words stand there one by one, in ten bits each under a mark of four bits; more set one bit each, by the lower
/// six bits of the ten. Most headlines of a few words share “ceasefire” with each other: there, a second word that meets by
/// chance would make two stories one.
struct TitleSketch {
  private static let wordsMax = 6
  private static let bitsPerWord = 10
  private static let mark: UInt64 = 0xF << 60

  /// The distinct words seen, while they are few.
  private var list: InlineArray<6, UInt64> = [0, 0, 0, 0, 0, 0]
  private var count = 0
  private var hasMany = false
  private var bits: UInt64 = 0

  /// - Parameter hash: Of a word; any bit of it is as good as any other.
  mutating func add(_ hash: UInt64) {
    bits |= 1 << (hash & 63)
    guard !hasMany else { return }
    let word = hash & 1023
    for index in 0..<count where list[index] == word { return }
    if count == TitleSketch.wordsMax {
      hasMany = true
    } else {
      list[count] = word
      count += 1
    }
  }

  /// What is stored; 0 of no words.
  var value: UInt64 {
    if count == 0 { return 0 }
    // The mark says that it is a list: of bits that look like it, one is left out.
    if hasMany { return bits >= TitleSketch.mark ? bits & ~(1 << 63) : bits }
    var value = TitleSketch.mark
    for index in 0..<TitleSketch.wordsMax {
      // The places that are left hold the first word once more.
      value |= list[index < count ? index : 0] << UInt64(index * TitleSketch.bitsPerWord)
    }
    return value
  }

  /// The share of the smaller title's words that the other has too, at most 1; 1 when either has none.
  static func overlap(_ left: UInt64, _ right: UInt64) -> Double {
    if left == 0 || right == 0 { return 1 }
    if left >= mark, right >= mark {
      let (left, right) = (words(left), words(right))
      return Double(left.intersection(right).count) / Double(min(left.count, right.count))
    }
    return overlapOfBits(bits(left), bits(right))
  }

  /// Less what meets by chance, as many words share 64 bits: titles that have nothing in common give 0 on average.
  private static func overlapOfBits(_ left: UInt64, _ right: UInt64) -> Double {
    let (smaller, larger) = (
      Double(min(left.nonzeroBitCount, right.nonzeroBitCount)), Double(max(left.nonzeroBitCount, right.nonzeroBitCount))
    )
    let share = Double((left & right).nonzeroBitCount) / smaller
    let chance = larger / 64
    return chance < 1 ? (share - chance) / (1 - chance) : 1
  }

  private static func words(_ list: UInt64) -> Set<UInt64> {
    Set((0..<wordsMax).map { list >> UInt64($0 * bitsPerWord) & 1023 })
  }

  private static func bits(_ sketch: UInt64) -> UInt64 {
    sketch >= mark ? words(sketch).reduce(0) { $0 | 1 << ($1 & 63) } : sketch
  }
}

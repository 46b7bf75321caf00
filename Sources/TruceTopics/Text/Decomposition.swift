/// What Unicode takes each scalar apart to: NFKD, from `DecompositionData`.
///
/// Read at first use, for few documents need it: most compatibility forms of news are in `FoldData`.
struct Decomposition: Sendable {
  static let shared = Decomposition()

  /// Bytes of the longest decomposition, of U+FDFA, and how many times as long it is as its scalar.
  static let bytesMax = 33
  static let growthMax = 11

  /// Runs of scalars that have a decomposition, with the number of the first one.
  private var runs: [(scalars: ClosedRange<UInt32>, number: Int)] = []
  /// Where each decomposition starts in `scalars`, and the end of the last.
  private var starts: [UInt16] = []
  private var scalars: [Unicode.Scalar] = []

  private init() {
    var count = 0
    HexWords.forEach(in: DecompositionData.scalars) { numbers, _ in
      let last = numbers.last ?? numbers[0]
      runs.append((numbers[0]...last, count))
      count += Int(last - numbers[0]) + 1
    }
    HexWords.forEach(in: DecompositionData.decompositions) { numbers, sign in
      guard sign == UInt8(ascii: "~") else { return add(numbers) }
      for value in numbers[0]..<numbers[0] + numbers[1] { add([value]) }
    }
    starts.append(UInt16(scalars.count))
  }

  private mutating func add(_ values: [UInt32]) {
    starts.append(UInt16(scalars.count))
    scalars += values.lazy.compactMap(Unicode.Scalar.init)
  }

  /// The decomposition of a scalar that has one; a syllable of Hangul counts as having none.
  subscript(scalar: UInt32) -> ArraySlice<Unicode.Scalar>? {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].scalars.upperBound < scalar { low = middle + 1 } else { high = middle }
    }
    guard low < runs.count, runs[low].scalars.contains(scalar) else { return nil }
    let number = runs[low].number + Int(scalar - runs[low].scalars.lowerBound)
    return scalars[Int(starts[number])..<Int(starts[number + 1])]
  }

  /// All of `text` taken apart, with its marks in Unicode's order: what is equivalent is now the same.
  func decomposed(_ text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in text {
      if let parts = self[scalar.value] {
        result += parts
      } else if let letters = Hangul.letters(of: scalar.value) {
        result += letters
      } else {
        result.append(scalar)
      }
    }
    Self.orderMarks(&result)
    return result
  }

  /// Source: Unicode, section 3.11, D109: marks of different classes stand in the order of their classes.
  private static func orderMarks(_ scalars: inout [Unicode.Scalar]) {
    var start = 0
    while start < scalars.count {
      let end = scalars[start...].firstIndex { $0.combiningClass == 0 } ?? scalars.count
      if end - start > 1 {
        let marks = scalars[start..<end].enumerated().sorted {
          ($0.element.combiningClass, $0.offset) < ($1.element.combiningClass, $1.offset)
        }
        scalars.replaceSubrange(start..<end, with: marks.map(\.element))
      }
      start = end + 1
    }
  }
}

extension Unicode.Scalar {
  var combiningClass: UInt8 { properties.canonicalCombiningClass.rawValue }
}

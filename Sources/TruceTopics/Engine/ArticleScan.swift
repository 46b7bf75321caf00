/// The first look at an article: which atoms stand in its folded fields, before words and sentences are known.
struct ArticleScan {
  /// Folded title, summary and content.
  let folded: [[UInt8]]
  /// Hits in each field, by bytes.
  private(set) var hits: [[RawHit]] = [[], [], []]
  /// Whether each atom was found; empty before `scan`.
  private(set) var isFound: [Bool] = []

  init(_ text: ArticleText) {
    folded = [text.title, text.summary, text.content].map { $0.isEmpty ? [] : TextFolder.fold($0).bytes }
  }

  mutating func scan(_ scanner: AtomScanner, atomCount: Int) {
    isFound = [Bool](repeating: false, count: atomCount)
    for field in folded.indices {
      scanner.scan(folded[field], into: &hits[field])
      for hit in hits[field] { isFound[Int(hit.atom)] = true }
    }
  }
}

/// Where every atom stands in one article.
struct ArticleIndex {
  /// Words between the last of one field and the first of the next: no rule reaches over it.
  static let fieldGap: Int32 = 100_000_000
  /// Sentences of the summary that lead the article, together with the title.
  static let leadSentences: Int32 = 2

  let fields: [FieldText]
  /// Number of the first sentence of each field.
  private var sentenceStarts: [Int32] = []
  /// Hits of all atoms, side by side for each.
  private var hits: [Hit] = []
  /// Where the hits of each atom that was found stand.
  private var places: [Range<Int32>] = []
  /// For each atom 0, or the number of its place from 1.
  private var placeNumbers: [Int32]

  init(_ text: ArticleText, _ scan: ArticleScan, _ atoms: [Atom]) {
    fields = [(.title, text.title), (.summary, text.summary), (.content, text.content)].map(FieldText.init)
    placeNumbers = [Int32](repeating: 0, count: atoms.count)
    var exact: [[RawHit]] = []
    var sentence: Int32 = 0
    for (number, field) in fields.enumerated() {
      sentenceStarts.append(sentence)
      sentence += Int32(field.sentences.count) + 1
      exact.append(scan.hits[number].filter { atoms[Int($0.atom)].isExact($0, field) })
    }
    sort(exact)
  }

  func hits(of atom: Int) -> ArraySlice<Hit> {
    let number = Int(placeNumbers[atom])
    guard number > 0 else { return [] }
    let place = places[number - 1]
    return hits[Int(place.lowerBound)..<Int(place.upperBound)]
  }

  func isFound(_ atom: Int) -> Bool { placeNumbers[atom] != 0 }

  /// Whether the hit stands in the title or in the first sentences after it.
  func isLead(_ hit: Hit) -> Bool {
    if hit.field == .title { return true }
    let isOpening = hit.field == .summary || fields[1].words.isEmpty
    return isOpening && hit.sentence - sentenceStarts[number(of: hit.field)] < Self.leadSentences
  }

  func field(_ field: ArticleField) -> FieldText { fields[number(of: field)] }

  private func number(of field: ArticleField) -> Int {
    switch field {
    case .title: 0
    case .summary: 1
    case .content: 2
    }
  }

  /// Puts the hits of each atom side by side. Only atoms that were found are looked at: of ten thousand a dozen.
  private mutating func sort(_ found: [[RawHit]]) {
    var counts: [Int32] = []
    for raw in found {
      for hit in raw {
        let atom = Int(hit.atom)
        if placeNumbers[atom] == 0 {
          counts.append(0)
          placeNumbers[atom] = Int32(counts.count)
        }
        counts[Int(placeNumbers[atom]) - 1] += 1
      }
    }
    var end: Int32 = 0
    for count in counts {
      places.append(end..<end)
      end += count
    }
    let blank = Hit(firstWord: 0, lastWord: 0, sentence: 0, field: .title, start: 0, end: 0)
    hits = [Hit](repeating: blank, count: Int(end))
    for (number, raw) in found.enumerated() {
      for hit in raw {
        let place = Int(placeNumbers[Int(hit.atom)]) - 1
        let free = places[place].upperBound
        hits[Int(free)] = placed(hit, number)
        places[place] = places[place].lowerBound..<free + 1
      }
    }
  }

  private func placed(_ raw: RawHit, _ number: Int) -> Hit {
    let field = fields[number]
    let base = Int32(number) * Self.fieldGap
    return Hit(
      firstWord: base + field.word(at: raw.start), lastWord: base + field.word(at: raw.end - 1),
      sentence: sentenceStarts[number] + field.sentence(at: raw.start), field: field.field, start: raw.start,
      end: raw.end)
  }
}

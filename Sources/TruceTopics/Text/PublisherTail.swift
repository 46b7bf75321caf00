internal import TruceText

/// The publisher's name that aggregators put after a title: "Truce holds - The Guardian".
enum PublisherTail {
  static let wordsMax = 5

  /// The byte where the name starts, after the last " - " or " | ": two to five words, each with a capital or digit but for
  /// "of" and "and" ("Times of India").
  ///
  /// A tail that ends like an office ("- NATO Chief"), or starts so before "of" ("- Ministry of Defence"), names who spoke and
  /// stays part of the title.
  static func start(in title: FieldText) -> Int32 {
    let bytes = title.folded.bytes
    let end = Int32(bytes.count)
    guard bytes.count > 4, let dash = separator(in: bytes) else { return end }
    let tail = bytes[(dash + 2)...]
    let words = tail.split(separator: 0x20)
    guard words.count <= wordsMax, let last = words.last else { return end }
    let isName = words.allSatisfy { word in
      let first = title.scalar(at: word.startIndex)
      return !first.properties.isLowercase && first.value < 0x250 || word.elementsEqual("of".utf8)
        || word.elementsEqual("and".utf8)
    }
    let named = words.contains { $0.elementsEqual("of".utf8) } ? [words[0], last] : [last]
    let isSpeaker = named.contains { offices.contains(String(decoding: $0.filter(ASCIIClass.isWord), as: UTF8.self)) }
    return isName && words.count > 1 && !isSpeaker ? Int32(dash) : end
  }

  private static func separator(in bytes: [UInt8]) -> Int? {
    for place in stride(from: bytes.count - 3, to: 1, by: -1) {
      let isDash = bytes[place] == 0x2d || bytes[place] == 0x7c
      if isDash, bytes[place - 1] == 0x20, bytes[place + 1] == 0x20 { return place }
      if bytes.count - place > 80 { return nil }
    }
    return nil
  }

  private static let offices: Set<String> = [
    "chief", "head", "official", "officials", "spokesman", "spokeswoman", "spokesperson", "secretary", "general",
    "minister", "ministers", "commander", "envoy", "leader", "leaders", "president", "pm", "fm", "sources", "source",
    "kremlin", "chef", "generalsekretar", "pentagon", "ministry", "stoltenberg", "rutte", "putin", "zelensky",
    "zelenskyy", "trump", "lavrov", "macron", "erdogan", "netanyahu", "hamas", "nato", "live",
  ]
}

internal import TruceText

/// `xml:base` and `xml:lang`: what an element says holds for all that is inside it.
struct InheritedScopes {
  private struct Entry {
    var depth: Int
    var value: String
  }

  private var bases: [Entry] = []
  private var languages: [Entry] = []
  private let documentBase: String?
  /// The language of the document: that of the root or of the channel.
  private(set) var rootLanguage: String?

  init(base: String?) { documentBase = base }

  /// The URL against which references are resolved here.
  var base: String? { bases.last?.value ?? documentBase }
  /// The language tag that holds here.
  var language: String? { languages.last?.value }

  mutating func enter(depth: Int, _ attributes: XMLAttributes) {
    if let base = attributes.xml("base") {
      bases.append(Entry(depth: depth, value: WebAddress.resolve(WebAddress.clean(base), against: self.base)))
    }
    if let language = attributes.xml("lang")?.languageTag {
      languages.append(Entry(depth: depth, value: language))
      if depth <= 1, rootLanguage == nil { rootLanguage = language }
    }
  }

  /// The element at `depth` ends.
  mutating func leave(depth: Int) {
    if let last = bases.last, last.depth >= depth { bases.removeLast() }
    if let last = languages.last, last.depth >= depth { languages.removeLast() }
  }

  func resolve(_ reference: String) -> String { WebAddress.resolve(WebAddress.clean(reference), against: base) }
}

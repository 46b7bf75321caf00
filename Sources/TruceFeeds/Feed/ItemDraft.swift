internal import TruceText

/// An item while it is being read: every candidate of each field, by rank.
struct ItemDraft {
  var id = Ranked<String>()
  var title = Ranked<String>()
  var link = Ranked<String>()
  var summary = Ranked<String>()
  var content = Ranked<String>()
  var published = Ranked<Timestamp>()
  var updated = Ranked<Timestamp>()
  var language = Ranked<String>()
  var authors: [String] = []
  /// Those of the feed that an entry was taken from; they hold where it names none (RFC 4287, section 4.2.1).
  var originAuthors: [String] = []
  var categories: [String] = []
  var enclosures: [Enclosure] = []

  /// Authors, categories and enclosures of one item that are kept; a hostile item has a million.
  static let listMax = 200

  mutating func add(author: String) { ItemDraft.add(author, to: &authors) }
  mutating func add(originAuthor: String) { ItemDraft.add(originAuthor, to: &originAuthors) }
  mutating func add(category: String) { ItemDraft.add(category, to: &categories) }

  mutating func add(_ enclosure: Enclosure) {
    guard enclosures.count < ItemDraft.listMax, !enclosures.contains(where: { $0.url == enclosure.url }) else { return }
    var enclosure = enclosure
    if let length = enclosure.length, length < 0 { enclosure.length = nil }
    enclosures.append(enclosure)
  }

  private static func add(_ text: String, to list: inout [String]) {
    guard list.count < listMax, !list.contains(text) else { return }
    list.append(text)
  }

  consuming func article(language feedLanguage: String?) -> Article {
    Article(
      id: id.value, title: title.value, link: link.value, summary: summary.value, content: content.value,
      published: published.value, updated: updated.value, authors: authors.isEmpty ? originAuthors : authors,
      categories: categories, enclosures: enclosures, language: language.value ?? feedLanguage)
  }
}

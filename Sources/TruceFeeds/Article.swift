package import TruceText

/// One item of a feed, as the feed's document tells it; nothing in it is trusted.
///
/// All texts are valid UTF-8, decoded, without markup, white space as a reader would show it.
package struct Article: Sendable, Equatable {
  /// guid, atom:id or JSON Feed id as written (trimmed, never resolved); nil where there is none.
  package var id: String?
  package var title: String?
  /// Whether the title was made of the words in the link's path: plain sitemaps have no titles.
  package var titleFromURL: Bool
  /// Absolute where a base was known; only `http` and `https` links are kept as links by the core.
  package var link: String?
  package var summary: String?
  package var content: String?
  package var published: Timestamp?
  package var updated: Timestamp?
  package var authors: [String]
  package var categories: [String]
  package var enclosures: [Enclosure]
  /// The language tag that applies to the item: its own, else the feed's; as written.
  package var language: String?

  package init(
    id: String? = nil, title: String? = nil, link: String? = nil, summary: String? = nil, content: String? = nil,
    published: Timestamp? = nil, updated: Timestamp? = nil, authors: [String] = [], categories: [String] = [],
    enclosures: [Enclosure] = [], language: String? = nil, titleFromURL: Bool = false
  ) {
    self.id = id
    self.title = title
    self.link = link
    self.summary = summary
    self.content = content
    self.published = published
    self.updated = updated
    self.authors = authors
    self.categories = categories
    self.enclosures = enclosures
    self.language = language
    self.titleFromURL = titleFromURL
  }
}

/// A file that an article points at: RSS `enclosure`, Atom `link rel=enclosure`, JSON Feed attachment.
package struct Enclosure: Sendable, Equatable {
  package var url: String
  package var type: String?
  /// In bytes, as the feed says.
  package var length: Int?

  package init(url: String, type: String? = nil, length: Int? = nil) {
    self.url = url
    self.type = type
    self.length = length
  }
}

internal import Glibc
internal import TruceText

/// The vocabularies of feeds and what their elements mean.
enum FeedVocabulary: UInt8 {
  /// RSS of every version, sitemaps, and what has no namespace.
  case core
  case atom, dublinCore, content, media, itunes, xhtml, feedburner, syndication, rdf, news, google, other

  /// The vocabulary of a namespace. A namespace that nobody knows is what its prefix says: prefixes are misdeclared
  /// more often than they are reused.
  init(prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?) {
    if let uri, let known = FeedVocabulary.known(uri: uri) {
      self = known
    } else if let prefix {
      self = FeedVocabulary.prefixes[String(cString: prefix).lowercased()] ?? .other
    } else {
      self = .core
    }
  }

  private static func known(uri: UnsafePointer<UInt8>) -> FeedVocabulary? {
    var key = UnsafeBufferPointer(start: uri, count: strlen(uri))[...]
    while let last = key.last, last <= 0x20 || last == UInt8(ascii: "/") || last == UInt8(ascii: "#") {
      key.removeLast()
    }
    while let first = key.first, first <= 0x20 { key.removeFirst() }
    for start in ["http://", "https://", "www."] as [StaticString]
    where UnsafeBufferPointer(rebasing: key).startsWithName(start) {
      key.removeFirst(start.utf8CodeUnitCount)
    }
    return namespaces[hash(key)]
  }

  /// FNV-1a over the vocabulary that a name is of, and the bytes in lower case.
  private static func hash(_ bytes: some Sequence<UInt8>, of vocabulary: FeedVocabulary = .core) -> UInt64 {
    bytes.reduce(FNV1a.basis ^ UInt64(vocabulary.rawValue)) { FNV1a.step($0, $1.asciiLowercased) }
  }

  /// By the hash of the URI without scheme, `www.` and what ends it.
  private static let namespaces = Dictionary(
    uniqueKeysWithValues: uris.map { (hash($0.key.utf8), $0.value) })

  private static let uris: [String: FeedVocabulary] = [
    "w3.org/2005/atom": .atom, "purl.org/atom/ns": .atom, "purl.org/net/atom/ns": .atom, "example.com/necho": .atom,
    "purl.org/echo": .atom, "uri/of/echo/namespace": .atom, "purl.org/pie": .atom,
    "purl.org/rss/1.0": .core, "my.netscape.com/rdf/simple/0.9": .core, "channel.netscape.com/rdf/simple/0.9": .core,
    "example.com/newformat": .core, "backend.userland.com/rss": .core, "backend.userland.com/rss2": .core,
    "blogs.law.harvard.edu/tech/rss": .core, "cyber.law.harvard.edu/rss": .core,
    "rssboard.org/rss-specification": .core,
    "backend.userland.com/rss091": .core, "backend.userland.com/rss092": .core, "purl.org/net/rss1.1": .core,
    "sitemaps.org/schemas/sitemap/0.9": .core, "google.com/schemas/sitemap/0.84": .core,
    "google.com/schemas/sitemap/0.9": .core,
    "google.com/schemas/sitemap-news/0.9": .news,
    "purl.org/dc/elements/1.1": .dublinCore, "purl.org/dc/elements/1.0": .dublinCore, "purl.org/dc/terms": .dublinCore,
    "purl.org/dc": .dublinCore,
    "purl.org/rss/1.0/modules/content": .content,
    "search.yahoo.com/mrss": .media, "video.search.yahoo.com/mrss": .media, "search.yahoo.com/mrss/1.0": .media,
    "rssboard.org/media-rss": .media,
    "itunes.com/dtds/podcast-1.0.dtd": .itunes, "itunes.com/dtds/podcast-1.0": .itunes,
    "example.com/dtds/podcast-1.0.dtd": .itunes, "google.com/schemas/play-podcasts/1.0": .itunes,
    "w3.org/1999/xhtml": .xhtml, "w3.org/tr/rec-html40": .xhtml, "w3.org/tr/html4": .xhtml,
    "rssnamespace.org/feedburner/ext/1.0": .feedburner,
    "purl.org/rss/1.0/modules/syndication": .syndication,
    "w3.org/1999/02/22-rdf-syntax-ns": .rdf,
    "base.google.com/ns/1.0": .google,
  ]

  private static let prefixes: [String: FeedVocabulary] = [
    "atom": .atom, "atom10": .atom, "atom03": .atom, "a10": .atom, "a": .atom,
    "rss": .core, "rss1": .core, "dc": .dublinCore, "dcterms": .dublinCore, "dct": .dublinCore,
    "content": .content, "media": .media, "itunes": .itunes, "googleplay": .itunes, "xhtml": .xhtml, "html": .xhtml,
    "body": .xhtml, "feedburner": .feedburner, "sy": .syndication, "syn": .syndication, "rdf": .rdf, "news": .news,
    "g": .google,
  ]
}

extension FeedVocabulary {
  /// What the element called `local` means; names are compared in any case, for feeds in the wild mix them.
  func name(_ local: UnsafePointer<UInt8>) -> FeedName {
    let name = UnsafeBufferPointer(start: local, count: strlen(local))
    return FeedVocabulary.table[FeedVocabulary.hash(name, of: self)] ?? .other
  }

  /// Whether an element called `local`, which means `plain` in RSS, shows that its namespace, of this vocabulary, is
  /// not its own. Atom's table has the frame of RSS too, for feeds that mix the two.
  func belies(_ local: UnsafePointer<UInt8>, _ plain: FeedName) -> Bool {
    switch plain.tag {
    case .rss, .rdf, .channel, .urlset, .sitemapIndex: self == .atom || name(local).tag == .other
    case .item: (self == .atom && strcasecmp(local, "item") == 0) || name(local).tag == .other
    case .feed, .sitemap, .sitemapEntry: name(local).tag == .other
    default: false
    }
  }

  private static let table: [UInt64: FeedName] = {
    var table: [UInt64: FeedName] = [:]
    func add(_ vocabulary: FeedVocabulary, _ rank: UInt8, _ names: [(String, FeedTag)]) {
      for (words, tag) in names {
        for word in words.split(separator: " ") {
          table[hash(word.utf8, of: vocabulary)] = FeedName(tag: tag, rank: rank)
        }
      }
    }
    add(.core, 10, documents + texts + coreOnly)
    add(.core, 8, [("date", .published)])
    add(.core, 6, [("created", .published)])
    add(.atom, 6, [("created", .published)])
    add(.atom, atomRank, documents + texts)
    add(.atom, foreignRank, [("pubdate", .published), ("description", .description)])
    add(
      .dublinCore, 7,
      [
        ("title", .title), ("description abstract", .description), ("creator", .personText), ("author", .personText),
        ("subject", .category), ("language", .language), ("issued date available", .published),
        ("modified", .updated), ("identifier", .permalink),
      ])
    add(.dublinCore, 5, [("created", .published)])
    add(.content, 12, [("encoded", .content)])
    add(
      .media, 5,
      [
        ("title", .title), ("description text", .description), ("group", .group), ("content", .media),
        ("keywords", .keywords), ("category", .category),
      ])
    add(
      .itunes, 4,
      [
        ("title", .title), ("author", .personText), ("summary", .summary), ("subtitle", .description),
        ("keywords", .keywords), ("category", .category), ("description", .summary),
      ])
    add(.xhtml, 11, [("body div", .content)])
    add(.feedburner, 12, [("origlink", .originalLink)])
    add(
      .syndication, 1,
      [("updateperiod", .updatePeriod), ("updatefrequency", .updateFrequency), ("updatebase", .updateBase)])
    add(.rdf, 10, [("rdf", .rdf)])
    add(.google, 2, [("title", .title), ("description", .description), ("link", .link)])
    add(
      .news, 10,
      [
        ("news publication", .group), ("title", .title), ("publication_date", .published), ("language", .language),
        ("keywords", .keywords),
      ])
    return table
  }()

  /// The rank of Atom's elements, which inside RSS come after RSS's own.
  static let atomRank: UInt8 = 9

  /// The rank of what RSS knows and Atom does not, in Atom.
  static let foreignRank: UInt8 = 3

  private static let documents: [(String, FeedTag)] = [
    ("rss", .rss), ("rdf", .rdf), ("feed", .feed), ("channel", .channel), ("urlset", .urlset),
    ("sitemapindex", .sitemapIndex), ("sitemap", .sitemap), ("item entry", .item), ("url", .sitemapEntry),
  ]

  private static let texts: [(String, FeedTag)] = [
    ("title", .title), ("link", .link), ("id", .id), ("summary", .summary), ("content", .content),
    ("author", .person), ("contributor", .contributor), ("name", .name), ("email", .email), ("uri homepage", .address),
    ("category", .category), ("source", .source), ("published issued", .published),
    ("updated modified", .updated),
  ]

  private static let coreOnly: [(String, FeedTag)] = [
    ("guid", .id), ("description abstract", .description), ("body fullitem", .content), ("encoded", .content),
    ("pubdate", .published), ("lastmod", .updated), ("loc", .permalink),
    ("managingeditor", .personText), ("enclosure", .enclosure), ("language", .language), ("ttl", .ttl),
    ("skiphours", .skipHours), ("hour", .hour), ("skipdays", .skipDays), ("day", .day), ("keywords", .keywords),
  ]
}

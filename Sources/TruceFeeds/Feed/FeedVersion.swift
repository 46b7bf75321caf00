/// Finds out the format of a document from its root and what follows.
struct FeedVersion {
  private var attribute: String?
  /// The root's start tag, in lower case.
  var rootTag = ""
  private var hasChannel = false

  /// Takes note of the root or one of its children.
  mutating func read(_ tag: FeedTag, _ attributes: XMLAttributes) {
    switch tag {
    case .rss, .feed, .rdf: if attribute == nil { attribute = attributes("version") }
    case .channel, .item: hasChannel = true
    default: break
    }
  }

  /// RDF is used for more than feeds; whether this one means to be a feed.
  var isFeed: Bool {
    hasChannel || isRDF090 || rootTag.contains("purl.org/rss/1.0/\"") || rootTag.contains("purl.org/rss/1.0/'")
  }

  /// Microsoft's Channel Definition Format, whose items have their links in attributes.
  var isCDF: Bool { rootTag.hasPrefix("channel") }

  private var isRDF090: Bool { rootTag.contains("netscape.com/rdf/simple/0.9") }

  func format(_ root: FeedTag?) -> FeedFormat {
    switch root {
    case .feed:
      let isAtom03 = attribute?.hasPrefix("0.") ?? false || rootTag.contains("purl.org/atom/ns")
      return isAtom03 ? .atom03 : .atom10
    case .rdf: return isRDF090 ? .rss09x : .rss10
    default:
      guard let attribute else { return .rss20 }
      if attribute.hasPrefix("0.") { return .rss09x }
      return attribute.hasPrefix("1.") ? .rss10 : .rss20
    }
  }
}

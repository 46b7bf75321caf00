/// Finds out the format of a document from its root and what follows.
struct FeedVersion {
  private var attribute: String?
  private var namespace: String?
  private var hasRDF090Namespace = false

  private(set) var hasChannel = false

  /// Takes note of the root or one of its children.
  mutating func read(_ tag: FeedTag, uri: UnsafePointer<UInt8>?, _ attributes: XMLAttributes) {
    switch tag {
    case .rss, .feed, .rdf:
      if attribute == nil { attribute = attributes("version") }
      if namespace == nil, let uri { namespace = String(cString: uri) }
    case .channel, .item:
      // RDF's root has a namespace of its own; RSS 0.90 shows in its children.
      hasChannel = true
      guard !hasRDF090Namespace, let uri else { return }
      hasRDF090Namespace = String(cString: uri).lowercased().contains("netscape.com/rdf/simple/0.9")
    default: break
    }
  }

  func format(_ root: FeedTag?) -> FeedFormat {
    switch root {
    case .feed:
      let isAtom03 = attribute?.hasPrefix("0.") ?? false || namespace?.lowercased().contains("atom/ns") ?? false
      return isAtom03 ? .atom03 : .atom10
    case .rdf: return hasRDF090Namespace ? .rss09x : .rss10
    default:
      guard let attribute else { return .rss20 }
      if attribute.hasPrefix("0.") { return .rss09x }
      return attribute.hasPrefix("1.") ? .rss10 : .rss20
    }
  }
}

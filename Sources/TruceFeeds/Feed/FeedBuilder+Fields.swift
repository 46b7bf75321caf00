/// The fields of feeds and items: how each is begun.
extension FeedBuilder {
  func startFeedField(_ name: FeedName, _ attributes: XMLAttributes) -> Role {
    switch name.tag {
    case .title: return beginText(name, attributes)
    case .link: return startLink(name, attributes)
    case .permalink where root == .sitemapIndex, .updated where root == .sitemapIndex: return beginValue()
    case .language, .ttl, .hour, .day, .updatePeriod, .updateFrequency, .updateBase: return beginValue()
    case .person: return startPerson()
    case .personText: return beginText(name, attributes)
    default: return .ignored
    }
  }

  func startItemField(_ name: FeedName, _ attributes: XMLAttributes) -> Role {
    switch name.tag {
    case .title, .description, .summary: return beginText(name, attributes)
    case .content: return startContent(name, attributes)
    case .personText, .keywords: return beginText(name, attributes)
    case .id:
      isPermalink = attributes("ispermalink")?.lowercased() != "false"
      return beginValue()
    case .originalLink, .permalink, .published, .updated, .language: return beginValue()
    case .link: return startLink(name, attributes)
    case .person: return startPerson()
    case .category: return startCategory(name, attributes)
    case .enclosure: return startEnclosure(attributes)
    case .source: return isAtom || name.rank == FeedVocabulary.atomRank ? .origin : .ignored
    case .media: return startMedia(attributes)
    default: return .ignored
    }
  }

  func beginText(_ name: FeedName, _ attributes: XMLAttributes) -> Role {
    if item != nil, let language = attributes.xml("lang")?.languageTag { item?.language.offer(language, rank: 0) }
    captured.begin(kind(name, attributes), bytesMax: limits.fieldBytesMax)
    return .text
  }

  func beginValue() -> Role {
    captured.begin(.plain, bytesMax: min(limits.fieldBytesMax, FeedBuilder.valueBytesMax))
    return .text
  }

  /// Bytes of a link, an id or a date; longer links do not work anywhere.
  static let valueBytesMax = 16 << 10

  /// How the text of a field is to be understood.
  ///
  /// Source: RFC 4287, section 3.1 and 4.1.3; the Atom 0.3 draft for `mode`; RSS says nothing and means HTML.
  func kind(_ name: FeedName, _ attributes: XMLAttributes) -> CapturedText.Kind {
    let isForeign = name.rank == FeedVocabulary.foreignRank
    guard (isAtom && !isForeign) || name.rank == FeedVocabulary.atomRank else {
      switch name.tag {
      case .description, .summary, .content: return .html
      case .personText, .category, .keywords: return .name
      default: return .guessed
      }
    }
    let type = attributes("type")?.lowercased()
    let mode = attributes("mode")?.lowercased()
    if mode == "base64" { return .base64 }
    guard let type else { return mode == "escaped" ? .guessed : .plain }
    if type == "text" || type.hasPrefix("text/plain") { return .plain }
    if type == "html" || type == "text/html" { return .html }
    if type.holds("xhtml") || type.hasSuffix("xml") { return .markup }
    if type.holds("html") { return .html }
    let media = ["application/octet-stream", "image/", "audio/", "video/", "font/"]
    return media.contains { type.hasPrefix($0) } ? .base64 : .guessed
  }

  func startContent(_ name: FeedName, _ attributes: XMLAttributes) -> Role {
    // Media RSS without its prefix.
    if !isAtom, attributes("url") != nil {
      let role = startMedia(attributes)
      // With a type or a medium it is Media RSS; else its text may be the item's.
      if attributes("type") != nil || attributes("medium") != nil { return role }
    }
    if let source = attributes("src") { item?.link.offer(scopes.resolve(source), rank: 2) }
    return beginText(name, attributes)
  }

  /// A link that says all in its attributes is done with its start tag: where HTML's habit leaves it open, what
  /// follows is not its content.
  func startLink(_ name: FeedName, _ attributes: XMLAttributes) -> Role {
    guard let href = attributes("href") else {
      return attributes("rel").map { $0 != "alternate" } ?? false ? .ignored : beginValue()
    }
    let url = scopes.resolve(href)
    guard let relation = attributes("rel")?.lowercased() ?? (isAtom ? "alternate" : nil) else {
      offerLast(link: url, rank: name.rank)  // RSS that writes its link as Atom does
      return .done
    }
    let type = attributes("type")?.lowercased()
    switch relation {
    case "alternate", "http://www.iana.org/assignments/relation/alternate":
      let isPage = type.map { $0.holds("html") } ?? true
      offer(link: url, rank: name.rank == 10 && !isAtom ? 8 : isPage ? 9 : 7)
    case "enclosure":
      item?.add(Enclosure(url: url, type: attributes("type"), length: attributes("length").flatMap { Int($0) }))
    case "self", "via", "related":
      if item != nil { offer(link: url, rank: relation == "self" ? 1 : 0) }
    default: break
    }
    return .done
  }

  func offer(link url: String, rank: UInt8) {
    if item != nil { item?.link.offer(url, rank: rank) } else { feed.link.offer(url, rank: rank) }
  }

  /// The last of several text links stays, as in other readers.
  func offerLast(link url: String, rank: UInt8) {
    if item != nil { item?.link.offerLast(url, rank: rank) } else { feed.link.offerLast(url, rank: rank) }
  }

  func startPerson() -> Role {
    person = PersonDraft()
    captured.begin(.name, bytesMax: limits.fieldBytesMax)
    return .person
  }

  func startPersonPart(_ name: FeedName) -> Role {
    switch name.tag {
    case .name, .email, .address, .title:
      captured.begin(.name, bytesMax: limits.fieldBytesMax)
      return .text
    default: return .ignored
    }
  }

  func startCategory(_ name: FeedName, _ attributes: XMLAttributes) -> Role {
    let label = attributes("label") ?? attributes("text")
    let term = attributes("term")
    if let label { item?.add(category: label) }
    if let term { item?.add(category: term) }
    if label != nil, term == nil { return .container }  // iTunes nests its categories
    return term == nil ? beginText(name, attributes) : .done
  }

  func startEnclosure(_ attributes: XMLAttributes) -> Role {
    let type = attributes("type")
    let length = attributes("length").flatMap { Int($0) }
    if let url = attributes("url") ?? attributes("href") {
      item?.add(Enclosure(url: scopes.resolve(url), type: type, length: length))
      return .done
    }
    enclosure = Enclosure(url: "", type: type, length: length)
    return beginValue()
  }

  func startMedia(_ attributes: XMLAttributes) -> Role {
    if let url = attributes("url") {
      let length = attributes("filesize").flatMap { Int($0) }
      item?.add(Enclosure(url: scopes.resolve(url), type: attributes("type"), length: length))
    }
    return .container
  }
}

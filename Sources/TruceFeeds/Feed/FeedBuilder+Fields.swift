/// The fields of feeds and items: how each is begun, and where its text goes.
extension FeedBuilder {
  func startFeedField(_ name: FeedName, _ attributes: XMLAttributes) -> Role {
    switch name.tag {
    case .title: return beginText(name, attributes)
    case .link: return startLink(name, attributes)
    case .permalink where root == .sitemapIndex: return beginValue()
    case .language, .ttl, .hour, .day, .updatePeriod, .updateFrequency: return beginValue()
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
    case .media: return startMedia(attributes)
    default: return .ignored
    }
  }

  // MARK: Beginnings

  private func beginText(_ name: FeedName, _ attributes: XMLAttributes) -> Role {
    if item != nil, let language = attributes.xml("lang") { item?.language.offer(language, rank: 0) }
    captured.begin(kind(name, attributes), bytesMax: limits.fieldBytesMax)
    return .text
  }

  private func beginValue() -> Role {
    captured.begin(.plain, bytesMax: min(limits.fieldBytesMax, FeedBuilder.valueBytesMax))
    return .text
  }

  /// Bytes of a link, an id or a date; longer links do not work anywhere.
  private static let valueBytesMax = 16 << 10

  /// How the text of a field is to be understood.
  ///
  /// Source: RFC 4287, section 3.1 and 4.1.3; the Atom 0.3 draft for `mode`; RSS says nothing and means HTML.
  private func kind(_ name: FeedName, _ attributes: XMLAttributes) -> CapturedText.Kind {
    guard isAtom || name.rank == FeedVocabulary.atomRank else {
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

  private func startContent(_ name: FeedName, _ attributes: XMLAttributes) -> Role {
    if let source = attributes("src") { item?.link.offer(scopes.resolve(source), rank: 2) }
    return beginText(name, attributes)
  }

  private func startLink(_ name: FeedName, _ attributes: XMLAttributes) -> Role {
    guard let href = attributes("href") else {
      return attributes("rel").map { $0 != "alternate" } ?? false ? .ignored : beginValue()
    }
    let url = scopes.resolve(href)
    guard let relation = attributes("rel")?.lowercased() ?? (isAtom ? "alternate" : nil) else {
      offerLast(link: url, rank: name.rank)  // RSS that writes its link as Atom does
      return .ignored
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
    return .ignored
  }

  private func offer(link url: String, rank: UInt8) {
    if item != nil { item?.link.offer(url, rank: rank) } else { feed.link.offer(url, rank: rank) }
  }

  /// The last of several text links stays, as in other readers.
  private func offerLast(link url: String, rank: UInt8) {
    if item != nil { item?.link.offerLast(url, rank: rank) } else { feed.link.offerLast(url, rank: rank) }
  }

  private func startPerson() -> Role {
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

  private func startCategory(_ name: FeedName, _ attributes: XMLAttributes) -> Role {
    let label = attributes("label") ?? attributes("text")
    let term = attributes("term")
    if let label { item?.add(category: label) }
    if let term { item?.add(category: term) }
    if label != nil, term == nil { return .container }  // iTunes nests its categories
    return term == nil ? beginText(name, attributes) : .ignored
  }

  private func startEnclosure(_ attributes: XMLAttributes) -> Role {
    let type = attributes("type")
    let length = attributes("length").flatMap { Int($0) }
    if let url = attributes("url") ?? attributes("href") {
      item?.add(Enclosure(url: scopes.resolve(url), type: type, length: length))
      return .ignored
    }
    enclosure = Enclosure(url: "", type: type, length: length)
    return beginValue()
  }

  private func startMedia(_ attributes: XMLAttributes) -> Role {
    if let url = attributes("url") {
      let length = attributes("filesize").flatMap { Int($0) }
      item?.add(Enclosure(url: scopes.resolve(url), type: attributes("type"), length: length))
    }
    return .container
  }

  // MARK: Ends

  /// The captured field ends: its text goes where its name says.
  func endCapture() {
    guard let index = capture else { return }
    capture = nil
    if captured.isTruncated { warnings.add(line: line, "field of more than \(limits.fieldBytesMax) bytes is cut") }
    let name = frames[index].name
    if index > 0, frames[index - 1].role == .person { endPersonPart(name.tag) } else { store(name) }
    for entity in renderer.takeUndefined() { warnings.add(line: line, "undefined entity &\(entity);") }
  }

  private func store(_ name: FeedName) {
    switch name.tag {
    case .title:
      let text = renderer.title(captured, entities: entities)
      if item != nil { item?.title.offer(text, rank: name.rank) } else { feed.title.offer(text, rank: name.rank) }
    case .description, .summary: storeSummary(renderedText(), rank: name.rank)
    case .content: item?.content.offer(renderedText(), rank: name.rank)
    case .personText: storePerson(renderedText()?.singleLine)
    case .category: if let text = renderedText()?.singleLine { item?.add(category: text) }
    case .keywords: storeKeywords()
    default: if let value = renderer.value(captured, entities: entities) { store(name, value: value) }
    }
  }

  private func store(_ name: FeedName, value: String) {
    switch name.tag {
    case .link: offerLast(link: scopes.resolve(value), rank: name.rank)
    case .originalLink: item?.link.offer(scopes.resolve(value), rank: 4)
    case .permalink: storePermalink(value)
    case .id: storeID(value)
    case .published: item?.published.offer(date(value), rank: name.rank)
    case .updated: item?.updated.offer(date(value), rank: name.rank)
    case .language: if item != nil { item?.language.offer(value, rank: 1) } else { feed.language.offer(value, rank: 1) }
    case .enclosure: storeEnclosure(value)
    default: hints.read(name.tag, value)
    }
  }

  /// Of two texts the lesser is kept as content, where there is no other: nothing that may match is lost.
  private func storeSummary(_ text: String?, rank: UInt8) {
    guard let text else { return }
    let before = item?.summary.value
    item?.summary.offer(text, rank: rank)
    let loser = item?.summary.value == text ? before : text
    if let loser, loser != item?.summary.value { item?.content.offer(loser, rank: 1) }
  }

  private func renderedText() -> String? { renderer.text(captured, entities: entities) }

  func date(_ text: String) -> Timestamp? {
    let date = DateReader.read(text)
    if date == nil { warnings.add(line: line, "unreadable date '\(text.prefix(60).filter { !$0.isNewline })'") }
    return date
  }

  /// `loc` of a sitemap; `dc:identifier` is an id, and a link when it is a URL.
  private func storePermalink(_ value: String) {
    let url = scopes.resolve(value)
    if root == .sitemapIndex {
      if sitemaps.count < ItemDraft.listMax { sitemaps.append(url) }
      return
    }
    item?.id.offer(value, rank: 4)
    if WebAddress.isWeb(url) { item?.link.offer(url, rank: 3) }
  }

  private func storeID(_ value: String) {
    item?.id.offer(value, rank: 10)
    if !isAtom, isPermalink, WebAddress.isWeb(value) { item?.link.offer(value, rank: 5) }
  }

  private func storeEnclosure(_ value: String) {
    guard var enclosure else { return }
    enclosure.url = scopes.resolve(value)
    item?.add(enclosure)
    self.enclosure = nil
  }

  private func storeKeywords() {
    guard let text = renderedText()?.singleLine else { return }
    for word in text.split(separator: ",") {
      let trimmed = word.utf8.trimmed
      if !trimmed.isEmpty { item?.add(category: String(Substring(trimmed))) }
    }
  }

  private func storePerson(_ text: String?) {
    guard let text else { return }
    if item != nil { item?.add(author: text) } else { feed.add(author: text) }
  }

  private func endPersonPart(_ tag: FeedTag) {
    let text = renderedText()?.singleLine
    switch tag {
    case .name, .title: person?.name = text ?? person?.name
    case .email: person?.email = text ?? person?.email
    default: person?.address = text ?? person?.address
    }
  }

  func endPerson(_ name: FeedName) {
    guard let person else { return }
    let direct = capture == nil ? nil : renderedText()?.singleLine
    capture = nil
    self.person = nil
    storePerson(person.text ?? direct)
  }
}

extension String {
  /// Whether `word` is in it, byte by byte: the standard library's search costs 20,000 instructions.
  func holds(_ word: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { text in
      var start = 0
      while start + word.utf8CodeUnitCount <= text.count {
        let rest = UnsafeBufferPointer(rebasing: text[start...].prefix(word.utf8CodeUnitCount))
        if rest.isName(word) { return true }
        start += 1
      }
      return false
    }
  }

  /// With spaces in place of line feeds.
  var singleLine: String {
    guard utf8.contains(UInt8(ascii: "\n")) else { return self }
    return String(decoding: utf8.map { $0 == UInt8(ascii: "\n") ? 0x20 : $0 }, as: UTF8.self)
  }
}

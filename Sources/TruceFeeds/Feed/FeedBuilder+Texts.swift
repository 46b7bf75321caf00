internal import TruceText

/// The texts of fields that ended: what each says, and where it goes.
extension FeedBuilder {
  /// The captured field ends: its text goes where its name says.
  func endCapture() {
    guard let index = capture else { return }
    capture = nil
    if captured.isTruncated { warnings.add(line: line, "field of more than \(limits.fieldBytesMax) bytes is cut") }
    let name = frames[index].name
    if index > 0, frames[index - 1].role == .person { endPersonPart(name.tag) } else { store(name) }
    for entity in renderer.takeUndefined() { warnings.add(line: line, "undefined entity &\(entity);") }
  }

  func store(_ name: FeedName) {
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

  func store(_ name: FeedName, value: String) {
    switch name.tag {
    case .link: offerLast(link: scopes.resolve(value), rank: name.rank)
    case .originalLink: item?.link.offer(scopes.resolve(value), rank: 4)
    case .permalink: storePermalink(value)
    case .id: storeID(value)
    case .published: item?.published.offer(date(value), rank: name.rank)
    case .updated where root == .sitemapIndex: sitemaps.offer(date: date(value))
    case .updated: item?.updated.offer(date(value), rank: name.rank)
    case .language: if item != nil { item?.language.offer(value, rank: 1) } else { feed.language.offer(value, rank: 1) }
    case .enclosure: storeEnclosure(value)
    default: hints.read(name.tag, value)
    }
  }

  /// Of two texts the lesser is kept as content, where there is no other: nothing that may match is lost.
  func storeSummary(_ text: String?, rank: UInt8) {
    guard let text, let loser = item?.summary.exchange(text, rank: rank) else { return }
    if loser != item?.summary.value { item?.content.offer(loser, rank: 1) }
  }

  func renderedText() -> String? { renderer.text(captured, entities: entities) }

  func date(_ text: String) -> Timestamp? {
    ItemDate.read(text) { warnings.add(line: line, $0) }
  }

  /// `loc` of a sitemap; `dc:identifier` is an id, and a link when it is a URL.
  func storePermalink(_ value: String) {
    let url = scopes.resolve(value)
    if root == .sitemapIndex {
      sitemaps.offer(url: url)
      return
    }
    item?.id.offer(value, rank: 4)
    if WebAddress.isWeb(url) { item?.link.offer(url, rank: 3) }
  }

  func storeID(_ value: String) {
    item?.id.offer(value, rank: 10)
    if !isAtom, isPermalink, WebAddress.isWeb(value) { item?.link.offer(value, rank: 5) }
  }

  func storeEnclosure(_ value: String) {
    guard var enclosure else { return }
    enclosure.url = scopes.resolve(value)
    item?.add(enclosure)
    self.enclosure = nil
  }

  func storeKeywords() {
    guard let text = renderedText()?.singleLine else { return }
    for word in text.split(separator: ",") {
      let trimmed = word.utf8.trimmed
      if !trimmed.isEmpty { item?.add(category: String(Substring(trimmed))) }
    }
  }

  func storePerson(_ text: String?) {
    guard let text else { return }
    if frames.last?.role == .origin {
      item?.add(originAuthor: text)
    } else if item != nil {
      item?.add(author: text)
    } else {
      feed.add(author: text)
    }
  }

  func endPersonPart(_ tag: FeedTag) {
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

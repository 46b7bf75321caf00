internal import TruceText

/// Makes articles out of the elements of one document, as libxml2 tells of them.
///
/// Invariants:
/// 1. `frames` has one entry for each open element, the root first.
/// 2. `item` is there exactly while a frame has the role `item`.
/// 3. `capture` is the index of the frame whose text is being read; all frames above it are `markup`.
final class FeedBuilder {
  /// What an open element is to the builder.
  enum Role: UInt8 {
    /// The root, a channel, a group: what is in it is read.
    case container
    case item
    case person
    /// The feed that an entry came from: only its authors are read.
    case origin
    /// A field whose text is read.
    case text
    /// Markup inside such a field.
    case markup
    /// Nothing in it is read.
    case ignored
    /// A field that ended before its element did: what is in the element belongs to what is around it.
    case done
  }

  struct Frame {
    var role: Role
    var name: FeedName
  }

  // `@exclusivity(unchecked)`: libxml2 calls for every tag, and the checks cost as much as what they guard. No
  // property is reached twice at a time: nothing is called back while one is being changed.
  let limits: FeedLimits
  @exclusivity(unchecked) var frames: [Frame] = []
  @exclusivity(unchecked) var names = FeedNameCache()
  @exclusivity(unchecked) var scopes: InheritedScopes
  @exclusivity(unchecked) var captured = CapturedText()
  @exclusivity(unchecked) var capture: Int?
  /// Whether the captured field is prose (rendered) or a value (trimmed).
  @exclusivity(unchecked) var renderer = TextRenderer()
  @exclusivity(unchecked) var entities = DeclaredEntities()

  var root: FeedTag?
  var version = FeedVersion()
  @exclusivity(unchecked) var item: ItemDraft?
  @exclusivity(unchecked) var person: PersonDraft?
  var enclosure: Enclosure?
  var isPermalink = true
  @exclusivity(unchecked) var feed = ItemDraft()
  var hints = PollingHintsDraft()
  @exclusivity(unchecked) var articles: [Article] = []
  var sitemaps = SitemapIndexDraft()
  @exclusivity(unchecked) var warnings = Warnings()
  @exclusivity(unchecked) var stoppedBy: FeedLimit?
  var sawNews = false
  /// Entries of a sitemap that were older than those kept.
  var leftOut = 0
  var isEnding = false
  /// The texts between the tags, while libxml2 tells of these.
  @exclusivity(unchecked) var texts: TextRuns
  /// Line of the input at the end of the last text, from 1.
  @exclusivity(unchecked) var line = 1

  init(limits: FeedLimits, baseURL: String?) {
    self.limits = limits
    scopes = InheritedScopes(base: baseURL)
    texts = TextRuns(fieldBytesMax: limits.fieldBytesMax)
    frames.reserveCapacity(64)
  }

  var isAtom: Bool { root == .feed }
  var isSitemap: Bool { root == .urlset || root == .sitemapIndex }
}

// MARK: - What libxml2 calls

extension FeedBuilder {
  func start(
    _ local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?,
    _ attributes: XMLAttributes
  ) {
    guard stoppedBy == nil else { return }
    let name = names.name(local, prefix: prefix, uri: uri)
    if let capture, frames.last?.role == .text || frames.last?.role == .markup {
      guard endsField(frames[capture].name.tag, name) else {
        captured.appendTag(local, isEnd: false)
        return frames.append(Frame(role: .markup, name: name))
      }
      warnings.add(line: line, "element is not closed before the next field")
      endCapture()
      for index in capture..<frames.count { frames[index].role = .done }
    }
    if !attributes.isEmpty { scopes.enter(depth: frames.count, attributes) }
    if frames.count < 2 { version.read(name.tag, attributes) }
    let role = frames.isEmpty ? startRoot(name, attributes) : startElement(name, attributes)
    frames.append(Frame(role: role, name: name))
    if role == .text || role == .person { capture = frames.count - 1 }
  }

  func end(_ local: UnsafePointer<UInt8>) {
    guard stoppedBy == nil, let frame = frames.popLast() else { return }
    switch frame.role {
    case .markup: captured.appendTag(local, isEnd: true)
    case .text:
      frames.append(frame)
      endCapture()
      frames.removeLast()
    case .person: endPerson(frame.name)
    case .item: endItem()
    case .container, .origin, .ignored, .done: break
    }
    scopes.leave(depth: frames.count)
  }

  /// `count` texts stand here.
  func text(runs count: Int) {
    for _ in 0..<count {
      line = capture == nil ? texts.skip() : texts.take { captured.append($0) }
    }
  }

  /// A complaint of libxml2.
  func note(_ message: String) {
    guard !isEnding else { return }
    warnings.add(line: line, String(message.prefix(200).filter { !$0.isNewline }))
  }
}

// MARK: - Structure

extension FeedBuilder {
  private func startRoot(_ name: FeedName, _ attributes: XMLAttributes) -> Role {
    root = name.tag
    switch name.tag {
    case .item:
      root = .feed  // an Atom entry by itself
      item = ItemDraft()
      return .item
    case .channel:  // the Channel Definition Format, or RSS that lost its root
      root = .rss
      if let href = attributes("href") { feed.link.offer(scopes.resolve(href), rank: 5) }
    default: break
    }
    return .container
  }

  private func startElement(_ name: FeedName, _ attributes: XMLAttributes) -> Role {
    guard let scope = frames.last(where: { $0.role != .done })?.role else { return .ignored }
    switch scope {
    case .container, .item: return startChild(name, attributes)
    case .person: return startPersonPart(name)
    case .origin: return name.tag == .person ? startPerson() : .ignored
    case .ignored where item == nil && isEntry(name.tag): return startChild(name, attributes)
    case .ignored, .text, .markup, .done: return .ignored
    }
  }

  /// Whether an element is read even in one that is not: a wrapper around the items says nothing.
  private func isEntry(_ tag: FeedTag) -> Bool {
    switch root {
    case .urlset, .sitemapIndex: tag == .sitemapEntry || tag == .sitemap || tag == .urlset || tag == .sitemapIndex
    default: tag == .item
    }
  }

  private func startChild(_ name: FeedName, _ attributes: XMLAttributes) -> Role {
    switch name.tag {
    case .item: return item == nil ? startItem(attributes) : .ignored
    case .sitemapEntry: return item == nil && isSitemap ? startItem(attributes) : .ignored
    case .channel, .feed, .rss, .rdf: return item == nil ? .container : .ignored
    case .urlset, .sitemapIndex:
      // One inside another: what holds the entries is what the document is.
      if isSitemap, item == nil, articles.isEmpty, sitemaps.urls.isEmpty { root = name.tag }
      return item == nil ? .container : .ignored
    case .group:
      sawNews = sawNews || isSitemap
      return .container
    case .sitemap:
      sitemaps.begin()
      return .container
    case .skipHours, .skipDays: return .container
    default: return item == nil ? startFeedField(name, attributes) : startItemField(name, attributes)
    }
  }

  private func startItem(_ attributes: XMLAttributes) -> Role {
    guard articles.count < limits.itemsMax || isSitemap else {
      stoppedBy = .items(max: limits.itemsMax)
      return .ignored
    }
    var draft = ItemDraft()
    if let about = attributes("about") {  // RSS 1.0
      draft.id.offer(about, rank: 6)
      if WebAddress.isWeb(about) { draft.link.offer(about, rank: 2) }
    }
    if version.isCDF, let href = attributes("href") { draft.link.offer(scopes.resolve(href), rank: 5) }
    if version.isCDF, let modified = attributes("lastmod") { draft.updated.offer(date(modified), rank: 1) }
    item = draft
    return .item
  }

  private func endItem() {
    guard let item = item.take() else { return }
    articles.append(item.article(language: scopes.language))
    if isSitemap, articles.count / 2 >= limits.itemsMax { keepNewest() }
  }

  /// A sitemap lists a whole site, in any order: of its entries the newest stay.
  func keepNewest() {
    guard articles.count > limits.itemsMax else { return }
    leftOut += articles.count - limits.itemsMax
    let newest = articles.indices.sorted { left, right in
      let (first, second) = (articles[left].newestDate, articles[right].newestDate)
      return first == second ? left < right : first > second
    }
    articles = newest.prefix(limits.itemsMax).sorted().map { articles[$0] }
  }

  /// Whether an element inside an open field shows that the field was left open by mistake.
  private func endsField(_ open: FeedTag, _ next: FeedName) -> Bool {
    switch next.tag {
    case .item, .sitemapEntry: return item == nil
    case .link, .id, .description, .published, .enclosure:
      if next.rank == 10, open == .title || open == .category { return true }
      return isOwn(next) && isValue(open) && open != next.tag
    case .title, .summary, .content, .updated, .category, .person, .personText:
      return isOwn(next) && isValue(open) && open != next.tag
    default: return false
    }
  }

  /// Whether an element is of the vocabulary that its document is written in.
  private func isOwn(_ name: FeedName) -> Bool {
    name.rank == 10 || (isAtom && name.rank == FeedVocabulary.atomRank)
  }

  /// Whether the field has no markup in it.
  private func isValue(_ field: FeedTag) -> Bool {
    switch field {
    case .link, .id, .published, .updated, .language: true
    default: false
    }
  }
}

extension Article {
  /// The later of its dates; the distant past where it has none.
  fileprivate var newestDate: Timestamp {
    let none = Timestamp(milliseconds: .min)
    return max(published ?? none, updated ?? none)
  }
}

internal import TruceText

/// Makes the text of a field from what was captured of it, in reused storage.
struct TextRenderer: ~Copyable {
  private var decoded = ByteBuffer()
  private var rendered = ByteBuffer()
  /// Names of entities that nobody defines, met since the last call of `takeUndefined`.
  private var undefined: [String] = []

  mutating func takeUndefined() -> [String] {
    guard !undefined.isEmpty else { return [] }
    defer { undefined = [] }
    return undefined
  }

  /// The text, as a reader would show it; nil where nothing is left.
  mutating func text(_ captured: borrowing CapturedText, entities: DeclaredEntities) -> String? {
    render(captured, entities: entities)
    return result
  }

  /// The text of a title: one line.
  mutating func title(_ captured: borrowing CapturedText, entities: DeclaredEntities) -> String? {
    render(captured, entities: entities)
    if captured.kind == .guessed { decodeLeftovers() }
    let bytes = rendered.mutableView
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { bytes[index] = 0x20 }
    return result
  }

  /// The value of a field that is no prose (an id, a link, a date): references decoded, trimmed.
  mutating func value(_ captured: borrowing CapturedText, entities: DeclaredEntities) -> String? {
    let trimmed = decode(captured.view, entities: entities).trimmed
    return trimmed.isEmpty ? nil : String(checking: UnsafeBufferPointer(rebasing: trimmed))
  }

  private var result: String? { rendered.isEmpty ? nil : String(checking: rendered.view) }

  /// HTML that was not captured from XML, such as the `content_html` of JSON Feed.
  mutating func text(html: String) -> String? {
    rendered.removeAll()
    var html = html
    html.withUTF8 { render($0, .html, entities: DeclaredEntities()) }
    return result
  }

  /// Text of JSON Feed, which has no markup, but in which many write the references of HTML.
  mutating func text(unmarked: String) -> String? {
    rendered.removeAll()
    var unmarked = unmarked
    unmarked.withUTF8 { render($0, .unmarked, entities: DeclaredEntities()) }
    return result
  }

  /// A title of JSON Feed: one line. As in other titles, what was escaped once too often is decoded once more.
  mutating func title(unmarked: String) -> String? {
    guard let text = text(unmarked: unmarked) else { return nil }
    return (text.utf8.contains(UInt8(ascii: "&")) ? self.text(unmarked: text) : text)?.singleLine
  }

  private mutating func render(_ captured: borrowing CapturedText, entities: DeclaredEntities) {
    rendered.removeAll()
    if captured.kind == .markup || (captured.kind == .plain && captured.hasElements) {
      // Only the document's own tags are markup: references are decoded behind the tokenizer.
      return render(captured.view, .html, entities: entities)
    }
    let text = decode(captured.view, entities: entities)
    switch captured.kind {
    case .plain, .markup: render(text, .plain, entities: entities)
    case .html: render(text, .html, entities: entities)
    case .guessed: render(text, .guessed, entities: entities)
    case .name: render(text, .referencesOnly, entities: entities)
    case .base64:
      // What decodes to no text is a picture or the like.
      let bytes = Base64.decode(text) ?? Array(text)
      guard UTF8Check.isValid(bytes) else { return }
      bytes.withUnsafeBufferPointer { render($0, .guessed, entities: entities) }
    }
  }

  /// The bytes with the references of XML decoded; as they are where they have none. Valid until the next call.
  private mutating func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, entities: DeclaredEntities
  ) -> UnsafeBufferPointer<UInt8> {
    guard ByteScan.firstIndex(of: MarkupRepair.referenceMark, in: bytes, from: 0) < bytes.count else { return bytes }
    decoded.removeAll()
    var names: [String] = []
    References.decodeXML(bytes, entities: entities, into: &decoded) { name in
      if names.count < 8 { names.append(name) }
    }
    if !names.isEmpty { undefined += names }
    return decoded.view
  }

  /// Decodes the references that are left in a title after it was read as a reader does: `Russia&amp;amp;#8217;s`
  /// is escaped once too often, and no headline means `&#8217;`. Markup is left alone.
  private mutating func decodeLeftovers() {
    guard rendered.view.contains(UInt8(ascii: "&")) else { return }
    swap(&decoded, &rendered)
    rendered.removeAll()
    render(decoded.view, .referencesOnly, entities: DeclaredEntities())
  }

  private mutating func render(
    _ bytes: UnsafeBufferPointer<UInt8>, _ dialect: HTMLText.Dialect, entities: DeclaredEntities
  ) {
    var html = HTMLText(dialect, entities: entities)
    html.render(bytes, into: &rendered)
  }
}

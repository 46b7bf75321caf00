/// Makes the text of a field from what was captured of it, in reused storage.
struct TextRenderer {
  private var decoded: [UInt8] = []
  private var rendered: [UInt8] = []
  /// Names of entities that nobody defines, met since the last call of `takeUndefined`.
  private var undefined: [String] = []

  mutating func takeUndefined() -> [String] {
    guard !undefined.isEmpty else { return [] }
    defer { undefined = [] }
    return undefined
  }

  /// The text, as a reader would show it; nil where nothing is left.
  mutating func text(_ captured: borrowing CapturedText, entities: DeclaredEntities) -> String? {
    rendered.removeAll(keepingCapacity: true)
    if captured.kind == .markup || (captured.kind == .plain && captured.hasElements) {
      // Only the document's own tags are markup: references are decoded behind the tokenizer.
      render(captured.bytes, .html, entities: entities)
    } else {
      decode(captured.bytes, entities: entities)
      renderDecoded(captured.kind, entities: entities)
    }
    return rendered.isEmpty ? nil : String(decoding: rendered, as: UTF8.self)
  }

  /// The text of a title: one line.
  mutating func title(_ captured: borrowing CapturedText, entities: DeclaredEntities) -> String? {
    guard text(captured, entities: entities) != nil else { return nil }
    if captured.kind == .guessed { decodeLeftovers() }
    for index in rendered.indices where rendered[index] == UInt8(ascii: "\n") { rendered[index] = 0x20 }
    return String(decoding: rendered, as: UTF8.self)
  }

  /// The value of a field that is no prose (an id, a link, a date): references decoded, trimmed.
  mutating func value(_ captured: borrowing CapturedText, entities: DeclaredEntities) -> String? {
    decode(captured.bytes, entities: entities)
    let trimmed = decoded.trimmed
    return trimmed.isEmpty ? nil : String(decoding: trimmed, as: UTF8.self)
  }

  /// HTML that was not captured from XML, such as the `content_html` of JSON Feed.
  mutating func text(html: String) -> String? {
    rendered.removeAll(keepingCapacity: true)
    render(Array(html.utf8), .html, entities: DeclaredEntities())
    return rendered.isEmpty ? nil : String(decoding: rendered, as: UTF8.self)
  }

  /// Text without markup.
  mutating func text(plain: String) -> String? {
    rendered.removeAll(keepingCapacity: true)
    render(Array(plain.utf8), .plain, entities: DeclaredEntities())
    return rendered.isEmpty ? nil : String(decoding: rendered, as: UTF8.self)
  }

  private mutating func decode(_ bytes: [UInt8], entities: DeclaredEntities) {
    decoded.removeAll(keepingCapacity: true)
    var names: [String] = []
    References.decodeXML(bytes, entities: entities, into: &decoded) { name in
      if names.count < 8 { names.append(name) }
    }
    if !names.isEmpty { undefined += names }
  }

  private mutating func renderDecoded(_ kind: CapturedText.Kind, entities: DeclaredEntities) {
    switch kind {
    case .plain, .markup: render(decoded, .plain, entities: entities)
    case .html: render(decoded, .html, entities: entities)
    case .guessed: render(decoded, .guessed, entities: entities)
    case .name: render(decoded, .referencesOnly, entities: entities)
    case .base64:
      let bytes = Base64.decode(decoded).flatMap { UTF8Check.isValid($0) ? $0 : nil }
      render(bytes ?? decoded, .guessed, entities: entities)
    }
  }

  /// Decodes the references that are left in a title after it was read as a reader does: `Russia&amp;amp;#8217;s`
  /// is escaped once too often, and no headline means `&#8217;`. Markup is left alone.
  private mutating func decodeLeftovers() {
    guard rendered.contains(UInt8(ascii: "&")) else { return }
    let again = rendered
    rendered.removeAll(keepingCapacity: true)
    render(again, .referencesOnly, entities: DeclaredEntities())
  }

  @discardableResult
  private mutating func render(_ bytes: [UInt8], _ dialect: HTMLText.Dialect, entities: DeclaredEntities) -> Bool {
    var html = HTMLText(dialect, entities: entities)
    bytes.withUnsafeBufferPointer { html.render($0, into: &rendered) }
    return html.hasTags
  }
}

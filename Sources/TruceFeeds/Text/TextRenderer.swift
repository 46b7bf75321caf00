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
    case .html: renderTwice(decoded, .html)
    case .guessed: renderTwice(decoded, .guessed)
    case .base64:
      guard let bytes = Base64.decode(decoded), UTF8Check.isValid(bytes) else {
        render(decoded, .guessed, entities: entities)
        return
      }
      renderTwice(bytes, .guessed)
    }
  }

  /// Renders HTML; where it had no tags and its text is HTML again, it was escaped once too often.
  private mutating func renderTwice(_ bytes: [UInt8], _ dialect: HTMLText.Dialect) {
    let hadTags = render(bytes, dialect, entities: DeclaredEntities())
    guard !hadTags, HTMLText.looksLikeHTML(rendered) else { return }
    let again = rendered
    rendered.removeAll(keepingCapacity: true)
    render(again, dialect, entities: DeclaredEntities())
  }

  @discardableResult
  private mutating func render(_ bytes: [UInt8], _ dialect: HTMLText.Dialect, entities: DeclaredEntities) -> Bool {
    var html = HTMLText(dialect, entities: entities)
    bytes.withUnsafeBufferPointer { html.render($0, into: &rendered) }
    return html.hasTags
  }
}

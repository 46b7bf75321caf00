/// Finds out the encoding of a document from its first bytes.
///
/// The order: byte-order mark, then the charset of HTTP, then the XML declaration (RFC 7303, section 3), then UTF-8.
/// ISO 8859-1 in HTTP is what servers say that were not told anything: it was the default of `text/*` up to RFC 7231. So
/// it comes after a declaration whose encoding can read the bytes that are there.
///
/// A label of an 8-bit encoding is believed only when the bytes are no UTF-8: such labels are often a server's
/// default, and text of another encoding is practically never valid UTF-8.
struct EncodingSniffer {
  /// Bytes that are looked at before the question is settled without evidence.
  static let bytesMax = 64 << 10
  /// Bytes in which a declaration is looked for.
  private static let headBytes = 1024
  /// Valid multi-byte sequences that prove UTF-8.
  private static let proof = 64

  private let httpLabel: CharacterEncoding?
  /// Whether the charset of HTTP is one that says little.
  private let isHTTPDefault: Bool
  private var labels: [CharacterEncoding]?
  private var scanned = 0
  private var validSequences = 0

  init(contentType: String?) {
    let label = contentType.flatMap { EncodingSniffer.charset(ofContentType: $0) }
    httpLabel = label.flatMap { CharacterEncoding(label: $0) }
    isHTTPDefault = label.map { CharacterEncoding.isLatin1(label: $0) } ?? false
  }

  /// The encoding and the length of the byte-order mark; nil where more bytes are needed.
  mutating func decide(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> (CharacterEncoding, skip: Int)? {
    guard bytes.count >= EncodingSniffer.headBytes || isWhole else { return nil }
    if let marked = EncodingSniffer.byteOrderMark(bytes) { return marked }
    if let wide = EncodingSniffer.wideWithoutMark(bytes) { return (wide, 0) }
    let labels = self.labels ?? candidates(bytes)
    self.labels = labels
    guard let legacy = labels.first(where: { $0 != .utf8 }) else { return (.utf8, 0) }
    if legacy.isSevenBit { return (confirmed(legacy, bytes), 0) }
    return evidence(bytes, legacy, isWhole: isWhole || bytes.count >= EncodingSniffer.bytesMax)
      .map { ($0 == legacy ? confirmed(legacy, bytes) : $0, 0) }
  }

  /// `legacy`, unless it is declared against HTTP's charset and cannot read what is there.
  private func confirmed(_ legacy: CharacterEncoding, _ bytes: UnsafeBufferPointer<UInt8>) -> CharacterEncoding {
    guard isHTTPDefault, case .named(let name) = legacy else { return legacy }
    guard var converter = IconvConverter(name: name) else { return .windows1252 }
    var text: [UInt8] = []
    converter.convert(bytes, into: &text)
    return converter.faults == 0 ? legacy : .windows1252
  }

  private func candidates(_ bytes: UnsafeBufferPointer<UInt8>) -> [CharacterEncoding] {
    let head = UnsafeBufferPointer(rebasing: bytes.prefix(EncodingSniffer.headBytes))
    let declared = XMLDeclaration.encoding(in: head).flatMap { CharacterEncoding(label: $0) }
    // A document that starts with ASCII bytes is not what a label of two-byte units or EBCDIC says.
    return (isHTTPDefault ? [declared, httpLabel] : [httpLabel, declared]).compactMap(\.self).filter(isASCIICompatible)
  }

  private func isASCIICompatible(_ encoding: CharacterEncoding) -> Bool {
    guard case .named(let name) = encoding else { return true }
    return !encoding.isWide && !EncodingSniffer.isEBCDIC(name)
  }

  private mutating func evidence(
    _ bytes: UnsafeBufferPointer<UInt8>, _ legacy: CharacterEncoding, isWhole: Bool
  ) -> CharacterEncoding? {
    while scanned < bytes.count, validSequences < EncodingSniffer.proof {
      switch UTF8Check.sequence(in: bytes, at: scanned) {
      case .valid(let length):
        if length > 1 { validSequences += 1 }
        scanned += length
      case .invalid: return legacy
      case .incomplete: return isWhole ? legacy : nil
      }
    }
    if validSequences >= EncodingSniffer.proof { return .utf8 }
    return isWhole ? (validSequences > 0 ? .utf8 : legacy) : nil
  }

  /// UTF-16 or UTF-32 by its mark, or by the zero byte in its first two.
  static func wide(_ bytes: UnsafeBufferPointer<UInt8>) -> (CharacterEncoding, skip: Int)? {
    if let marked = byteOrderMark(bytes) { return marked.0.isWide ? marked : nil }
    guard bytes.count >= 2, bytes.count % 2 == 0, (bytes[0] == 0) != (bytes[1] == 0) else { return nil }
    return (.named(bytes[0] == 0 ? "utf-16be" : "utf-16le"), 0)
  }

  private static func byteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> (CharacterEncoding, skip: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.named("utf-32le"), 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.named("utf-32be"), 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.named("utf-16le"), 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.named("utf-16be"), 2) }
    return nil
  }

  /// Wide encodings and EBCDIC show by their first character, `<` or white space.
  ///
  /// Source: XML 1.0, appendix F.1.
  private static func wideWithoutMark(_ bytes: UnsafeBufferPointer<UInt8>) -> CharacterEncoding? {
    guard bytes.count >= 4 else { return nil }
    func isStart(_ byte: UInt8) -> Bool { [0x3C, 0x20, 0x0A, 0x0D, 0x09, 0x7B].contains(byte) }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0, 0, 0, let last) where isStart(last): return .named("utf-32be")
    case (let first, 0, 0, 0) where isStart(first): return .named("utf-32le")
    case (0, let second, 0, _) where isStart(second): return .named("utf-16be")
    case (let first, 0, _, 0) where isStart(first): return .named("utf-16le")
    case (0x4C, 0x6F, 0xA7, 0x94): return ebcdic(bytes)
    default: return nil
    }
  }

  /// The declaration names the page. But for the quotes it is readable in any page; Turkish moves these.
  private static func ebcdic(_ bytes: UnsafeBufferPointer<UInt8>) -> CharacterEncoding {
    let head = UnsafeBufferPointer(rebasing: bytes.prefix(headBytes))
    for page in ["ibm037", "ibm1026"] {
      let text = convert(head, from: page)
      if let label = text.withUnsafeBufferPointer({ XMLDeclaration.encoding(in: $0) }),
        case .named(let name) = CharacterEncoding(label: label), isEBCDIC(name)
      {
        return .named(name)
      }
    }
    return .named("ibm037")
  }

  /// Whether the start of an XML declaration reads as such in the encoding called `name`.
  private static func isEBCDIC(_ name: String) -> Bool {
    let start: [UInt8] = [0x4C, 0x6F, 0xA7, 0x94]
    return start.withUnsafeBufferPointer { convert($0, from: name) } == Array("<?xm".utf8)
  }

  private static func convert(_ bytes: UnsafeBufferPointer<UInt8>, from name: String) -> [UInt8] {
    var text: [UInt8] = []
    guard var converter = IconvConverter(name: name) else { return [] }
    converter.convert(bytes, into: &text)
    return text
  }

  /// The value of `charset` in a Content-Type, in any spelling; nil for ASCII, the default of `text/xml` in old
  /// servers: where it is true nothing depends on it.
  private static func charset(ofContentType text: String) -> [UInt8]? {
    for parameter in text.utf8.split(separator: UInt8(ascii: ";")).dropFirst() {
      let parts = parameter.split(separator: UInt8(ascii: "="), maxSplits: 1)
      guard parts.count == 2 else { continue }
      let name = String(decoding: parts[0].filter { $0 > 0x20 }, as: UTF8.self).lowercased()
      guard name == "charset" else { continue }
      return CharacterEncoding.isASCII(label: parts[1]) ? nil : Array(parts[1])
    }
    return nil
  }
}

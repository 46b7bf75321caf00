/// The text of one element while it is being read, in reused storage, and how it is to be understood.
struct CapturedText: ~Copyable {
  /// What the bytes stand for once the references of XML are decoded.
  enum Kind {
    case plain
    case html
    /// Plain, or HTML when it looks like it.
    case guessed
    /// A name or a label: references are decoded, `<` is text, for names hold `<me@example.org>`.
    case name
    /// Markup of the document itself.
    case markup
    case base64
  }

  private var bytes = ByteBuffer()
  /// The text; valid until the next change.
  var view: UnsafeBufferPointer<UInt8> { bytes.view }
  var kind = Kind.guessed
  private(set) var isTruncated = false
  /// Whether elements stand in the text.
  private(set) var hasElements = false
  private var bytesMax = 0

  mutating func begin(_ kind: Kind, bytesMax: Int) {
    bytes.removeAll()
    self.kind = kind
    self.bytesMax = bytesMax
    isTruncated = false
    hasElements = false
  }

  /// Appends text; what is beyond the cap is dropped at the border of a character.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    let room = bytesMax - bytes.count
    guard text.count > room else { return bytes.append(text) }
    isTruncated = true
    var end = max(room, 0)
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    bytes.append(UnsafeBufferPointer(rebasing: text[..<end]))
  }

  /// Writes a start or end tag as HTML; attributes do not matter to the text.
  mutating func appendTag(_ name: UnsafePointer<UInt8>, isEnd: Bool) {
    hasElements = true
    guard bytes.count < bytesMax else { return }
    bytes.append(UInt8(ascii: "<"))
    if isEnd { bytes.append(UInt8(ascii: "/")) }
    var index = 0
    while name[index] != 0 {
      bytes.append(name[index])
      index += 1
    }
    bytes.append(UInt8(ascii: ">"))
  }
}

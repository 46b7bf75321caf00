/// Turns the bytes of one document into valid UTF-8, chunk by chunk, whatever their encoding.
///
/// In UTF-8 what fits no sequence is mended on the spot: a single high byte is read as windows-1252, which is what
/// pasted text and unlabelled old feeds hold; a cut, overlong or surrogate sequence becomes U+FFFD.
struct CharacterDecoder: ~Copyable {
  /// Takes a piece of text, and whether it stands for bytes that did not fit the encoding.
  typealias Sink = (_ text: UnsafeBufferPointer<UInt8>, _ isMended: Bool) -> Void

  private enum Mode { case sniffing, utf8, windows1252, iconv }

  private var mode = Mode.sniffing
  private var sniffer: EncodingSniffer
  private var converter: IconvConverter?
  /// Bytes that wait: for the sniffer's decision, or a sequence cut at the end of a chunk.
  private var held: [UInt8] = []
  private var scratch: [UInt8] = []
  /// The encoding's name where it was unknown, for the warning.
  private(set) var unknownName: String?

  init(contentType: String?) { sniffer = EncodingSniffer(contentType: contentType) }

  /// Hands the text of `bytes` to `sink`, in pieces that never cut a character.
  mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ sink: Sink) {
    guard mode == .sniffing else { return decodeKnown(bytes, sink) }
    held.append(contentsOf: bytes)
    settle(isWhole: false, sink)
  }

  /// Ends the document: what was held back is handed over.
  mutating func finish(_ sink: Sink) {
    if mode == .sniffing { settle(isWhole: true, sink) }
    if !held.isEmpty {
      held = []
      mend([0xEF, 0xBF, 0xBD], sink)
    }
    scratch.removeAll(keepingCapacity: true)
    converter?.finish(into: &scratch)
    // All that a converter still writes stands for a character that was cut.
    flush(isMended: true, sink)
  }

  private mutating func settle(isWhole: Bool, _ sink: Sink) {
    let decision = held.withUnsafeBufferPointer { sniffer.decide($0, isWhole: isWhole) }
    guard let (encoding, skip) = decision else { return }
    choose(encoding)
    let bytes = held
    held = []
    bytes.withUnsafeBufferPointer { decodeKnown(UnsafeBufferPointer(rebasing: $0.dropFirst(skip)), sink) }
  }

  private mutating func choose(_ encoding: CharacterEncoding) {
    switch encoding {
    case .utf8: mode = .utf8
    case .windows1252: mode = .windows1252
    case .named(let name):
      converter = IconvConverter(name: name)
      mode = converter == nil ? .utf8 : .iconv
      if converter == nil { unknownName = name }
    }
  }

  private mutating func decodeKnown(
    _ bytes: UnsafeBufferPointer<UInt8>, _ sink: Sink
  ) {
    switch mode {
    case .sniffing: break
    case .utf8: decodeUTF8(bytes, sink)
    case .windows1252:
      scratch.removeAll(keepingCapacity: true)
      for byte in bytes { scratch.append(scalar: Windows1252.scalar(byte)) }
      flush(isMended: false, sink)
    case .iconv:
      scratch.removeAll(keepingCapacity: true)
      let faults = converter?.faults
      converter?.convert(bytes, into: &scratch)
      flush(isMended: converter?.faults != faults, sink)
    }
  }

  private mutating func decodeUTF8(_ bytes: UnsafeBufferPointer<UInt8>, _ sink: Sink) {
    guard held.isEmpty else {
      let whole = held + bytes
      held = []
      return whole.withUnsafeBufferPointer { decodeUTF8($0, sink) }
    }
    var start = 0
    while start < bytes.count {
      let fault = UTF8Check.firstFault(in: bytes, from: start)
      if fault > start { sink(UnsafeBufferPointer(rebasing: bytes[start..<fault]), false) }
      guard fault < bytes.count else { return }
      guard case .invalid(let length) = UTF8Check.sequence(in: bytes, at: fault) else {
        held = Array(bytes[fault...])
        return
      }
      var replacement: [UInt8] = []
      replacement.append(scalar: length == 1 ? Windows1252.scalar(bytes[fault]) : 0xFFFD)
      mend(replacement, sink)
      start = fault + length
    }
  }

  private func flush(isMended: Bool, _ sink: Sink) {
    guard !scratch.isEmpty else { return }
    scratch.withUnsafeBufferPointer { sink($0, isMended) }
  }

  private func mend(_ replacement: [UInt8], _ sink: Sink) {
    replacement.withUnsafeBufferPointer { sink($0, true) }
  }
}

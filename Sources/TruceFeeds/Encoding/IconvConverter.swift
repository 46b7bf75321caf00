internal import CLibXML2
internal import Glibc

/// Converts bytes of one encoding into UTF-8 by iconv(3), chunk by chunk; what cannot be converted becomes U+FFFD.
///
/// Noncopyable: there is one owner, and `deinit` closes the descriptor exactly once.
struct IconvConverter: ~Copyable {
  private let descriptor: iconv_t
  private let name: String
  /// Bytes of one unit of the encoding: what is skipped after a fault.
  private let unit: Int
  /// The start of a character whose end is in the next chunk.
  private var held: [UInt8] = []
  private(set) var faults = 0

  /// Nil where iconv does not know the name.
  init?(name: String) {
    guard let descriptor = iconv_open("UTF-8", name), Int(bitPattern: descriptor) != -1 else { return nil }
    self.descriptor = descriptor
    self.name = name
    unit = name.hasPrefix("utf-16") ? 2 : name.hasPrefix("utf-32") ? 4 : 1
  }

  deinit { iconv_close(descriptor) }

  /// Appends what `bytes` say to `output`; a character that is cut at the end waits for the next call.
  mutating func convert(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    let start = output.count
    if held.isEmpty {
      held = convertAll(bytes, into: &output)
    } else {
      let whole = held + bytes
      held = whole.withUnsafeBufferPointer { convertAll($0, into: &output) }
    }
    if name == "euc-jp-ms" { WebCharacters.replacePrivate(in: &output, from: start) }
  }

  /// Ends the text: a character that is still cut becomes U+FFFD.
  mutating func finish(into output: inout [UInt8]) {
    guard !held.isEmpty else { return }
    held = []
    note(&output)
  }

  /// The bytes at the end that belong to a character that is not whole.
  private mutating func convertAll(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) -> [UInt8] {
    var offset = 0
    while offset < bytes.count {
      let fault = convertRun(bytes, &offset, into: &output)
      if fault == EINVAL { return Array(bytes[offset...]) }
      if fault == EILSEQ, let (scalar, length) = WebCharacters.scalar(bytes, at: offset, encoding: name) {
        output.append(scalar: scalar)
        offset += length
      } else if fault != 0 {  // EILSEQ; whatever else it were, the reading must go on
        note(&output)
        offset = min(offset + unit, bytes.count)
      }
    }
    return []
  }

  /// Converts up to the first fault; 0 or `errno`.
  private func convertRun(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int, into output: inout [UInt8]
  ) -> Int32 {
    // When the room is not enough, more rounds follow.
    let room = min(max((bytes.count - offset) * 3, 64), 1 << 16)
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { scratch -> Int32 in
      var source = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      source = source.map { $0 + offset }
      var sourceLeft = bytes.count - offset
      var target = scratch.baseAddress
      var targetLeft = room
      errno = 0
      let result = iconv(descriptor, &source, &sourceLeft, &target, &targetLeft)
      let fault = Int(bitPattern: UInt(bitPattern: result)) == -1 ? errno : 0
      output.append(contentsOf: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: scratch[..<(room - targetLeft)])))
      offset = bytes.count - sourceLeft
      return fault == E2BIG ? 0 : fault
    }
  }

  private mutating func note(_ output: inout [UInt8]) {
    faults += 1
    output.append(scalar: 0xFFFD)
  }
}

internal import TruceText

/// Reads the head of a response line by line, as libcurl hands it over.
///
/// Interim responses (1xx) are forgotten when the next head starts; trailers are not read at all.
struct HeadReader {
  /// Of all heads of one answer together, interim ones and trailers included. nginx and Apache stop sending at 64 KiB.
  static let bytesMax = 128 << 10
  /// No server sends more than one or two.
  static let interimMax = 16

  /// What makes a head unusable.
  enum Fault: Equatable {
    case tooLarge
    case tooManyInterim
    /// Where the body ends is told twice and differently.
    case framing
  }

  private(set) var status = 0
  private(set) var headers: [HTTPHeader] = []
  /// The blank line of the final head has come.
  private(set) var isComplete = false
  /// A Content-Length stands beside chunks, which go before it. Whoever sent that may have been fooled: nothing that
  /// comes over the connection after this answer is to be believed. Source: RFC 9112, 6.3.
  private(set) var hasTwoLengths = false
  private var bytes = 0
  private var interim = 0

  /// Where a redirect sends to, once the head is complete; `nil` where this is none. 300 names a choice, 304 nothing.
  var location: String? {
    guard isComplete, [301, 302, 303, 307, 308].contains(status) else { return nil }
    return headers.first(named: "Location")?.value
  }

  /// Reads one line with its line end.
  mutating func read(_ line: UnsafeRawBufferPointer) -> Fault? {
    bytes += line.count
    guard bytes <= Self.bytesMax else { return .tooLarge }
    let text = Self.withoutLineEnd(line)
    if line.starts(with: "HTTP/".utf8) { return startHead(text) }
    // What follows a whole head is a trailer; before the first head there is only a proxy's or a file's.
    guard status != 0, !isComplete else { return nil }
    if text.isEmpty { return endHead() }
    if let first = line.first, first == 0x20 || first == 0x09 {
      fold(text)
    } else if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
      let name = text[..<colon].trimmed(where: Self.isBlank)
      let value = text[(colon + 1)...].trimmed(where: Self.isBlank)
      headers.append(HTTPHeader(name: String(latin1: name), value: String(latin1: value)))
    }
    return nil
  }

  private mutating func startHead(_ line: UnsafeRawBufferPointer) -> Fault? {
    if (100..<200).contains(status) { interim += 1 }
    guard interim <= Self.interimMax else { return .tooManyInterim }
    let digits = line.drop { $0 != 0x20 }.dropFirst().prefix(3)
    status = digits.allSatisfy(\.isASCIIDigit) ? digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } : 0
    headers.removeAll(keepingCapacity: true)
    isComplete = false
    return nil
  }

  private mutating func endHead() -> Fault? {
    if (100..<200).contains(status) { return nil }
    isComplete = true
    let lengths = headers.all(named: "Content-Length")
    guard let length = lengths.first else { return nil }
    if let coding = headers.all(named: "Transfer-Encoding").last {
      hasTwoLengths = coding.value.lowercased().hasSuffix("chunked")
      return hasTwoLengths ? nil : .framing
    }
    return lengths.contains { $0.value != length.value } ? .framing : nil
  }

  /// A folded line goes on with the value before it. Source: RFC 9112, 5.2.
  private mutating func fold(_ text: UnsafeRawBufferPointer) {
    guard !headers.isEmpty else { return }
    headers[headers.count - 1].value += " " + String(latin1: text.trimmed(where: Self.isBlank))
  }

  private static func withoutLineEnd(_ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let end = line.lastIndex { $0 != 0x0D && $0 != 0x0A }.map { $0 + 1 } ?? 0
    return UnsafeRawBufferPointer(rebasing: line[..<end])
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

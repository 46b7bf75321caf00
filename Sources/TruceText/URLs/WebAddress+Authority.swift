extension WebAddress {
  /// Who is asked for a URL, as offsets of its bytes.
  package struct Authority {
    /// Up to the last `@`.
    package let userInfo: Range<Int>?
    /// An IPv6 address with its brackets; may be empty.
    package let host: Range<Int>
    /// Behind the colon; may be empty.
    package let port: Range<Int>?

    /// - Parameter authority: Where the bytes of `url` name whom to ask.
    package init(_ authority: Range<Int>, of url: UnsafeBufferPointer<UInt8>) {
      let at = url[authority].lastIndex(of: UInt8(ascii: "@"))
      let rest = (at.map { $0 + 1 } ?? authority.lowerBound)..<authority.upperBound
      // The colons of an IPv6 address stand before its bracket.
      let isBracketed = !rest.isEmpty && url[rest.lowerBound] == UInt8(ascii: "[")
      let bracket = isBracketed ? url[rest].firstIndex(of: UInt8(ascii: "]")) : nil
      let colon = url[(bracket ?? rest.lowerBound)..<rest.upperBound].firstIndex(of: UInt8(ascii: ":"))
      userInfo = at.map { authority.lowerBound..<$0 }
      host = rest.lowerBound..<(colon ?? rest.upperBound)
      port = colon.map { $0 + 1..<rest.upperBound }
    }

    /// - Returns: nil where `url` has no `//`.
    package init?(of url: String) {
      var url = url
      let read = url.withUTF8 { bytes in WebAddress(bytes).authority.map { Authority($0, of: bytes) } }
      guard let read else { return nil }
      self = read
    }
  }

  /// The server that a URL names, to count what goes to it and to call it by: host and port as they are written, in
  /// lower case; the URL itself where it has no host (`file:`).
  package static func server(of url: String) -> String {
    // Over bytes: it is asked several times for each poll.
    var bytes = url
    let server = bytes.withUTF8 { bytes -> String? in
      let address = WebAddress(bytes)
      guard address.scheme != nil, let range = address.authority else { return nil }
      let start = Authority(range, of: bytes).host.lowerBound
      return start < range.upperBound
        ? String(decoding: bytes[start..<range.upperBound], as: UTF8.self).lowercased() : nil
    }
    return server ?? url
  }

  /// The https URL that a person may mean by an address without its scheme: `example.org/rss`, `//example.org`.
  ///
  /// - Returns: nil where the text is nothing of the kind.
  package static func completed(_ text: String) -> String? {
    guard !text.contains("://") else { return nil }
    let guess = (text.hasPrefix("//") ? "https:" : "https://") + text
    guard let authority = Authority(of: guess), authority.userInfo == nil else { return nil }
    let host = guess.utf8.dropFirst(authority.host.lowerBound).prefix(authority.host.count)
    let port = authority.port.map { guess.utf8.dropFirst($0.lowerBound).prefix($0.count) }
    return host.contains(UInt8(ascii: ".")) && isHost(host) && port.map { self.port($0) != nil } ?? true ? guess : nil
  }

  /// Whether `host` can be a name, in any script, or an address, IPv6 in brackets. Names in other scripts are libcurl's
  /// to encode; here only what can be in no name is refused.
  @inlinable
  package static func isHost(_ host: some BidirectionalCollection<UInt8>) -> Bool {
    if host.first == UInt8(ascii: "["), host.last == UInt8(ascii: "]") {
      let address = host.dropFirst().dropLast()
      return address.contains(UInt8(ascii: ":")) && address.allSatisfy(isOfAnAddress)
    }
    return !host.isEmpty && host.first != UInt8(ascii: ".") && host.allSatisfy(isOfAName)
  }

  @inlinable
  static func isOfAnAddress(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || (byte | 0x20) &- 0x61 < 6 || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
  }

  @inlinable
  static func isOfAName(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  /// The number of a port, 0 to 65535; nil where `text` is none. No text is 0.
  @inlinable
  package static func port(_ text: some Sequence<UInt8>) -> Int? {
    var number = 0
    for byte in text {
      guard byte.isASCIIDigit else { return nil }
      number = number * 10 + Int(byte & 15)
      guard number <= 0xFFFF else { return nil }
    }
    return number
  }
}

extension WebAddress {
  /// `url` without its user and password: for every text that a person may see.
  ///
  /// Works on text that is no valid URL, too, and rather hides more than less.
  package static func redacted(_ url: String) -> String {
    guard url.utf8.contains(UInt8(ascii: "@")) else { return url }
    var copy = url
    return copy.withUTF8 { bytes in
      guard let hidden = credentials(in: bytes) else { return url }
      return String(decoding: bytes[..<hidden.lowerBound], as: UTF8.self)
        + String(decoding: bytes[hidden.upperBound...], as: UTF8.self)
    }
  }

  /// The user and password, with the `@` behind them.
  private static func credentials(in url: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let start = startOfAuthority(in: url)
    let end = url[start...].firstIndex { "/?#".utf8.contains($0) } ?? url.endIndex
    let authority = Authority(start..<end, of: url)
    // `user:pa/ss@host`: what follows the colon is no port, so the slash may belong to a password.
    let isCut = authority.port.map { !url[$0].allSatisfy(\.isASCIIDigit) } ?? false
    let at = isCut ? url[start...].lastIndex(of: UInt8(ascii: "@")) : authority.userInfo?.upperBound
    return at.map { start..<$0 + 1 }
  }

  /// What follows the first `://`, whatever stands before it; the start where there is none.
  private static func startOfAuthority(in url: UnsafeBufferPointer<UInt8>) -> Int {
    var rest = url[...]
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      if rest[colon...].starts(with: "://".utf8) { return colon + 3 }
      rest = rest[(colon + 1)...]
    }
    return 0
  }
}

internal import TruceYAML

/// Checks and completes the address of a feed.
enum FeedURL {
  /// Longer ones are refused by many servers, and in an alert line they would leave no room for the rest.
  private static let bytesMax = 4096

  /// `text` as it will be asked for; a `file:` path is taken from `folder`.
  static func checked(_ text: String, allowsFile: Bool, folder: ConfigFolder) throws(ValueProblem) -> String {
    if isOrdinary(text) { return text }
    guard text.utf8.count <= bytesMax else { throw ValueProblem("the URL is longer than \(bytesMax) bytes") }
    guard !text.unicodeScalars.contains(where: { $0.isInvisible || $0.properties.isWhitespace }) else {
      throw ValueProblem("\(text.quoted) is not a URL: a space or a control character stands in it")
    }
    guard let colon = text.firstIndex(of: ":") else { throw notAURL(text) }
    switch text[..<colon].lowercased() {
    case "http", "https":
      try checkHost(text, rest: text[text.index(after: colon)...])
      return text
    case "file":
      guard allowsFile else {
        throw ValueProblem("\(text.quoted): files are read only with 'allow_file_urls: true'")
      }
      return try fileURL(text, rest: text[text.index(after: colon)...], folder: folder)
    case "feed":
      throw ValueProblem("\(text.quoted): write https:// or http:// in the place of feed:")
    case let scheme:
      guard text[colon...].hasPrefix("://") else { throw notAURL(text) }
      throw ValueProblem("\(text.quoted): \(scheme.quoted) is not supported; feeds are read by https and http")
    }
  }

  /// `https://` or `http://`, a host of ASCII letters, digits, dots and hyphens, a port, and visible ASCII: what nearly every feed has, told from bytes, for a list may have ten thousand.
  private static func isOrdinary(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count <= bytesMax, let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else {
      return false
    }
    let rest = bytes.dropFirst(scheme.utf8.count)
    let host = rest.prefix {
      ($0 | 0x20) &- 97 < 26 || $0 &- 48 < 10 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
    }
    var path = rest.dropFirst(host.count)
    if path.first == UInt8(ascii: ":") {
      let port = path.dropFirst().prefix { $0 &- 48 < 10 }
      guard (1...5).contains(port.count), (1...65_535).contains(port.reduce(0) { $0 * 10 + Int($1 - 48) }) else {
        return false
      }
      path = path.dropFirst(1 + port.count)
    }
    return !host.isEmpty && host.first != UInt8(ascii: ".") && (path.isEmpty || path.first == UInt8(ascii: "/"))
      && path.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  private static func notAURL(_ text: String) -> ValueProblem {
    let hint =
      text.contains(".") ? "; did you mean \("https://\(text)".quoted)?" : ": it must begin with https:// or http://"
    return ValueProblem("\(text.quoted) is not a URL\(hint)")
  }

  private static func checkHost(_ text: String, rest: Substring) throws(ValueProblem) {
    guard rest.hasPrefix("//") else { throw ValueProblem("\(text.quoted) is not a URL: '//' is missing") }
    let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
    guard !authority.contains("@") else {
      // Not repeated: what stands before the @ is most often a password.
      throw ValueProblem(
        "a user name or password in a URL would be printed with every alert;"
          + " put 'Authorization: ${credential:NAME}' under 'headers'")
    }
    let (host, port) = parts(of: authority)
    guard !host.isEmpty else { throw ValueProblem("\(text.quoted) is not a URL: the host is missing") }
    guard isHost(host) else { throw ValueProblem("\(text.quoted) is not a URL: \(String(host).quoted) is not a host") }
    if let port, !port.isEmpty {
      guard let number = Int(port), (1...65_535).contains(number) else {
        throw ValueProblem("\(text.quoted) is not a URL: \(String(port).quoted) is not a port")
      }
    }
  }

  private static func parts(of authority: Substring) -> (host: Substring, port: Substring?) {
    let end = authority.hasPrefix("[") ? authority.firstIndex(of: "]") ?? authority.startIndex : authority.startIndex
    guard let colon = authority[end...].firstIndex(of: ":") else { return (authority, nil) }
    return (authority[..<colon], authority[authority.index(after: colon)...])
  }

  /// A name, in any script, or an IPv4 or bracketed IPv6 address.
  private static func isHost(_ host: Substring) -> Bool {
    if host.hasPrefix("["), host.hasSuffix("]") {
      let address = host.dropFirst().dropLast()
      return address.contains(":") && address.allSatisfy { $0.isHexDigit || ":.".contains($0) }
    }
    return !host.hasPrefix(".") && host.unicodeScalars.allSatisfy(isOfAHostName)
  }

  private static func isOfAHostName(_ scalar: Unicode.Scalar) -> Bool {
    // Names in other scripts are libcurl's to encode; here only what can be in no name is refused.
    guard scalar.isASCII else { return true }
    return scalar.properties.isAlphabetic || "0123456789-._".unicodeScalars.contains(scalar)
  }

  /// `file:///…` of an absolute path, `file:…` of one from the configuration's folder.
  private static func fileURL(_ text: String, rest: Substring, folder: ConfigFolder) throws(ValueProblem) -> String {
    if rest.hasPrefix("//") {
      let path = rest.dropFirst(2)
      guard path.hasPrefix("/") || path.hasPrefix("localhost/") else {
        throw ValueProblem("\(text.quoted): a file has no host; write file:///PATH, or file:PATH from this folder")
      }
      return text
    }
    guard !rest.isEmpty else { throw ValueProblem("\(text.quoted) names no file") }
    return "file://" + PercentEncoding.encoded(folder.absolute(PercentEncoding.decoded(rest)))
  }
}

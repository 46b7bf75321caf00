internal import TruceText
internal import TruceYAML

/// Checks and completes the address of a feed.
enum FeedURL {
  /// Longer ones are refused by many servers, and in an alert line they would leave no room for the rest.
  private static let bytesMax = 4096

  /// `text` as it will be asked for; a `file:` path is taken from `folder`.
  static func checked(_ text: String, allowsFile: Bool, folder: ConfigFolder) throws(ValueProblem) -> String {
    guard text.utf8.count <= bytesMax else { throw ValueProblem("the URL is longer than \(bytesMax) bytes") }
    guard isVisible(text) else {
      throw ValueProblem("\(text.quoted) is not a URL: a space or a control character stands in it")
    }
    guard let end = WebAddress(text).scheme?.upperBound else { throw notAURL(text) }
    let rest = text[bytes: end + 1..<text.utf8.count]
    switch text[bytes: 0..<end].lowercased() {
    case "http", "https":
      try checkHost(text)
      return text
    case "file":
      guard allowsFile else {
        throw ValueProblem("\(text.quoted): files are read only with 'allow_file_urls: true'")
      }
      return try fileURL(text, rest: rest, folder: folder)
    case "feed":
      throw ValueProblem("\(text.quoted): write https:// or http:// in the place of feed:")
    case let scheme:
      guard rest.hasPrefix("//") else { throw notAURL(text) }
      throw ValueProblem("\(text.quoted): \(scheme.quoted) is not supported; feeds are read by https and http")
    }
  }

  /// `feed:https://…` and `feed://…`, by which browsers handed a feed to a reader, as the URL that is meant.
  static func withoutFeedScheme(_ text: String) -> String {
    let schemes = [("feed:", "http://"), ("feeds:", "https://")]
    guard let (scheme, meant) = schemes.first(where: { text.prefix($0.0.count).lowercased() == $0.0 }) else {
      return text
    }
    let rest = text.dropFirst(scheme.count)
    let address = rest.hasPrefix("//") ? rest.dropFirst(2) : rest
    return WebAddress.isWeb(String(address)) ? String(address) : rest.hasPrefix("//") ? meant + address : text
  }

  /// Told from bytes where it can be: a list may hold ten thousand addresses, nearly all of them visible ASCII.
  private static func isVisible(_ text: String) -> Bool {
    var bytes = text
    return bytes.withUTF8 { $0.allSatisfy { 0x20 < $0 && $0 < 0x7F } }
      || !text.unicodeScalars.contains { $0.isInvisible || $0.properties.isWhitespace }
  }

  private static func notAURL(_ text: String) -> ValueProblem {
    let guess = WebAddress.completed(text).map { "; did you mean \($0.quoted)?" }
    let hint = guess ?? ": it must begin with https:// or http://"
    return ValueProblem("\(text.quoted) is not a URL\(hint)")
  }

  private static func checkHost(_ text: String) throws(ValueProblem) {
    guard let authority = WebAddress.Authority(of: text) else {
      throw ValueProblem("\(text.quoted) is not a URL: '//' is missing")
    }
    guard authority.userInfo == nil else {
      // Not repeated: what stands before the @ is most often a password.
      throw ValueProblem(
        "a user name or password in a URL would be printed with every alert;"
          + " put 'Authorization: ${credential:NAME}' under 'headers'")
    }
    let host = text[bytes: authority.host]
    guard !host.isEmpty else { throw ValueProblem("\(text.quoted) is not a URL: the host is missing") }
    guard !host.hasPrefix("[") || !host.contains("%") else {
      throw ValueProblem(
        "\(text.quoted): an address with a zone, such as \(String(host).quoted), is not supported;"
          + " write a name or an address that needs none")
    }
    guard WebAddress.isHost(host.utf8) else {
      throw ValueProblem("\(text.quoted) is not a URL: \(String(host).quoted) is not a host")
    }
    guard let port = authority.port, !port.isEmpty else { return }
    guard let number = WebAddress.port(text[bytes: port].utf8), number > 0 else {
      throw ValueProblem("\(text.quoted) is not a URL: \(String(text[bytes: port]).quoted) is not a port")
    }
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

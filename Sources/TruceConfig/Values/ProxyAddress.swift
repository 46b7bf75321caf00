internal import TruceYAML

/// Checks the address of a proxy, in which a password may stand: no message repeats it.
enum ProxyAddress {
  /// Source: `CURLOPT_PROXY(3)`.
  private static let schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]

  /// `text`, where libcurl would understand it; the empty text leaves it to the environment.
  static func checked(_ text: String) throws(ValueProblem) -> String {
    guard !text.isEmpty else { return text }
    guard !text.contains(where: \.isWhitespace) else {
      throw ValueProblem("a space stands in the address: write it like http://proxy.example:3128")
    }
    var rest = text[...]
    if let start = text.firstRange(of: "://") {
      let scheme = text[..<start.lowerBound].lowercased()
      guard schemes.contains(scheme) else {
        throw ValueProblem("\(scheme.quoted) is not a kind of proxy: one of \(schemes.joined(separator: ", "))")
      }
      rest = text[start.upperBound...]
    }
    let host = rest.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    guard !host.isEmpty, !host.hasPrefix(":"), !host.hasPrefix("/") else {
      throw ValueProblem("the host is missing: write it like http://proxy.example:3128")
    }
    return text
  }
}

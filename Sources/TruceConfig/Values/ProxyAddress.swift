internal import TruceText
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
    let bare = WebAddress.redacted(text)
    let url = bare.contains("://") ? bare : "http://" + bare
    let scheme = url.prefix { $0 != ":" }.lowercased()
    guard schemes.contains(scheme) else {
      throw ValueProblem("\(scheme.quoted) is not a kind of proxy: one of \(schemes.joined(separator: ", "))")
    }
    guard let authority = WebAddress.Authority(of: url), !authority.host.isEmpty else {
      throw ValueProblem("the host is missing: write it like http://proxy.example:3128")
    }
    return text
  }
}

internal import TruceText

extension FeedError: CustomStringConvertible {
  /// One line: what the input seems to be, and what to do about it.
  package var description: String {
    switch self {
    case .empty: "no feed: the document is empty"
    case .htmlPage(let title, let feeds): FeedError.describe(page: title, feeds)
    case .otherXML(let root): "no feed: XML whose root element is <\(FeedError.printable(root))>"
    case .otherJSON(let why): "no feed: JSON that is no JSON Feed: \(FeedError.printable(why))"
    case .sitemapIndex(let sitemaps, _): FeedError.describe(index: sitemaps)
    case .binary(let what): "no feed: \(FeedError.printable(what))"
    case .unknown(let start): "no feed: neither XML nor JSON; it starts with '\(FeedError.printable(start))'"
    }
  }

  private static func describe(page title: String?, _ feeds: [String]) -> String {
    var text = "no feed: an HTML page"
    if let title { text += " titled '\(printable(title))'" }
    if isLogin(title) { text += ", which seems to ask for a login" }
    if feeds.isEmpty { return text + "; it advertises no feed" }
    return text + "; the page advertises " + list(feeds)
  }

  private static func describe(index sitemaps: [String]) -> String {
    let text = "no feed: a sitemap index"
    if sitemaps.isEmpty { return text + " without sitemaps" }
    return text + "; set 'follow: newest', or use one of its sitemaps: " + list(sitemaps)
  }

  private static func list(_ urls: [String]) -> String {
    let shown = urls.prefix(10).map { "'\(printable($0))'" }.joined(separator: ", ")
    return urls.count > 10 ? shown + " and \(urls.count - 10) more" : shown
  }

  private static func isLogin(_ title: String?) -> Bool {
    guard let title = title?.lowercased() else { return false }
    return ["log in", "login", "sign in", "anmelden", "connexion", "just a moment", "access denied", "captcha"]
      .contains { title.contains($0) }
  }

  /// At most 200 characters, with nothing invisible: the text comes from outside and goes to a terminal.
  private static func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(200).map { $0.isInvisible ? " " : $0 }))
  }
}

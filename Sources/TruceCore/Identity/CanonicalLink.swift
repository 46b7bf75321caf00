/// A link without what changes from poll to poll though the page is the same: scheme, `www.`, letter case of the host,
/// default port, fragment, tracking parameters, a trailing slash.
///
/// For comparing only; what is shown and journaled is the link as the feed gave it.
enum CanonicalLink {
  /// Query parameters that name the way a reader came, never the page.
  private static let trackingNames: Set<String> = [
    "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ocid", "cmpid", "ns_mchannel",
    "ns_source", "ns_campaign", "ns_linkname", "ns_fee", "at_medium", "at_campaign", "at_custom1", "at_custom2",
    "smid", "partner", "ftag", "spm", "feedtype", "feedname", "guccounter", "sessionid", "jsessionid", "phpsessid",
  ]
  private static let trackingPrefixes = ["utm_", "at_", "mtm_", "pk_", "piwik_", "hsa_", "__twitter"]

  /// - Returns: nil for anything but an http or https link.
  static func make(_ link: String) -> String? {
    let lowered = link.prefix(8).lowercased()
    let start: Int
    if lowered.hasPrefix("https://") {
      start = 8
    } else if lowered.hasPrefix("http://") {
      start = 7
    } else {
      return nil
    }
    let afterScheme = link.utf8.dropFirst(start)
    let withoutFragment = afterScheme.prefix { $0 != UInt8(ascii: "#") }
    let authority = withoutFragment.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    guard !authority.isEmpty else { return nil }
    let pathAndQuery = withoutFragment.dropFirst(authority.count)
    let path = pathAndQuery.prefix { $0 != UInt8(ascii: "?") }
    let query = pathAndQuery.dropFirst(path.count + 1)
    return host(String(Substring(authority))) + trimmed(String(Substring(path))) + kept(String(Substring(query)))
  }

  private static func host(_ authority: String) -> String {
    var host = authority.lowercased()
    for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
    if host.hasPrefix("www.") { host.removeFirst(4) }
    return host
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    if let session = path.firstIndex(of: ";") { path = String(path[..<session]) }
    while path.hasSuffix("/") { path.removeLast() }
    return path
  }

  private static func kept(_ query: String) -> String {
    let parts = query.split(separator: "&").filter { part in
      let name = part.prefix { $0 != "=" }.lowercased()
      return !trackingNames.contains(name) && !trackingPrefixes.contains { name.hasPrefix($0) }
    }
    return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
  }
}

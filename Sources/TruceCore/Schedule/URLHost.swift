/// The host and port of a URL, for counting what goes to one server.
package enum URLHost {
  /// Lower case, without user and password; the URL itself where it has no host (`file:`).
  package static func of(_ url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return url }
    let authority = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    return host.isEmpty ? url : host.lowercased()
  }

  /// Whether both URLs have the same scheme, host and port, as they are written.
  package static func isSameOrigin(_ left: String, _ right: String) -> Bool {
    func scheme(_ url: String) -> String? { url.firstRange(of: "://").map { url[..<$0.lowerBound].lowercased() } }
    return scheme(left) != nil && scheme(left) == scheme(right) && of(left) == of(right)
  }
}

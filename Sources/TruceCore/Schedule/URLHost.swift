/// The host and port of a URL, for counting what goes to one server.
package enum URLHost {
  /// Lower case, without user and password; the URL itself where it has no host (`file:`).
  package static func of(_ url: String) -> String {
    // Over bytes: it is asked several times for each poll.
    var url = url
    let host: String? = url.withUTF8 { bytes in
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
        return nil
      }
      var start = colon + 3
      var end = start
      while end < bytes.count, !"/?#".utf8.contains(bytes[end]) {
        if bytes[end] == UInt8(ascii: "@") { start = end + 1 }
        end += 1
      }
      return start < end ? String(decoding: bytes[start..<end], as: UTF8.self).lowercased() : nil
    }
    return host ?? url
  }

  /// Whether both URLs have the same scheme, host and port, as they are written.
  package static func isSameOrigin(_ left: String, _ right: String) -> Bool {
    func scheme(_ url: String) -> String? { url.firstRange(of: "://").map { url[..<$0.lowerBound].lowercased() } }
    return scheme(left) != nil && scheme(left) == scheme(right) && of(left) == of(right)
  }
}

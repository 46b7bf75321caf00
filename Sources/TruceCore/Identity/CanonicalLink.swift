internal import TruceText

/// A link without what changes from poll to poll though the page is the same: scheme, `www.`, letter case of the host,
/// default port, session, tracking parameters, a trailing slash; and the fragment where it may be a story of its own.
///
/// For comparing only; what is shown and journaled is the link as the feed gave it.
enum CanonicalLink {
  /// Query parameters that name the way a reader came, never the page; a name that ends in `*` is a start of names. Where
  /// a program has few names they stand here each: `at_id` may be the story.
  private static let tracking = names(
    "utm_*", "at_campaign*", "at_custom*", "at_link_*", "at_medium", "at_format", "at_bbc_team", "at_ptr_name", "mtm_*",
    "pk_campaign", "pk_kwd", "pk_keyword", "pk_source", "pk_medium", "pk_content", "pk_cid", "piwik_*", "hsa_*",
    "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "ns_fee", "mc_cid", "mc_eid", "__twitter*", "fbclid",
    "gclid", "dclid", "msclkid", "yclid", "igshid", "ocid", "cmpid", "smid", "partner", "ftag", "spm", "feedtype",
    "feedname", "guccounter", "sessionid", "jsessionid", "phpsessid")

  /// Path parameters that name a session.
  private static let sessions = names("jsessionid", "phpsessid", "sessionid", "aspsessionid*")

  /// Fragments, or the names of their first parameter, that name a place on a story's page or the way a reader came.
  private static let places = names(
    "comment", "comments", "respond", "disqus_thread", "top", "main", "content", "more", "rss", "ref", "source", "xtor",
    "echobox", "intcid", ":~:*")

  private static func names(_ names: String...) -> [[UInt8]] { names.map { Array($0.utf8) } }

  /// Calls `body` with the canonical link and its fragment, nil where that names no story, valid during the call.
  ///
  /// - Returns: nil for anything but an http or https link.
  static func withBytes<Output>(
    of link: String, _ body: (UnsafeBufferPointer<UInt8>, _ fragment: Slice<UnsafeBufferPointer<UInt8>>?) -> Output
  ) -> Output? {
    var link = link
    return link.withUTF8 { withBytes(of: $0, body) }
  }

  private static func withBytes<Output>(
    of link: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>, _ fragment: Slice<UnsafeBufferPointer<UInt8>>?) -> Output
  ) -> Output? {
    guard link.startsWithName("https:") || link.startsWithName("http:") else { return nil }
    let address = WebAddress(link)
    guard let host = address.authority, !host.isEmpty else { return nil }
    // Nothing is added that did not stand there.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: link.count) { buffer in
      var out = Canonical(buffer: buffer)
      out.appendHost(link[host])
      out.appendPath(link[address.path])
      if let query = address.query { out.appendQuery(link[query]) }
      let fragment = address.fragment.map { link[$0] }.flatMap { isPlace($0) ? nil : $0 }
      return body(UnsafeBufferPointer(rebasing: buffer[..<out.count]), fragment)
    }
  }

  private static func isPlace(_ fragment: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    fragment.isEmpty || isNamed(fragment, in: places) || isNamed(fragment, in: tracking)
  }

  /// Whether what stands before the `=` of `part` is one of `names`.
  private static func isNamed(_ part: Slice<UnsafeBufferPointer<UInt8>>, in names: [[UInt8]]) -> Bool {
    let nameEnd = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
    let name = UnsafeBufferPointer(rebasing: part[..<nameEnd])
    return names.contains { known in
      for (index, byte) in known.enumerated() {
        if byte == UInt8(ascii: "*") { return true }
        guard index < name.count, name[index].asciiLowercased == byte else { return false }
      }
      return name.count == known.count
    }
  }

  /// What is kept of a link, in storage of the link's length.
  private struct Canonical {
    let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    mutating func append(_ byte: UInt8) {
      buffer[count] = byte
      count += 1
    }

    mutating func appendHost(_ host: Slice<UnsafeBufferPointer<UInt8>>) {
      var name = host
      for port in [":80", ":443"] where name.suffix(port.utf8.count).elementsEqual(port.utf8) {
        name.removeLast(port.utf8.count)
      }
      for byte in name { append(byte.asciiLowercased) }
      if buffer[..<count].starts(with: "www.".utf8) {
        for index in 4..<count { buffer[index - 4] = buffer[index] }
        count -= 4
      }
    }

    mutating func appendPath(_ path: Slice<UnsafeBufferPointer<UInt8>>) {
      var rest = path
      while let mark = rest.firstIndex(of: UInt8(ascii: ";")) {
        for byte in rest[..<mark] { append(byte) }
        let parameter = rest[mark...].dropFirst().prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "/") }
        if !CanonicalLink.isNamed(parameter, in: CanonicalLink.sessions) {
          for byte in rest[mark..<parameter.endIndex] { append(byte) }
        }
        rest = rest[parameter.endIndex...]
      }
      for byte in rest { append(byte) }
      while count > 0, buffer[count - 1] == UInt8(ascii: "/") { count -= 1 }
    }

    mutating func appendQuery(_ query: Slice<UnsafeBufferPointer<UInt8>>) {
      var separator = UInt8(ascii: "?")
      var rest = query
      while !rest.isEmpty {
        let end = rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.endIndex
        let part = rest[..<end]
        rest = rest[end...].dropFirst()
        guard !part.isEmpty, !CanonicalLink.isNamed(part, in: CanonicalLink.tracking) else { continue }
        append(separator)
        for byte in part { append(byte) }
        separator = UInt8(ascii: "&")
      }
    }
  }
}

/// A link without what changes from poll to poll though the page is the same: scheme, `www.`, letter case of the host,
/// default port, fragment, session, tracking parameters, a trailing slash.
///
/// For comparing only; what is shown and journaled is the link as the feed gave it.
enum CanonicalLink {
  /// Query parameters that name the way a reader came, never the page; a name that ends in `*` is a start of names.
  private static let tracking: [[UInt8]] = [
    "utm_*", "at_*", "mtm_*", "pk_*", "piwik_*", "hsa_*", "ns_*", "mc_*", "__twitter*", "fbclid", "gclid", "dclid",
    "msclkid", "yclid", "igshid", "ocid", "cmpid", "smid", "partner", "ftag", "spm", "feedtype", "feedname",
    "guccounter",
    "sessionid", "jsessionid", "phpsessid",
  ].map { Array($0.utf8) }

  /// - Returns: nil for anything but an http or https link.
  static func make(_ link: String) -> [UInt8]? {
    var link = link
    return link.withUTF8 { make($0) }
  }

  private static func make(_ link: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let start = schemeEnd(link) else { return nil }
    let end = link[start...].firstIndex(of: UInt8(ascii: "#")) ?? link.endIndex
    let hostEnd = link[start..<end].firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? end
    guard hostEnd > start else { return nil }
    let queryStart = link[hostEnd..<end].firstIndex(of: UInt8(ascii: "?")) ?? end
    var out: [UInt8] = []
    out.reserveCapacity(end - start)
    appendHost(link[start..<hostEnd], to: &out)
    appendPath(link[hostEnd..<queryStart], to: &out)
    appendQuery(link[queryStart..<end].dropFirst(), to: &out)
    return out
  }

  private static func schemeEnd(_ link: UnsafeBufferPointer<UInt8>) -> Int? {
    for scheme in ["https://", "http://"] as [StaticString] {
      let matches =
        link.count > scheme.utf8CodeUnitCount
        && (0..<scheme.utf8CodeUnitCount).allSatisfy { link[$0].lowercasedASCII == scheme.utf8Start[$0] }
      if matches { return scheme.utf8CodeUnitCount }
    }
    return nil
  }

  private static func appendHost(_ host: Slice<UnsafeBufferPointer<UInt8>>, to out: inout [UInt8]) {
    out.append(contentsOf: host.lazy.map(\.lowercasedASCII))
    for port in [":80", ":443"] where out.suffix(port.utf8.count).elementsEqual(port.utf8) {
      out.removeLast(port.utf8.count)
    }
    if out.starts(with: "www.".utf8) { out.removeFirst(4) }
  }

  private static func appendPath(_ path: Slice<UnsafeBufferPointer<UInt8>>, to out: inout [UInt8]) {
    out.append(contentsOf: path.prefix { $0 != UInt8(ascii: ";") })
    while out.last == UInt8(ascii: "/") { out.removeLast() }
  }

  private static func appendQuery(_ query: Slice<UnsafeBufferPointer<UInt8>>, to out: inout [UInt8]) {
    var separator = UInt8(ascii: "?")
    for part in query.split(separator: UInt8(ascii: "&")) where !isTracking(part) {
      out.append(separator)
      out.append(contentsOf: part)
      separator = UInt8(ascii: "&")
    }
  }

  private static func isTracking(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let name = part.prefix { $0 != UInt8(ascii: "=") }.map(\.lowercasedASCII)
    return tracking.contains { known in
      known.last == UInt8(ascii: "*") ? name.starts(with: known.dropLast()) : name == known
    }
  }
}

extension UInt8 {
  fileprivate var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

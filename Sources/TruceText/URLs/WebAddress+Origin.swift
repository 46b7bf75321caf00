internal import Glibc

extension WebAddress {
  /// Whom `url` asks: the scheme, host and port that libcurl would ask, or nobody.
  ///
  /// A host beyond ASCII stays as it is written.
  ///
  /// - Returns: nil for what is no URL of the web, and for a host that libcurl would read as another one than is written:
  ///   with escapes, or a number in place of an address.
  package static func origin(of url: String) -> Origin? {
    var url = url
    return url.withUTF8 { bytes in
      let address = WebAddress(bytes)
      guard let scheme = address.scheme, let range = address.authority else { return nil }
      let isSecure = UnsafeBufferPointer(rebasing: bytes[scheme]).isName("https")
      guard isSecure || UnsafeBufferPointer(rebasing: bytes[scheme]).isName("http") else { return nil }
      let authority = Authority(range, of: bytes)
      guard let host = asked(host: bytes[authority.host]), let port = port(bytes[authority.port ?? 0..<0]) else {
        return nil
      }
      let isNamed = authority.port.map { !$0.isEmpty } ?? false
      return Origin(
        scheme: isSecure ? "https" : "http", host: host, port: isNamed ? port : isSecure ? 443 : 80)
    }
  }

  /// Whether both URLs ask the same server in the same way: credentials for one may go to the other.
  package static func isSameOrigin(_ left: String, _ right: String) -> Bool {
    guard let left = origin(of: left) else { return false }
    return left == origin(of: right)
  }

  /// The host as libcurl asks it; nil where that is not what is written.
  private static func asked(host: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    guard isHost(host) else { return nil }
    let text = String(decoding: host.map(\.asciiLowercased), as: UTF8.self)
    if host.first == UInt8(ascii: "[") { return shortest(ipv6: text) }
    // `127.1`, `0x7f000001` and `2130706433` are one address.
    let isNumber = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { $0.first?.isASCIIDigit ?? false }
    var address = in_addr()
    return isNumber && inet_pton(AF_INET, text, &address) != 1 ? nil : text
  }

  /// libcurl writes an address anew where that makes it shorter.
  private static func shortest(ipv6 text: String) -> String? {
    let bare = String(text.dropFirst().dropLast())
    var address = in6_addr()
    guard inet_pton(AF_INET6, bare, &address) == 1 else { return nil }
    let written = withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { buffer in
      inet_ntop(AF_INET6, &address, buffer.baseAddress, socklen_t(buffer.count)).map { String(cString: $0) }
    }
    guard let written else { return nil }
    return written.utf8.count < bare.utf8.count ? "[\(written)]" : text
  }
}

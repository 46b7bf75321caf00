internal import Glibc

extension WebAddress {
  /// What a URL asks for, in one spelling: URLs that differ only in how they are written have the same. It is for
  /// comparing; nobody asks by it.
  ///
  /// Alike are: the case of scheme and host, a dot at the host's end, the scheme's own port, no path and `/`, dot
  /// segments, the case of percent-encoding and what needs none, and the fragment, which no server is told.
  ///
  /// Source: RFC 3986, 6.2.2 and 6.2.3.
  package static func resource(of url: String) -> String {
    var url = url
    return url.withUTF8 { bytes in
      let address = WebAddress(bytes)
      guard let scheme = address.scheme.map({ String(decoding: bytes[$0], as: UTF8.self).lowercased() }),
        ["http", "https", "file"].contains(scheme), let authority = address.authority
      else { return String(decoding: bytes, as: UTF8.self) }
      let server = server(Authority(authority, of: bytes), scheme: scheme, of: bytes)
      let path = withoutDots(plainest(bytes[address.path]))
      let query = address.query.map { "?" + String(decoding: plainest(bytes[$0]), as: UTF8.self) } ?? ""
      return "\(scheme)://\(server)\(path.isEmpty ? "/" : String(decoding: path, as: UTF8.self))\(query)"
    }
  }

  private static func server(
    _ authority: Authority, scheme: String, of url: UnsafeBufferPointer<UInt8>
  ) -> String {
    var host = String(decoding: url[authority.host], as: UTF8.self).lowercased()
    if host.hasPrefix("[") { host = anyway(ipv6: host) }
    if host.hasSuffix(".") { host.removeLast() }
    if scheme == "file" { return host == "localhost" ? "" : host }
    let user = authority.userInfo.map { String(decoding: url[$0], as: UTF8.self) + "@" } ?? ""
    guard let range = authority.port, let port = port(url[range]), port > 0 else { return user + host }
    return user + (port == (scheme == "https" ? 443 : 80) ? host : "\(host):\(port)")
  }

  /// An IPv6 address in its usual form; as it is where it is none.
  private static func anyway(ipv6 text: String) -> String {
    var address = in6_addr()
    guard inet_pton(AF_INET6, String(text.dropFirst().dropLast()), &address) == 1 else { return text }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { buffer in
      inet_ntop(AF_INET6, &address, buffer.baseAddress, socklen_t(buffer.count)).map { "[\(String(cString: $0))]" }
    } ?? text
  }

  /// `text` with an escape, in capitals, for every byte that needs one, and for no other.
  private static func plainest(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var rest = text[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      let escaped =
        byte == UInt8(ascii: "%") && digits.count == 2
        ? UInt8(String(decoding: digits, as: UTF8.self), radix: 16) : nil
      if escaped != nil { rest = rest.dropFirst(2) }
      if let escaped, !isUnreserved(escaped) {
        appendEscape(of: escaped, to: &out)
      } else if escaped == nil, byte >= 0x80 {
        appendEscape(of: byte, to: &out)
      } else {
        out.append(escaped ?? byte)
      }
    }
    return out
  }

  private static func appendEscape(of byte: UInt8, to out: inout [UInt8]) {
    out += (byte < 16 ? "%0" : "%").utf8
    out += String(byte, radix: 16, uppercase: true).utf8
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || "-._~".utf8.contains(byte)
  }
}

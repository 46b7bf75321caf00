internal import CCurl
internal import Glibc
internal import TruceText

/// Reads URLs with libcurl's `CURLU`, one handle for all of them.
///
/// Noncopyable: there is one owner, and `deinit` frees the handle exactly once.
struct URLParser: ~Copyable {
  /// The longest URL that is taken, in bytes; browsers and servers stop well before.
  static let urlBytesMax = 16 << 10

  private static let flags = UInt32(CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME)

  private let handle: OpaquePointer

  init() throws(HTTPError) {
    guard let handle = curl_url() else {
      throw .other(code: Int(CURLUE_OUT_OF_MEMORY.rawValue), message: "out of memory")
    }
    self.handle = handle
  }

  deinit { curl_url_cleanup(handle) }

  /// Reads an absolute http, https or file URL.
  ///
  /// - Throws: `.invalidURL`, or `.unsupportedScheme` where only the scheme is wrong.
  func parse(_ text: String) throws(HTTPError) -> WebURL {
    guard text.utf8.count <= Self.urlBytesMax else {
      throw .invalidURL(reason: "longer than \(Self.urlBytesMax) bytes")
    }
    // A NUL would end the C string early; the other control bytes, libcurl refuses itself.
    guard !text.utf8.contains(0) else { throw .invalidURL(reason: "a NUL in it") }
    try set(text)
    let scheme = part(CURLUPART_SCHEME) ?? ""
    guard ["http", "https", "file"].contains(scheme) else { throw .unsupportedScheme(HTTPError.printable(scheme)) }
    return scheme == "file" ? try file(text) : try web(text, scheme: scheme)
  }

  /// Reads a Location: a URL, absolute or relative to `base`, in the bytes in which it came.
  ///
  /// - Throws: As `parse`.
  func resolve(_ location: [UInt8], base: WebURL) throws(HTTPError) -> WebURL {
    try set(base.text)
    let code = (location + [0]).withUnsafeBytes { bytes in
      curl_url_set(handle, CURLUPART_URL, bytes.bindMemory(to: CChar.self).baseAddress, Self.flags)
    }
    try Self.check(code)
    guard let text = part(CURLUPART_URL) else { throw .invalidURL(reason: "it cannot be encoded") }
    return try parse(text)
  }

  private func set(_ text: String) throws(HTTPError) {
    try Self.check(curl_url_set(handle, CURLUPART_URL, text, Self.flags))
  }

  private static func check(_ code: CURLUcode) throws(HTTPError) {
    guard code == CURLUE_OK else { throw .invalidURL(reason: String(cString: curl_url_strerror(code))) }
  }

  private func file(_ text: String) throws(HTTPError) -> WebURL {
    guard let path = part(CURLUPART_PATH, decoded: true), !path.utf8.contains(0) else {
      throw .invalidURL(reason: "no path that can be read")
    }
    return WebURL(text: try sent(text), origin: Origin(scheme: "file", host: "", port: 0), filePath: path)
  }

  private func web(_ text: String, scheme: String) throws(HTTPError) -> WebURL {
    guard var host = part(CURLUPART_HOST), !host.isEmpty else { throw .invalidURL(reason: "no host") }
    if host.utf8.contains(where: { $0 >= 0x80 }) { host = try encodeHost() }
    let port = part(CURLUPART_PORT).flatMap { Int($0) } ?? (scheme == "https" ? 443 : 80)
    let user = part(CURLUPART_USER, decoded: true)
    let password = part(CURLUPART_PASSWORD, decoded: true)
    for part in [CURLUPART_USER, CURLUPART_PASSWORD] { curl_url_set(handle, part, nil, 0) }
    return WebURL(
      text: try sent(text), origin: Origin(scheme: scheme, host: host.lowercased(), port: port),
      user: user, password: password, filePath: "")
  }

  /// Puts the host into the form in which it is looked up, `xn--…`, and returns it.
  ///
  /// libcurl would do it by itself, but in the locale's encoding, and a program starts without any.
  private func encodeHost() throws(HTTPError) -> String {
    let utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    let before = uselocale(utf8)
    // The whole URL: asked for the host alone, libcurl 7.88 loses a copy of one that cannot be encoded.
    let encoded = part(CURLUPART_URL, UInt32(CURLU_PUNYCODE))
    _ = uselocale(before)
    if let utf8 { freelocale(utf8) }
    guard let encoded, curl_url_set(handle, CURLUPART_URL, encoded, Self.flags) == CURLUE_OK,
      let host = part(CURLUPART_HOST), host.utf8.allSatisfy({ $0 < 0x80 })
    else {
      throw .invalidURL(reason: "its host is no name that can be looked up")
    }
    return host
  }

  /// The text as written where it can be sent so: a request target is the server's own, byte for byte.
  private func sent(_ text: String) throws(HTTPError) -> String {
    if text.utf8.allSatisfy({ 0x20 < $0 && $0 < 0x7F }), WebAddress.redacted(text) == text { return text }
    guard let rebuilt = part(CURLUPART_URL) else { throw .invalidURL(reason: "it cannot be encoded") }
    return rebuilt
  }

  private func part(_ part: CURLUPart, decoded: Bool = false) -> String? {
    self.part(part, decoded ? UInt32(CURLU_URLDECODE) : 0)
  }

  private func part(_ part: CURLUPart, _ flags: UInt32) -> String? {
    var value: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &value, flags) == CURLUE_OK, let value else { return nil }
    defer { curl_free(value) }
    return String(cString: value)
  }
}

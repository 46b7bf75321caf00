/// Where a redirect may lead. The address behind the name is `AddressGuard`'s to judge.
struct RedirectRules {
  /// As browsers and RFC 9110's readers have it: no feed needs more than three.
  static let redirectsMax = 10
  static let locationBytesMax = 8 << 10

  /// The URL to go on with.
  ///
  /// - Parameters:
  ///   - location: The Location header as it came.
  ///   - resolved: The same as an absolute URL, by libcurl; `nil` where it could not make one.
  ///   - followed: How many redirects led here.
  /// - Throws: `.redirectRefused`, `.tooManyRedirects`.
  static func target(
    location: String, resolved: String?, from: WebURL, followed: Int, parser: borrowing URLParser
  ) throws(HTTPError) -> WebURL {
    if let fault = fault(inLocation: location) { throw refused(location, fault) }
    guard followed < redirectsMax else { throw .tooManyRedirects(max: redirectsMax) }
    guard let resolved, resolved.utf8.count <= locationBytesMax + from.text.utf8.count else {
      throw refused(location, "it is no URL")
    }
    let target = try parsed(resolved, location: location, parser)
    if target.isFile { throw refused(location, "only http and https are followed") }
    if from.scheme == "https", target.scheme == "http" {
      throw refused(location, "it leads from https to unprotected http")
    }
    return target
  }

  private static func fault(inLocation location: String) -> String? {
    let bytes = location.bytesOfLatin1
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return "the Location is empty" }
    if bytes.count > locationBytesMax { return "the Location is longer than \(locationBytesMax) bytes" }
    return bytes.contains { $0 < 0x20 || $0 == 0x7F } ? "the Location holds control characters" : nil
  }

  private static func parsed(
    _ resolved: String, location: String, _ parser: borrowing URLParser
  ) throws(HTTPError) -> WebURL {
    do {
      return try parser.parse(resolved)
    } catch .unsupportedScheme {
      throw refused(location, "only http and https are followed")
    } catch .invalidURL(let reason) {
      throw refused(location, "it is no URL: \(reason)")
    } catch {
      throw error
    }
  }

  private static func refused(_ location: String, _ why: String) -> HTTPError {
    .redirectRefused(to: HTTPError.printable(location), why: why)
  }
}

/// Where a redirect may lead. The address behind the name is `AddressGuard`'s to judge.
enum RedirectRules {
  /// No feed needs more than three; browsers stop at twenty.
  static let redirectsMax = 10
  static let locationBytesMax = 8 << 10

  /// The URL to go on with.
  ///
  /// - Parameters:
  ///   - location: The Location header as it came.
  ///   - followed: How many redirects led here.
  /// - Throws: `.redirectRefused`, `.tooManyRedirects`.
  static func target(
    location: String, from: WebURL, followed: Int, parser: borrowing URLParser
  ) throws(HTTPError) -> WebURL {
    let bytes = location.bytesOfLatin1
    if let fault = fault(in: bytes) { throw refused(location, fault) }
    guard followed < redirectsMax else { throw .tooManyRedirects(max: redirectsMax) }
    let target = try resolve(bytes, location: location, from: from, parser)
    if target.isFile { throw refused(location, "only http and https are followed") }
    if from.scheme == "https", target.scheme == "http" {
      throw refused(location, "it leads from https to unprotected http; name the http URL itself if that is meant")
    }
    return target
  }

  private static func fault(in bytes: [UInt8]) -> String? {
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return "the Location is empty" }
    if bytes.count > locationBytesMax { return "the Location is longer than \(locationBytesMax) bytes" }
    return bytes.contains { $0 < 0x20 || $0 == 0x7F } ? "the Location holds control characters" : nil
  }

  private static func resolve(
    _ bytes: [UInt8], location: String, from: WebURL, _ parser: borrowing URLParser
  ) throws(HTTPError) -> WebURL {
    do {
      return try parser.resolve(bytes, base: from)
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

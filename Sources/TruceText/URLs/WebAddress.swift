internal import Glibc

/// Where the parts of a URL stand, as offsets of its bytes: nothing is decoded, copied or judged.
///
/// The one place that splits URLs to compare, resolve, count or show them. What is sent, libcurl reads (`URLParser`);
/// a test holds `origin(of:)` against it.
///
/// Source: RFC 3986, 3 and appendix B.
@usableFromInline
package struct WebAddress {
  /// Without its colon.
  package let scheme: Range<Int>?
  /// Behind `//`; may be empty.
  package let authority: Range<Int>?
  package let path: Range<Int>
  package let query: Range<Int>?
  package let fragment: Range<Int>?

  package init(_ url: UnsafeBufferPointer<UInt8>) {
    var rest = 0..<url.count
    fragment = WebAddress.cutOff(behind: UInt8(ascii: "#"), from: &rest, of: url)
    query = WebAddress.cutOff(behind: UInt8(ascii: "?"), from: &rest, of: url)
    scheme = WebAddress.scheme(in: rest, of: url)
    if let scheme { rest = scheme.upperBound + 1..<rest.upperBound }
    let slash = UInt8(ascii: "/")
    if rest.count > 1, url[rest.lowerBound] == slash, url[rest.lowerBound + 1] == slash {
      let start = rest.lowerBound + 2
      let end = WebAddress.firstIndex(of: slash, in: start..<rest.upperBound, of: url) ?? rest.upperBound
      authority = start..<end
      rest = end..<rest.upperBound
    } else {
      authority = nil
    }
    path = rest
  }

  package init(_ url: String) {
    var url = url
    self = url.withUTF8 { WebAddress($0) }
  }

  /// Whether `url` is an absolute URL of the web.
  package static func isWeb(_ url: String) -> Bool {
    var url = url
    return url.withUTF8 { $0.startsWithName("http://") || $0.startsWithName("https://") }
  }

  /// What stands behind the first `mark` of `rest`, which is left without it.
  private static func cutOff(
    behind mark: UInt8, from rest: inout Range<Int>, of url: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    guard let place = firstIndex(of: mark, in: rest, of: url) else { return nil }
    defer { rest = rest.lowerBound..<place }
    return place + 1..<rest.upperBound
  }

  private static func scheme(in range: Range<Int>, of url: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard !range.isEmpty, url[range.lowerBound].isASCIILetter else { return nil }
    var end = range.lowerBound
    while end < range.upperBound, isOfAScheme(url[end]) { end += 1 }
    return end < range.upperBound && url[end] == UInt8(ascii: ":") ? range.lowerBound..<end : nil
  }

  private static func isOfAScheme(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  private static func firstIndex(of byte: UInt8, in range: Range<Int>, of url: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let start = url.baseAddress, let found = memchr(start + range.lowerBound, Int32(byte), range.count) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }
}

extension String {
  /// The part at offsets of its bytes, as `WebAddress` gives them.
  package subscript(bytes range: Range<Int>) -> Substring {
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return self[start..<utf8.index(start, offsetBy: range.count)]
  }
}

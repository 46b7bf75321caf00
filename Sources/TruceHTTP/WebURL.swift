internal import TruceText

/// A URL as libcurl's own parser reads it, so that no check here judges another host than is asked later.
struct WebURL {
  /// What is sent and shown: as written, without user and password, and encoded where it held spaces or bytes
  /// beyond ASCII.
  var text: String
  var origin: Origin
  /// Percent-decoded; `nil` where the URL names none.
  var user: String?
  var password: String?
  /// Of a file URL, percent-decoded; else empty.
  var filePath: String

  var scheme: String { origin.scheme }
  var host: String { origin.host }
  var isFile: Bool { scheme == "file" }
}

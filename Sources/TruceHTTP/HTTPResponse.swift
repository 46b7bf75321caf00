internal import TruceText

/// The final response of a transfer, whatever its status.
package struct HTTPResponse: Sendable {
  /// 200 for a file.
  package var status: Int
  /// In the order in which they came, values as `HTTPHeader` keeps them.
  package var headers: [HTTPHeader]
  /// The URL that gave this response, without credentials.
  package var effectiveURL: String
  package var redirects: [HTTPRedirect]
  /// Bytes of the body given to `onBody` so far, decompressed.
  package var bodyBytes: Int
  /// Bytes of heads and bodies as they came over the wire, redirects included; 0 until the end.
  package var wireBytes: Int
  /// From a `file:` URL.
  package var isFile: Bool
  /// `onBody` said `.stop` before the end.
  package var stoppedEarly: Bool
  /// The configured host is at a private address, or was when it sent to the URL that was asked in its place.
  package var configuredHostIsPrivate = false

  package init(
    status: Int, headers: [HTTPHeader] = [], effectiveURL: String, redirects: [HTTPRedirect] = [],
    bodyBytes: Int = 0, wireBytes: Int = 0, isFile: Bool = false, stoppedEarly: Bool = false
  ) {
    self.status = status
    self.headers = headers
    self.effectiveURL = effectiveURL
    self.redirects = redirects
    self.bodyBytes = bodyBytes
    self.wireBytes = wireBytes
    self.isFile = isFile
    self.stoppedEarly = stoppedEarly
  }

  /// Whether the body is what was asked for: 203 is a 200 that a proxy on the way has changed, 226 what is new in it.
  package var isDocument: Bool { [200, 203, 226].contains(status) }

  /// Value of the first header called `name`, in any case.
  package func header(_ name: String) -> String? { headers.first(named: name)?.value }

  /// Value of all headers called `name` as of one, for those that hold a list. Source: RFC 9110, 5.3.
  package func list(_ name: String) -> String? {
    let values = headers.all(named: name).map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }
}

extension [HTTPHeader] {
  func first(named name: String) -> HTTPHeader? { first { $0.name.equalsIgnoringASCIICase(name) } }

  func all(named name: String) -> [HTTPHeader] { filter { $0.name.equalsIgnoringASCIICase(name) } }
}

extension String {
  func equalsIgnoringASCIICase(_ other: String) -> Bool {
    utf8.count == other.utf8.count && zip(utf8, other.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
  }
}

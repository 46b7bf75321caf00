/// Reads one document after another, in pieces of any size as they arrive: bytes in, articles out.
///
/// Not `Sendable`, without locks: confined to where it was made. Call `begin`, `consume` as often as wanted, `finish`.
/// Memory does not grow with the document but with what is kept of it: the articles, and one field at a time.
package final class FeedParser {
  private let limits: FeedLimits
  private var session: Session

  package init(limits: FeedLimits = FeedLimits()) {
    self.limits = limits
    session = Session(limits: limits, contentType: nil, baseURL: nil)
  }

  /// Starts the next document; what was read of one that was not finished is forgotten.
  ///
  /// - Parameter contentType: value of the HTTP header; only its charset matters.
  /// - Parameter baseURL: where the document came from; references are resolved against it.
  package func begin(contentType: String?, baseURL: String?) {
    session = Session(limits: limits, contentType: contentType, baseURL: baseURL)
  }

  /// Reads the next bytes; false where a limit was reached and more bytes are not wanted.
  package func consume(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.withMemoryRebound(to: UInt8.self) { session.consume($0) }
  }

  /// Ends the document.
  ///
  /// - Throws: what the document seems to be, when it is no feed.
  package func finish() throws(FeedError) -> FeedDocument {
    let ended = session
    session = Session(limits: limits, contentType: nil, baseURL: nil)
    return try ended.finish()
  }

  /// Reads a whole document at once.
  package static func parse(
    _ bytes: [UInt8], contentType: String? = nil, baseURL: String? = nil, limits: FeedLimits = FeedLimits()
  ) throws(FeedError) -> FeedDocument {
    let parser = FeedParser(limits: limits)
    parser.begin(contentType: contentType, baseURL: baseURL)
    _ = bytes.withUnsafeBytes { parser.consume($0) }
    return try parser.finish()
  }
}

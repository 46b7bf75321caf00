/// Whom a URL asks: private headers stay within one origin.
///
/// Source: RFC 6454, 4.
package struct Origin: Sendable, Equatable {
  /// Lower case.
  package var scheme: String
  /// Lower case; an IPv6 address in brackets; empty for a file.
  package var host: String
  /// The scheme's own port where the URL names none; 0 for a file.
  package var port: Int

  package init(scheme: String, host: String, port: Int) {
    self.scheme = scheme
    self.host = host
    self.port = port
  }
}

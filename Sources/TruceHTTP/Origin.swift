/// Whom a URL asks: private headers stay within one origin.
///
/// Source: RFC 6454, 4.
struct Origin: Equatable {
  /// Lower case.
  var scheme: String
  /// Lower case; an IPv6 address in brackets; empty for a file.
  var host: String
  /// The scheme's own port where the URL names none; 0 for a file.
  var port: Int
}

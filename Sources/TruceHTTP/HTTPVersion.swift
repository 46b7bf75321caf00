/// Which HTTP a transfer speaks.
package enum HTTPVersion: Sendable, Equatable {
  /// HTTP/2 where a server offers it over TLS, else HTTP/1.1.
  case negotiated
  /// HTTP/1.1 only: for servers whose HTTP/2 is broken.
  case http1
}

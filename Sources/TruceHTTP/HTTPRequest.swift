/// One GET and all that bounds it.
package struct HTTPRequest: Sendable {
  /// An absolute http or https URL; file where `allowsFileURLs`. Sent as written. `user:password@` is used as
  /// basic authentication for its own origin and appears in no result and no error.
  package var url: String
  /// The URL that a person configured, where `url` is another one: a redirect remembered from an earlier poll.
  ///
  /// Private headers and credentials are for its origin, and a private address behind `url` is then refused as
  /// it is after a redirect of a public host. Fall back to the configured URL where a remembered one fails.
  package var configuredURL: String?
  /// The configured host was itself at a private address when it sent to `url`, as `HTTPResponse` said then: a private
  /// address behind `url` is allowed as it was after that redirect.
  package var configuredHostIsPrivate: Bool
  /// Sent as given, to redirect targets too: validators, Accept.
  package var headers: [HTTPHeader]
  /// Sent to the configured origin (scheme, host and port) only, in the place of `headers` with the same names; never
  /// part of an error's text.
  package var privateHeaders: [HTTPHeader]
  /// Empty: none is sent.
  package var userAgent: String
  /// For the whole transfer, from `start` to the last byte, redirects included.
  package var timeoutMilliseconds: Int
  /// Of the body as it came and as decompressed; the bytes up to this are delivered, then the transfer fails with
  /// `.tooLarge`.
  package var bodyBytesMax: Int
  /// `nil`: `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` of the environment. Empty: none at all.
  /// A proxy named here is used for every host.
  package var proxy: String?
  /// PEM file of certificate authorities, in place of the system's.
  package var caFile: String?
  package var version: HTTPVersion
  package var allowsFileURLs: Bool
  /// Lets a redirect from a public host lead to a loopback, private or link-local address.
  package var allowsPrivateRedirects: Bool

  package init(
    url: String, configuredURL: String? = nil, configuredHostIsPrivate: Bool = false, headers: [HTTPHeader] = [],
    privateHeaders: [HTTPHeader] = [],
    userAgent: String = "", timeoutMilliseconds: Int = 30_000, bodyBytesMax: Int = 16 << 20,
    proxy: String? = nil, caFile: String? = nil, version: HTTPVersion = .negotiated,
    allowsFileURLs: Bool = false, allowsPrivateRedirects: Bool = false
  ) {
    self.url = url
    self.configuredURL = configuredURL
    self.configuredHostIsPrivate = configuredHostIsPrivate
    self.headers = headers
    self.privateHeaders = privateHeaders
    self.userAgent = userAgent
    self.timeoutMilliseconds = timeoutMilliseconds
    self.bodyBytesMax = bodyBytesMax
    self.proxy = proxy
    self.caFile = caFile
    self.version = version
    self.allowsFileURLs = allowsFileURLs
    self.allowsPrivateRedirects = allowsPrivateRedirects
  }

  /// What the configured origin is sent: a private header takes the place of the header with its name.
  var ownHeaders: [HTTPHeader] {
    headers.filter { privateHeaders.first(named: $0.name) == nil } + privateHeaders
  }
}

/// Which HTTP a transfer speaks.
package enum HTTPVersion: Sendable, Equatable {
  /// HTTP/2 where a server offers it over TLS, else HTTP/1.1.
  case negotiated
  /// HTTP/1.1 only: for servers whose HTTP/2 is broken.
  case http1
}

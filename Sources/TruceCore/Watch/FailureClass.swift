/// Why a poll failed, coarsely; the raw value is a label of `trucewatch_feed_errors_total`.
package enum FailureClass: String, Sendable, CaseIterable {
  /// No address for the host.
  case dns
  case connect
  case tls
  case timeout
  case proxy
  case redirect
  /// The transfer broke off, or was no HTTP.
  case transfer
  case tooLarge = "too_large"
  case http4xx = "http_4xx"
  case http5xx = "http_5xx"
  /// Any other status that is no answer.
  case httpOther = "http_other"
  case notAFeed = "not_a_feed"
  /// A file that cannot be read, or a request that cannot be made.
  case other

  init(status: Int) {
    switch status {
    case 400..<500: self = .http4xx
    case 500..<600: self = .http5xx
    default: self = .httpOther
    }
  }
}

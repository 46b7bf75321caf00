internal import TruceCore
internal import TruceHTTP

extension FailureClass {
  init(_ error: HTTPError) {
    switch error {
    case .couldNotResolve: self = .dns
    case .couldNotConnect: self = .connect
    case .tls: self = .tls
    case .timedOut: self = .timeout
    case .proxy: self = .proxy
    case .tooManyRedirects, .redirectRefused: self = .redirect
    case .tooLarge, .headersTooLarge: self = .tooLarge
    case .brokenTransfer: self = .transfer
    case .invalidURL, .unsupportedScheme, .invalidRequest, .file, .cancelled, .other: self = .other
    }
  }
}

internal import Glibc
internal import TruceText

/// Why a transfer brought no response. Each description is one printable line without credentials.
package enum HTTPError: Error, Sendable, Equatable {
  case invalidURL(reason: String)
  case unsupportedScheme(String)
  /// A header, User-Agent, proxy or other text of the request that cannot be sent; `name` says which.
  case invalidRequest(name: String)
  case couldNotResolve(host: String)
  /// `systemError` is the `errno` of the last attempt, 0 where there is none.
  case couldNotConnect(host: String, systemError: Int32)
  case proxy(reason: String, isReached: Bool = true)
  case tls(reason: String)
  case timedOut(stage: HTTPStage, afterMilliseconds: Int)
  /// The bytes up to `maxBytes` were delivered.
  case tooLarge(maxBytes: Int)
  case headersTooLarge(maxBytes: Int)
  case tooManyRedirects(max: Int)
  /// `isPrivate`: it leads from a public host to a private address.
  case redirectRefused(to: String, why: String, isPrivate: Bool = false)
  /// The bytes on the wire are no whole HTTP response; `reason` says what is wrong with them.
  case brokenTransfer(reason: String)
  case file(reason: String)
  case cancelled
  /// What libcurl or the system reports and no case above names.
  case other(code: Int, message: String)

  /// Whether this machine's network may be the cause, and not the server.
  package var isUnanswered: Bool {
    switch self {
    case .couldNotResolve, .timedOut(.resolving, _), .timedOut(.connecting, _): true
    case .couldNotConnect(_, let code):
      [ENETDOWN, ENETUNREACH, EHOSTUNREACH, EADDRNOTAVAIL, ETIMEDOUT].contains(code)
    case .proxy(_, let isReached): !isReached
    default: false
    }
  }
}

extension HTTPError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .invalidURL(let reason): "not a URL that can be fetched: \(reason)"
    case .unsupportedScheme(let scheme):
      scheme == "file"
        ? "file URLs are not allowed here"
        : "scheme '\(scheme)' cannot be fetched; use http or https"
    case .invalidRequest(let name): "\(name) cannot be sent: it is malformed or holds a line break"
    case .couldNotResolve(let host): "cannot find the address of host '\(host)'"
    case .couldNotConnect(let host, let code):
      "cannot connect to '\(host)'" + (code == 0 ? "" : ": \(String(cString: strerror(code)))")
    case .proxy(let reason, _): "proxy: \(reason)"
    case .tls(let reason): "TLS: \(reason)"
    case .timedOut(let stage, let milliseconds): "timed out after \(milliseconds) ms while \(stage.rawValue)"
    case .tooLarge(let max): "the body is larger than \(max) bytes"
    case .headersTooLarge(let max): "the response head is larger than \(max) bytes"
    case .tooManyRedirects(let max): "more than \(max) redirects"
    case .redirectRefused(let target, let why, _): "redirect to '\(target)' refused: \(why)"
    case .brokenTransfer(let reason): "broken transfer: \(reason)"
    case .file(let reason): "cannot read the file: \(reason)"
    case .cancelled: "cancelled"
    case .other(let code, let message): "\(message) (code \(code))"
    }
  }

  /// `text` as it may stand in a description: one line, printable, at most 200 characters, without credentials.
  static func printable(_ text: String) -> String {
    let scalars = WebAddress.redacted(text).unicodeScalars
    // What a server sends comes as a scalar for each byte: beyond ASCII those are no characters.
    var result = String.UnicodeScalarView(scalars.prefix(200).map { $0.isUnsafeInLine || !$0.isASCII ? "?" : $0 })
    if scalars.count > 200 { result.append("…") }
    return String(result)
  }
}

/// How far a transfer had come when its time was over.
package enum HTTPStage: String, Sendable, Equatable {
  case resolving = "looking up the host"
  case connecting = "connecting"
  case securing = "setting up TLS"
  case waiting = "waiting for the answer"
  case receiving = "receiving the body"
}

internal import TruceHTTP

/// What of the configuration stands behind an error of a fetch. TruceHTTP knows no configuration: this is the one place
/// that names its keys to whoever reads of the error.
enum Advice {
  /// What `error` says, and the key that would allow what it refused.
  static func text(_ error: HTTPError) -> String {
    switch error {
    case .tooLarge: "\(error) (max_body)"
    case .redirectRefused(_, _, isPrivate: true): "\(error) (allow_private_redirects)"
    case .unsupportedScheme("file"): "\(error); allow_file_urls allows them"
    default: error.description
    }
  }
}

/// The keys of `defaults`, each of which may stand in a feed too.
enum SettingKey: String, CaseIterable {
  case interval
  case intervalMin = "min"
  case intervalMax = "max"
  case ignore
  case timeout
  case maxBody = "max_body"
  case maxItems = "max_items"
  case include
  case exclude
  case follow
  case tags
  case userAgent = "user_agent"
  case contact
  case headers
  case basicAuth = "basic_auth"
  case bearer
  case httpVersion = "http_version"
  case proxy
  case caFile = "ca_file"
  case firstRun = "first_run"
  case maxAge = "max_age"
  case edits
  case allowFileURLs = "allow_file_urls"
  case allowPrivateRedirects = "allow_private_redirects"

  static let words = allCases.map(\.rawValue)
}

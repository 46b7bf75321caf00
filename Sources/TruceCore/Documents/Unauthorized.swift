internal import TruceText

/// What to tell a person of a server that answers 401.
enum Unauthorized {
  /// Those that are written in the wild; only what can be configured is supported. Source: IANA, HTTP authentication schemes.
  private static let supported = ["basic", "bearer"]
  private static let others = ["digest": "Digest", "ntlm": "NTLM", "negotiate": "Negotiate", "hawk": "Hawk"]

  static func words(for answer: FetchAnswer, _ settings: FeedSettings) -> String {
    "HTTP status 401: " + reason(answer, settings)
  }

  private static func reason(_ answer: FetchAnswer, _ settings: FeedSettings) -> String {
    if let origin = answer.otherOrigin, hasCredentials(settings) {
      return "the answer came from '\(LineText.make(origin, bytesMax: 300))', another origin than the configured one, "
        + "which alone gets the credentials; configure the URL there"
    }
    let words = (answer.challenge ?? "").lowercased().split { !$0.isLetter }.map { String($0) }
    if let name = words.compactMap({ others[$0] }).first, !words.contains(where: supported.contains) {
      return "the server asks for \(name) authentication, which is not supported"
    }
    return hasCredentials(settings)
      ? "the server refuses the configured credentials"
      : "the server requires credentials; set 'basic_auth', 'bearer' or 'headers'"
  }

  private static func hasCredentials(_ settings: FeedSettings) -> Bool {
    !settings.basicAuth.isEmpty || !settings.bearer.isEmpty || !settings.headers.isEmpty
  }
}

import Testing
import TruceHTTP

@testable import TruceDaemon

@Suite struct AdviceTests {
  @Test(arguments: [
    (HTTPError.tooLarge(maxBytes: 9), "the body is larger than 9 bytes (max_body)"),
    (
      .redirectRefused(to: "http://a", why: "it leads to the private address 10.0.0.1", isPrivate: true),
      "redirect to 'http://a' refused: it leads to the private address 10.0.0.1 (allow_private_redirects)"
    ),
    (
      .redirectRefused(to: "ftp://a", why: "only http and https are followed"),
      "redirect to 'ftp://a' refused: only http and https are followed"
    ),
    (.unsupportedScheme("file"), "file URLs are not allowed here; allow_file_urls allows them"),
    (.unsupportedScheme("ftp"), "scheme 'ftp' cannot be fetched; use http or https"),
  ])
  func anErrorNamesTheKeyThatAllowsWhatItRefused(error: HTTPError, text: String) {
    #expect(Advice.text(error) == text)
  }
}

import TestSupport
import Testing
import TruceText

@testable import TruceHTTP

@Suite struct PrintableTests {
  @Test func anErrorShowsNothingUnsafe() {
    for text in Unicode.Scalar.texts(of: 200, where: { $0 != "@" }) {
      #expect(HTTPError.printable(text).unicodeScalars.filter { $0.isUnsafeInLine || !$0.isASCII }.isEmpty)
    }
    #expect(HTTPError.printable("http://a.example/\u{e9}~\u{7f}") == "http://a.example/?~?")
  }
}

import TestSupport
import Testing
import TruceText

@Suite struct UnsafeInLineTests {
  @Test func unsafeIsWhatTheUnicodeStandardCallsAControlALineEndOrAMarkOfDirection() {
    let wrong = Unicode.Scalar.all.filter { scalar in
      let isControl =
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isBidiControl
        }
      return scalar.isUnsafeInLine != isControl
    }
    #expect(wrong == [])
  }

  @Test func exactlyWhatIsUnsafeIsReplacedInALine() {
    for text in Unicode.Scalar.texts(of: 1000, where: { !$0.isUnsafeInLine && !$0.properties.isWhitespace }) {
      #expect(LineText.make(text, bytesMax: 4000) == text)
    }
    for scalar in Unicode.Scalar.all where scalar.isUnsafeInLine || scalar.properties.isWhitespace {
      let shown = scalar.properties.isWhitespace ? "a b" : "a\u{FFFD}b"
      #expect(LineText.make("a\(Character(scalar))b", bytesMax: 100) == shown)
    }
  }

  @Test func exactlyWhatIsUnsafeOrInvisibleIsEscapedInQuotes() {
    for text in Unicode.Scalar.texts(of: 120, where: { !$0.isInvisible }) { #expect(text.quoted == "'\(text)'") }
    // Of the 137,468 of private use one will do.
    for scalar in Unicode.Scalar.all
    where scalar.isInvisible && (scalar.properties.generalCategory != .privateUse || scalar == "\u{E000}") {
      #expect("\(Character(scalar))".quoted == "'\\u{\(String(scalar.value, radix: 16))}'")
    }
    #expect(Unicode.Scalar.all.filter { $0.isUnsafeInLine && !$0.isInvisible } == [])
  }
}

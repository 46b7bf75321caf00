import Testing
import TruceText

@Suite struct LineTextTests {
  @Test(arguments: [
    ("NATO meets, at 9:30", "NATO meets, at 9:30"), ("", ""), (" a  b ", "a b"), ("a ", "a"), ("a\t\nb", "a b"),
    ("a\u{1B}[31m", "a\u{FFFD}[31m"), ("a\u{7F}b", "a\u{FFFD}b"), ("a\u{2028}b\u{202E}c", "a b\u{FFFD}c"),
    ("перемир'я\u{A0}тримається", "перемир'я тримається"), ("twenty bytes and more", "twenty bytes and mor"),
  ])
  func textStandsInOneLineAndSteersNothing(text: String, expected: String) {
    let bytesMax = text.hasPrefix("twenty") ? 20 : 100
    #expect(LineText.make(text, bytesMax: bytesMax) == expected)
  }
}

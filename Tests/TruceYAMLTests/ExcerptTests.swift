import Testing
import TruceYAML

/// The line under a mistake, and the caret under the line.
@Suite struct ExcerptTests {
  private func excerpt(_ text: String, line: Int, column: Int) -> String {
    SourceText(text, file: "f").mistake(at: TextPosition(line: line, column: column), "m").excerpt
  }

  @Test(arguments: [
    ("abc", 1, 3, "  abc\n    ^"),
    // A tab is one column, in the line and in the space before the caret.
    ("\ta\tb", 1, 4, "   a b\n     ^"),
    ("a\r\nbc\r\nd", 2, 2, "  bc\n   ^"),
    ("a\rbc\rd", 2, 2, "  bc\n   ^"),
    ("a\u{85}bc\u{2028}d", 2, 2, "  bc\n   ^"),
    ("\u{FEFF}abc", 1, 2, "  abc\n   ^"),
    // Two columns: CJK, full width, Hangul, emoji. None: combining marks, zero width joiners.
    ("停戦abc", 1, 3, "  停戦abc\n      ^"),
    ("ａb", 1, 2, "  ａb\n    ^"),
    ("휴전 a", 1, 3, "  휴전 a\n      ^"),
    ("🕊a", 1, 2, "  🕊a\n   ^"),
    ("🔥a", 1, 2, "  🔥a\n    ^"),
    ("e\u{301}a", 1, 3, "  e\u{301}a\n   ^"),
    ("می\u{200C}شود a", 1, 8, "  می\u{200C}شود a\n        ^"),
    // Nothing steers the terminal.
    ("\u{1B}[31mred", 1, 6, "  \u{FFFD}[31mred\n       ^"),
    ("a\u{202E}b", 1, 3, "  a\u{FFFD}b\n    ^"),
    // Behind the end of the line, and of the text.
    ("abc", 1, 4, "  abc\n     ^"),
    ("abc", 1, 400, "  abc\n     ^"),
    ("abc", 2, 1, ""),
    ("abc\n", 2, 1, ""),
    ("", 1, 1, ""),
    ("a\n  \nb", 2, 3, ""),
  ])
  func theCaretIsUnderItsColumn(text: String, line: Int, column: Int, expected: String) {
    #expect(excerpt(text, line: line, column: column) == expected)
  }

  @Test func aLongLineIsCutAroundTheCaret() {
    let text = String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500)
    let before = String(repeating: "a", count: 60)
    let behind = "X" + String(repeating: "b", count: 49)
    let expected = "  …\(before)\(behind)…\n   " + String(repeating: " ", count: 60) + "^"
    #expect(excerpt(text, line: 1, column: 501) == expected)
  }

  /// libyaml counts the columns; the reader draws the caret: they must mean the same.
  @Test(arguments: [
    ("a: 停戦 # x\nb: [停戦, @]\n", "  b: [停戦, @]\n            ^"),
    ("a: x\r\nb: [\u{E4}, @]\r\n", "  b: [ä, @]\n         ^"),
    ("\u{FEFF}a: @\n", "  a: @\n     ^"),
    ("# one\u{2028}b: [x,\t@]", "  b: [x, @]\n         ^"),
    ("# one\rb: @\r", "  b: @\n     ^"),
  ])
  func theColumnsOfTheParserAreThoseOfTheExcerpt(yaml: String, expected: String) {
    #expect(mistake(yaml)?.excerpt == expected)
  }

  @Test func aMistakeInAFoldedScalarIsShownInItsOwnLine() {
    let found = topicLines("topic: t\nrules:\n  a: >\n    truce AND\n    @war")
    #expect(found == ["f.yaml:5:5: there is no concept 'war'", "      @war", "      ^"])
  }
}

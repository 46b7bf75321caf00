import Testing
import TruceTopics
import TruceYAML

/// Any text gives a document or a mistake, soon, and without deep recursion.
@Suite struct HostileYAMLTests {
  private static func bomb(_ levels: Int) -> String {
    "a0: &a0 [x, y]\n" + (1...levels).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
  }

  @Test func aliasesOfAliasesDoNotGrowWithoutEnd() {
    #expect(mistake(Self.bomb(60))?.message == "the aliases up to here repeat more than 100000 values")
  }

  @Test func aliasesOfAliasesAreNoKeys() {
    let text = Self.bomb(13) + "? *a13\n: x\n"
    #expect(topicLines("topic: t\nany: [truce]\n" + text).contains { $0.hasSuffix("a key must be a word, not a list") })
    #expect(mistake(Self.bomb(60) + "? *a60\n: x\n") != nil)
  }

  /// As many levels were freed by as deep a recursion, also where the text broke off.
  @Test(arguments: ["", "- [\n"])
  func aliasesInsideAliasesDoNotGoDeep(end: String) {
    let chain = "- &a [x]\n" + String(repeating: "- &a [*a]\n", count: 40_000) + end
    #expect(mistake(chain) != nil)
    let deep = String(repeating: "[", count: 500) + "*a" + String(repeating: "]", count: 500)
    #expect(mistake("- &a [x]\n" + String(repeating: "- &a \(deep)\n", count: 300) + end) != nil)
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[? ", "!!seq [", "&a [", "&a {*a : "])
  func deepNestingIsRefused(level: String) {
    for count in [120, 900, 20_000] {
      #expect(mistake(String(repeating: level, count: count)) != nil)
    }
  }

  @Test func ahundredLevelsAreReadAndOneMoreIsNot() throws {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + "x" + String(repeating: "]", count: levels)
    }
    #expect(mistake(nested(100)) == nil)
    #expect(mistake(nested(101))?.message == "more than 100 lists and mappings stand inside each other here")
    // Through aliases as well.
    #expect(mistake("- &a \(nested(60))\n- [\(nested(30).replacing("x", with: "*a"))]") == nil)
    #expect(mistake("- &a \(nested(60))\n- [\(nested(60).replacing("x", with: "*a"))]") != nil)
  }

  @Test func largeScalarsAreReadOrRefused() throws {
    let word = String(repeating: "x", count: 1 << 20)
    #expect(try outline("a: \(word)") == "{a: \(word)}")
    #expect(try outline("a: \"\(word)\"") == "{a: \(word)}")
    #expect(mistake("\(word): a") != nil)
    #expect(mistake("a: [\(word)") != nil)
    let found = topicLines("topic: t\nany: ['\(word)']")
    #expect(found.allSatisfy { $0.unicodeScalars.count < 500 })
    #expect(!found.isEmpty)
  }

  @Test(arguments: ["a\0b: c", "\0", "a: \"\0\"", "a: \u{FFFE}", "a: \u{FFFF}", "a: \u{7F}"])
  func whatYAMLForbidsIsAMistakeWithItsPlace(yaml: String) {
    #expect(mistake(yaml)?.message == "not valid YAML: a control character stands here")
    #expect((mistake(yaml)?.line ?? 0) > 0)
  }

  @Test(arguments: [
    ("\"\\xFF\"", nil), ("!%C3%A4 a", nil), ("! a", nil),
    ("\"\\uD800\"", "this escape stands for no character"),
    ("\"\\U00110000\"", "this escape stands for no character"),
    ("\"\\xZZ\"", "hexadecimal digits are missing in this escape"),
    ("!%FF a", "found an incorrect leading UTF-8 octet"),
    ("!x!y a", "found undefined tag handle"),
    ("%YAML 9.9\n--- a", "found incompatible YAML document"),
    ("&\u{E4} a", "'*' and '&' need a name behind them; text that begins with one needs quotes"),
  ])
  func oddEscapesTagsAndDirectivesAreTakenOrRefused(yaml: String, message: String?) {
    #expect(mistake(yaml)?.message == message.map { "not valid YAML: " + $0 })
  }

  @Test func anyTextComesToAnEnd() {
    let pieces = [
      "[", "]", "{", "}", ",", ": ", "- ", "? ", "&a ", "*a", "*b", "!!seq ", "|", ">", "\"", "'", "\n", "\n  ", "\t",
      "#", "%", "@", "a", "a: ", "\u{E000}", "\u{E100}", "é", "停", "\r", "---\n", "...\n", "\\", "<<: ", "\0",
      "topic: t\n",
    ]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<5000 {
      let text = (0..<25).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      guard let mistake = mistake(text) else { continue }
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
      #expect(mistake.line <= lines + 1, "\(text.debugDescription)")
      _ = topicLines(text)
    }
  }
}

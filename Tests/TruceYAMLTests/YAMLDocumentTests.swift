import Testing
import TruceYAML

@Suite struct YAMLDocumentTests {
  @Test(arguments: [
    ("a: &x [1, 2]\nb: *x", "{a: [1, 2], b: [1, 2]}"),
    ("a: &x 1\nb: &x 2\nc: [*x, *x]", "{a: 1, b: 2, c: [2, 2]}"),
    ("&k a: 1\nb: *k", "{a: 1, b: a}"),
    ("a: &k b\n*k : 1", "{a: b, b: 1}"),
    ("a: &x {b: &y c}\nd: *y\ne: *x", "{a: {b: c}, d: c, e: {b: c}}"),
    ("[&x a,*x,[*x]]", "[a, a, [a]]"),
    ("{a: &x 1,? *x : 2,\"b\":*x}", "{a: 1, 1: 2, b: 1}"),
    // A star that begins no alias is a star.
    ("a: &x 1\nb: ['*x', \"*x\", x *x, '(a | *streik) *x']", "{a: 1, b: [*x, *x, x *x, (a | *streik) *x]}"),
    ("a: &x |\n  *x\n  *y\nb: >\n  *x", "{a: *x\n*y\n, b: *x}"),
    ("a: R &D *b", "{a: R &D *b}"),
    // What stands for the star while the text is read stands for itself where the text has it.
    ("a: &x \u{E100}\nb: '*x \u{E100}\u{E101}'", "{a: \u{E100}, b: *x \u{E100}\u{E101}}"),
  ])
  func aliasesAndStarsAreTold(yaml: String, expected: String) throws {
    #expect(try outline(yaml) == expected)
  }

  @Test(arguments: ["a: &x [*x]", "a: *x\nb: &x 1", "a: &x 1\n---\nb: *x", "a: &x 1\nb: *x y"])
  func anAliasNeedsItsAnchorBeforeIt(yaml: String) {
    #expect(mistake(yaml)?.message.hasPrefix("not valid YAML: ") == true)
  }

  @Test func doubleKeysKeepTheirNamesAndPlaces() throws {
    let text = "a: 1\n\"a\": 2\n'a': 3\nä: 4\nä: 5\n_: 6\n_: 7"
    #expect(try outline(text) == "{a: 1, a: 2, a: 3, ä: 4, ä: 5, _: 6, _: 7}")
    let document = try YAMLDocument(SourceText(text, file: "f"))
    let mistakes = MistakeCollector(file: "f")
    let entries = NodeReader(document, mistakes: mistakes).allEntries(of: try #require(document.root), named: "it")
    #expect(entries?.map(\.key) == ["a", "ä", "_"])
    #expect(
      mistakes.sorted().headlines == [
        "f:2:1: duplicate key 'a'; the first is in line 1", "f:3:1: duplicate key 'a'; the first is in line 1",
        "f:5:1: duplicate key 'ä'; the first is in line 4", "f:7:1: duplicate key '_'; the first is in line 6",
      ])
  }

  @Test(arguments: ["", "# nothing\n", "\u{FEFF}", "\n\n"])
  func nothingIsNoMistake(yaml: String) throws {
    #expect(try YAMLDocument(SourceText(yaml, file: "f")).root == nil)
  }

  @Test(arguments: [
    ("a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}", "{a: {b: 1, c: 2}, d: {c: 3, b: 1}}"),
    ("- &x {b: 1}\n- &y {b: 2, c: 3}\n- <<: [*x, *y]\n  d: 4", "[{b: 1}, {b: 2, c: 3}, {d: 4, b: 1, c: 3}]"),
    ("- &x {b: 1}\n- &y {<<: *x, c: 2}\n- {<<: *y}", "[{b: 1}, {c: 2, b: 1}, {c: 2, b: 1}]"),
    ("<<: {a: 1}\n<<: {a: 2, b: 3}\n", "{a: 1, b: 3}"), ("<<: []\na: 1", "{a: 1}"), ("'<<': 1", "{<<: 1}"),
  ])
  func aMergeKeyTakesOverWhatTheMappingDoesNotSay(yaml: String, expected: String) throws {
    #expect(try outline(yaml) == expected)
  }

  @Test(arguments: ["<<: 1", "a: &x [1]\nb: {<<: *x}", "<<:", "a: &x {b: 1}\nc: {<<: [*x, no]}"])
  func aMergeKeyNeedsMappings(yaml: String) {
    #expect(mistake(yaml)?.message.hasPrefix("'<<' takes over the keys of mappings, as '<<: *NAME'") == true)
  }

  @Test func mergesOfMergesComeToAnEnd() {
    let levels = (1...40).map { "- &x\($0) {<<: [*x\($0 - 1), *x\($0 - 1)], k\($0): [*x\($0 - 1), *x\($0 - 1)]}\n" }
    #expect(mistake("- &x0 {a: 1}\n" + levels.joined())?.message.contains("repeat more than") == true)
  }
}

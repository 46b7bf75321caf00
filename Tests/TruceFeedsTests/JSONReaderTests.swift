import Testing

@testable import TruceFeeds

@Suite struct JSONReaderTests {
  private func read(_ text: String) -> JSONReader.Document? {
    JSONReader.read(Array(text.utf8))
  }

  private func object(_ members: (key: String, value: JSONValue)...) -> JSONValue {
    .object(members.map { JSONValue.Member(key: $0.key, value: $0.value) })
  }

  /// Source: RFC 8259, sections 3 to 7.
  @Test(arguments: [
    ("null", JSONValue.null), ("true", .boolean(true)), ("false", .boolean(false)), ("0", .number("0")),
    ("-12", .number("-12")),
    ("1.5e-3", .number("1.5e-3")), ("1E+2", .number("1E+2")), ("\"\"", .string("")), ("\"a\"", .string("a")),
    ("[]", .array([])),
    (" \t\r\n[ 1 , [ ] ,null ]\n", .array([.number("1"), .array([]), .null])), ("\"é停🕊\"", .string("é停🕊")),
    ("12345678901234567890", .number("12345678901234567890")),
  ])
  func everyKindOfValueIsRead(text: String, value: JSONValue) throws {
    let found = try #require(read(text))
    #expect(found.value == value)
    #expect(found.isComplete)
  }

  @Test func anObjectKeepsTheOrderOfItsMembers() throws {
    let found = try #require(read(#"{"b": 1, "a": {"c": [true]}, "": null}"#))
    #expect(
      found.value
        == object(("b", .number("1")), ("a", object(("c", .array([.boolean(true)])))), ("", .null)))
    #expect(found.isComplete)
  }

  /// Source: RFC 8259, section 7, and 8.2 for surrogates that are no pair.
  @Test(arguments: [
    (#""\"\\\/""#, "\"\\/"), (#""\n\t\r""#, "\n\t\r"), (#""\u0041\u00e9\u00E9""#, "Aéé"), (#""\u505c\u6226""#, "停戦"),
    (#""\ud83d\udd4a""#, "🕊"), (#""\uD83D\uDD4A!""#, "🕊!"), (#""\ud83d""#, "\u{FFFD}"), (#""\udd4a""#, "\u{FFFD}"),
    (#""\ud83dx""#, "\u{FFFD}x"), (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ud83d\ud83d\udd4a""#, "\u{FFFD}🕊"),
    (#""\u0000""#, "\u{FFFD}"), (#""\ud83d\n""#, "\u{FFFD}\n"),
  ])
  func escapesAreDecoded(text: String, expected: String) throws {
    let found = try #require(read(text))
    #expect(found.value == .string(expected))
    #expect(found.isComplete)
  }

  /// Of a document that breaks off, what was whole stays.
  @Test(arguments: [
    (#"{"a": 1, "b": [1, 2"#, #"{"a": 1, "b": [1, 2]}"#), (#"{"a": 1, "b": [1, "tw"#, #"{"a": 1, "b": [1]}"#),
    (#"{"a": 1, "b""#, #"{"a": 1}"#),
    (#"{"a": 1, "b":"#, #"{"a": 1}"#), (#"{"a": 1"#, #"{"a": 1}"#), (#"{"a"#, "{}"), ("{", "{}"), ("[", "[]"),
    (#"[{"a": 1}, {"a": "#, #"[{"a": 1}]"#),
    (#"[{"a": 1}, {"a": 2}"#, #"[{"a": 1}, {"a": 2}]"#), ("[1, tru", "[1]"), (#"["\u00"#, "[]"), (#"["\"#, "[]"),
  ])
  func aCutDocumentKeepsWhatWasWhole(text: String, rest: String) throws {
    let found = try #require(read(text))
    #expect(found.value == read(rest)?.value)
    #expect(!found.isComplete)
  }

  @Test(arguments: [
    ("[1 2]", "[1]"), (#"{"a": 1, b: 2}"#, #"{"a": 1}"#), (#"{"a" 1}"#, "{}"), ("['a']", "[]"), ("[1, x", "[1]"),
    ("[1 /* 2]", "[1]"), (#"{"a": 1 {"b": 2}}"#, #"{"a": 1}"#), ("[1, $, 2]", "[1]"),
  ])
  func anyOtherFaultEndsTheReadingToo(text: String, rest: String) throws {
    let found = try #require(read(text))
    #expect(found.value == read(rest)?.value)
    #expect(!found.isComplete)
  }

  /// What stands in the way is passed over and told; the rest of the document is read.
  @Test(arguments: [
    ("[1, x, 3]", "[1, null, 3]", "'x' is no JSON, read as null"),
    ("[NaN]", "[null]", "'NaN' is no JSON, read as null"),
    ("[-Infinity ,1]", "[null, 1]", "'-Infinity' is no JSON, read as null"),
    (#"{"a": undefined}"#, #"{"a": null}"#, "'undefined' is no JSON, read as null"),
    ("[nul, None]", "[null, null]", "'nul' is no JSON, read as null"),
    ("[0x1F]", "[null]", "'0x1F' is no JSON, read as null"),
    ("[1, // one\n2]", "[1, 2]", "a comment is no JSON"), ("/* a */[/**/]", "[]", "a comment is no JSON"),
    (#"{"a" /* b */ : // c"# + "\n1}", #"{"a": 1}"#, "a comment is no JSON"),
    (#"["\u00zz"]"#, #"["\ufffd00zz"]"#, "an escape is none of JSON's"),
    (#"["\ud83d\u12"]"#, #"["\ufffd\ufffd12"]"#, "an escape is none of JSON's"),
    (#"["\x41\xe9"]"#, #"["Aé"]"#, "an escape is none of JSON's"),
    (#"["\xyz"]"#, #"["xyz"]"#, "an escape is none of JSON's"),
    (#"["it\'s"]"#, #"["it's"]"#, "an escape is none of JSON's"),
    (#"{"a": 1 "b": 2}"#, #"{"a": 1, "b": 2}"#, "a comma is missing"),
    (#"[{"a": 1} {"b": 2}]"#, #"[{"a": 1}, {"b": 2}]"#, "a comma is missing"),
  ])
  func smallFaultsAreReadOver(text: String, expected: String, fault: String) throws {
    let found = try #require(read(text))
    #expect(found.value == read(expected)?.value)
    #expect(found.isComplete)
    #expect(found.faults.first?.message == fault)
    #expect(try #require(read(expected)).faults.isEmpty)
    #expect(text.utf8.withContiguousStorageIfAvailable { JSONReader.readStrictly($0) == nil } ?? false)
  }

  @Test func everyFaultHasItsLine() throws {
    let found = try #require(read("[\n1,\n// x\nNaN,\n\"\\q\"]"))
    #expect(found.faults.map(\.line) == [3, 4, 5])
  }

  @Test(arguments: ["", " \n ", "x", "'a'", "tru", "\"a", "]", "<rss/>"]) func whatIsNoValueIsNone(text: String) {
    #expect(read(text) == nil)
  }

  @Test func theLineOfTheFaultIsTold() throws {
    #expect(try #require(read("[\n1,\n2,\n x]")).line == 4)
    #expect(try #require(read("{\"a\": 1,\n\"b\"")).line == 2)
  }

  @Test func depthIsBounded() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(try #require(read(nested(JSONReader.depthMax))).isComplete)
    #expect(try !#require(read(nested(JSONReader.depthMax + 1))).isComplete)
  }

  @Test func ofEqualKeysTheLastHolds() throws {
    let value = try #require(read(#"{"a": 1, "b": 2, "a": 3}"#)).value
    #expect(value["a"] == .number("3"))
    #expect(value["c"] == nil)
    #expect(JSONValue.null["a"] == nil)
  }

  @Test func aNumberIsTextAsItWasWritten() throws {
    #expect(JSONValue.number("1.50").text == "1.50")
    #expect(JSONValue.number("12").integer == 12)
    #expect(JSONValue.number("1.2e1").integer == 12)
    #expect(JSONValue.string("12").integer == 12)
    #expect(JSONValue.number("1e99").integer == nil)
    #expect(JSONValue.string("x").integer == nil)
    #expect(JSONValue.string("").text == nil)
    #expect(JSONValue.boolean(true).text == nil)
    #expect(JSONValue.array([.null]).elements == [.null])
    #expect(JSONValue.null.elements == [])
  }
}

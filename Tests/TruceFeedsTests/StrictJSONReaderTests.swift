import Foundation
import Testing

@testable import TruceFeeds

/// JSON as we wrote it ourselves, to the letter.
@Suite struct StrictJSONReaderTests {
  private func read(_ text: String) -> JSONValue? { read(Array(text.utf8)) }

  private func read(_ bytes: [UInt8]) -> JSONValue? { bytes.withUnsafeBufferPointer(JSONReader.readStrictly) }

  @Test(
    arguments: [
      ("null", .null), (" true\r\n", .boolean(true)), ("-12.5e+3", .number("-12.5e+3")), ("\"\"", .string("")),
      ("[1 , \"a\",[ ]]", .array([.number("1"), .string("a"), .array([])])),
      (
        "{\"a\":{},\"\":0}",
        .object([JSONValue.Member(key: "a", value: .object([])), JSONValue.Member(key: "", value: .number("0"))])
      ),
      (#""\"\\\/\b\f\n\r\t\u0000\u001F\u00e9\uD83D\uDD4A\uFFFF""#, .string("\"\\/\u{8}\u{C}\n\r\t\0\u{1F}é🕊\u{FFFF}")),
      (
        "\"\u{7F}\u{2028} a long text that goes on behind sixteen bytes: мир\"",
        .string("\u{7F}\u{2028} a long text that goes on behind sixteen bytes: мир")
      ),
    ] as [(String, JSONValue)])
  func everyCharacterComesAsItWasWritten(text: String, expected: JSONValue) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    "", " ", "[", "]", "{", "}", "[1,]", "[,1]", "[1 2]", "{\"a\":1,}", "{\"a\"}", "{\"a\":}", "{a:1}", "{1:1}",
    "{\"a\":1 \"b\":2}",
    "01", "-", "+1", "1.", ".5", "1e", "1e+", "0x1", "1-2", "--1", "NaN", "tru", "nul", "True", "'a'", "\"", "\"\\",
    "\"\\\"",
    "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\uD83D\"", "\"\\uD83D\\u0041\"", "\"\\uDD4A\"", "\"\t\"",
    "\"a long text of more than one block\n\"",
    "1 1", "{} {}", "[1]]", "[1]x", "\u{0}1", "\u{B}1", "[1]\u{0}", "\u{A0}1",
  ])
  func whatIsNoJSONToTheLetterIsNone(text: String) {
    #expect(read(text) == nil)
  }

  @Test func whatIsNoUTF8IsNone() {
    for bytes in [[0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x5B, 0x80, 0x5D]]
      as [[UInt8]]
    {
      #expect(read(bytes) == nil)
    }
  }

  @Test func depthIsBounded() {
    #expect(read(String(repeating: "[", count: 63) + String(repeating: "]", count: 63)) != nil)
    #expect(read(String(repeating: "[", count: 65) + String(repeating: "]", count: 65)) == nil)
    #expect(read(String(repeating: "[", count: 1_000_000)) == nil)
  }

  /// One byte in another's place, out or in: what Foundation takes for JSON is JSON here, and nothing else. But Foundation
  /// lets a comma pass at the end of a list, which RFC 8259 does not.
  @Test func aTextWithOneFaultIsReadWhereFoundationReadsIt() {
    let text = Array(#"{"a\n":[-1.5e3,0,"é\u00e9\"🕊",true,null,{}],"b":{"c":[ ],"d":"x"}}"#.utf8)
    let others = Array("{}[]\",:\\0-+.eu \t".utf8) + [0, 0x1F, 0x7F, 0x80, 0xC3, 0xF0, 0xFF]
    for place in text.indices {
      check(Array(text[..<place] + text[(place + 1)...]))
      for other in others {
        check(Array(text[..<place] + [other] + text[(place + 1)...]))
        check(Array(text[..<place] + [other] + text[place...]))
      }
    }
  }

  private func check(_ text: [UInt8]) {
    let shown = String(decoding: text, as: UTF8.self)
    guard !shown.contains(",]"), !shown.contains(",}") else { return #expect(read(text) == nil, "\(shown)") }
    let isJSON = (try? JSONDecoder().decode(AnyJSON.self, from: Data(text))) != nil
    #expect((read(text) != nil) == isJSON, "\(shown)")
  }
}

/// Whatever Foundation reads, all of it.
private struct AnyJSON: Decodable {
  init(from decoder: any Decoder) throws {
    if var list = try? decoder.unkeyedContainer() {
      while !list.isAtEnd { _ = try list.decode(AnyJSON.self) }
    } else if let object = try? decoder.container(keyedBy: AnyKey.self) {
      for key in object.allKeys { _ = try object.decode(AnyJSON.self, forKey: key) }
    } else {
      let single = try decoder.singleValueContainer()
      if single.decodeNil() { return }
      if (try? single.decode(Bool.self)) == nil, (try? single.decode(Double.self)) == nil {
        _ = try single.decode(String.self)
      }
    }
  }
}

private struct AnyKey: CodingKey {
  let stringValue: String
  let intValue: Int? = nil

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

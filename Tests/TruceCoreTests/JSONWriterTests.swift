import Testing

@testable import TruceCore

/// Numbers and texts as JSON, against what the standard library makes of them.
@Suite struct JSONWriterTests {
  @Test func numbersAreTheirDigits() {
    let values: [Int64] = [0, 1, -1, 9, 10, 99, 100, 1_790_000_000_123, -907, .max, .min]
    #expect(
      json { json in json.array { json in for value in values { json.integer(value) } } } == "\(values)".spaceless)
    let hex: [UInt64] = [0, 1, 15, 16, 0x4033_fefa_7ecf_d0cb, 0x0f00, .max]
    let texts = hex.map { "\"" + String($0, radix: 16) + "\"" }.joined(separator: ",")
    #expect(json { json in json.array { json in for value in hex { json.hexString(value) } } } == "[\(texts)]")
    let tenths = [0, 0.04, -0.04, 0.05, 3, -2.25, 78_099.1, 12_345.678, .infinity, .nan]
    #expect(
      json { json in json.array { json in for value in tenths { json.tenths(value) } } }
        == "[0.0,0.0,0.0,0.1,3.0,-2.3,78099.1,12345.7,null,null]")
  }

  @Test(arguments: [
    ("ceasefire", 9, "ceasefire"), ("перемирие", 5, "пе"), ("停火", 2, ""), ("a\n", 9, "a\\n"), ("", 0, ""),
  ])
  func aTextIsCutBetweenCharacters(text: String, bytesMax: Int, expected: String) {
    #expect(json { $0.string(text, bytesMax: bytesMax) } == "\"\(expected)\"")
  }

  private func json(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension String {
  fileprivate var spaceless: String { filter { $0 != " " } }
}

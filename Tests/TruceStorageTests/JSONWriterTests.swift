import Testing

@testable import TruceStorage

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

  @Test func theMembersOfAnObjectHaveTheirNames() {
    let text = json { json in
      json.object { json in
        json.member("text", "a\"b")
        json.member("cut", "перемирие", bytesMax: 5)
        json.member("none", nil as String?)
        json.member("texts", ["a", "b"])
        json.member("number", -7)
        json.member("noNumber", nil as Int64?)
        json.member("tenths", tenths: 0.25)
        json.member("isTrue", true)
        json.object("object") { $0.member("isFalse", false) }
        json.array("array") { $0.integer(1) }
      }
    }
    #expect(
      text == #"""
        {"text":"a\"b","cut":"пе","none":null,"texts":["a","b"],"number":-7,"noNumber":null,"tenths":0.3,"isTrue":true,\#
        "object":{"isFalse":false},"array":[1]}
        """#)
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

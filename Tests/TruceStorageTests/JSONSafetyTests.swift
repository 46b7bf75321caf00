import TestSupport
import Testing
import TruceText

@testable import TruceStorage

/// What `JSONWriter` escapes by bytes is what is unsafe in a line, and what JSON itself demands.
@Suite struct JSONSafetyTests {
  @Test func exactlyWhatIsUnsafeInALineIsEscaped() {
    let plain = Unicode.Scalar.texts(of: 1000) { !$0.isUnsafeInLine && $0 != "\"" && $0 != "\\" }
    for text in plain { #expect(written(text) == "\"\(text)\"") }
    for scalar in Unicode.Scalar.all.filter(\.isUnsafeInLine) {
      let escapes: [Unicode.Scalar: String] = ["\n": "\\n", "\r": "\\r", "\t": "\\t"]
      let digits = String(scalar.value, radix: 16)
      let escape = escapes[scalar] ?? "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      #expect(written("a\(Character(scalar))é") == "\"a\(escape)é\"")
    }
  }

  /// What is searched by blocks of sixteen bytes is found wherever it stands.
  @Test func aLineOfJSONHoldsNothingUnsafe() {
    let unsafe = Unicode.Scalar.all.filter(\.isUnsafeInLine)
    for place in 0..<33 {
      let text = unsafe.map { String(repeating: "a", count: place) + "\(Character($0))" }.joined(separator: "é")
      #expect(written(text).unicodeScalars.filter(\.isUnsafeInLine).isEmpty)
    }
  }

  private func written(_ text: String) -> String {
    var json = JSONWriter()
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

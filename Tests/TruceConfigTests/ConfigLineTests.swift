import TestSupport
import Testing
import TruceText
import TruceYAML

@testable import TruceConfig

@Suite struct ConfigLineTests {
  @Test func whatIsUnsafeInALineIsRefusedButForATabAndMarksOfDirection() throws {
    func isRefused(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isUnsafeInLine && scalar != "\t" && !scalar.properties.isBidiControl
    }
    for text in Unicode.Scalar.texts(of: 1000, where: { !isRefused($0) }) { #expect(try ValueCheck.line(text) == text) }
    for scalar in Unicode.Scalar.all.filter(isRefused) {
      #expect(throws: ValueProblem.self) { try ValueCheck.line("a\(Character(scalar))b") }
    }
  }
}

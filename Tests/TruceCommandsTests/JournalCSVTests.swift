import StorageSimulation
import Testing
import TruceCore

@testable import TruceCommands

@Suite struct JournalCSVTests {
  @Test(arguments: [
    ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""), ("a, b", "\"a, b\""), ("plain", "plain"), ("a\r\nb", "a b"),
  ])
  func aFieldOfCSVIsOneFieldAndNoFormula(title: String, expected: String) {
    let record = JournalLines.record(1) { $0.item?.title = title }
    #expect(String(decoding: JournalCSV.row(record), as: UTF8.self).contains(",Wire,\(expected),,"))
  }
}

import Testing
import TruceText

@Suite struct CountedTests {
  @Test(arguments: [(0, "0 feeds", "0 matches"), (1, "1 feed", "1 match"), (2, "2 feeds", "2 matches")])
  func oneIsNotSeveral(count: Int, feeds: String, matches: String) {
    #expect(count.counted("feed") == feeds && count.counted("match", plural: "matches") == matches)
    #expect(count.isOrAre == (count == 1 ? "is" : "are"))
  }
}

import TestSupport
import Testing
import TruceText

@testable import TruceFeeds

@Suite struct FeedErrorTests {
  @Test func aDescriptionHoldsNothingUnsafeOrInvisible() {
    for text in Unicode.Scalar.texts(of: 200, where: { _ in true }) {
      #expect(FeedError.unknown(start: text).description.unicodeScalars.filter(\.isInvisible).isEmpty)
    }
    #expect(FeedError.otherXML(root: "a\u{1B}é").description == "no feed: XML whose root element is <a é>")
  }
}

import Testing
import TruceCore
import TruceFeeds
import TruceStorage

@testable import TruceCommands

@Suite struct FeedDocumentJSONTests {
  /// Whoever reads what `parse` prints sees that items are missing.
  @Test func aDocumentThatALimitCutSaysSo() {
    let document = FeedDocument(format: .rss20, stoppedBy: .depth(max: 256))
    var json = JSONWriter()
    document.writeJSON(into: &json) { _ in }
    let text = String(decoding: json.bytes, as: UTF8.self)
    #expect(text.contains("\"warnings\":[\"read only in part: \(FeedLimit.depth(max: 256).description)\"]"))
  }
}

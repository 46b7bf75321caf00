internal import TruceCore

/// How many bytes of each text a record's line takes; halved until the line fits.
package struct TextBudget {
  var summary = 8 << 10
  var title = 4 << 10
  var id = 4 << 10
  var link = 4 << 10
  var name = 512
  var evidenceText = 256
  var evidenceCount = 32
  var topicCount = 256

  package init() {}

  /// A title is not cut below what its key is made from.
  var isSmallest: Bool { summary <= 64 }

  mutating func halve() {
    summary /= 2
    title = max(NormalizedTitle.bytesMax, title / 2)
    id = max(1024, id / 2)
    link = max(2048, link / 2)
    evidenceCount = max(1, evidenceCount / 2)
    topicCount = max(8, topicCount / 2)
    evidenceText = max(64, evidenceText / 2)
  }
}

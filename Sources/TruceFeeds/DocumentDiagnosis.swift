internal import TruceText

/// Says what a document without a feed seems to be.
struct DocumentDiagnosis {
  private let prolog: [UInt8]
  private let root: RootSearch
  private let baseURL: String?

  init(_ repair: borrowing MarkupRepair, baseURL: String?) {
    prolog = repair.prolog
    root = repair.root
    self.baseURL = baseURL
  }

  var error: FeedError {
    if prolog.allSatisfy({ $0 <= 0x20 }) { return .empty }
    if root.isHTML {
      let page = HTMLPage(prolog, baseURL: baseURL)
      return .htmlPage(title: page.title, feeds: page.feeds)
    }
    if let name = root.firstElement { return .otherXML(root: name) }
    let start = String(decoding: prolog.trimmed.prefix(80), as: UTF8.self)
    return .unknown(
      start: String(start.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) }))
  }
}

internal import TruceText

/// Says what a document without a feed seems to be.
struct DocumentDiagnosis {
  private let prolog: [UInt8]
  private let root: RootSearch
  private let baseURL: String?
  private let head: [UInt8]

  /// - Parameter head: the first bytes, as they came.
  init(_ repair: borrowing MarkupRepair, head: [UInt8], baseURL: String?) {
    self.head = head
    prolog = repair.prolog
    root = repair.root
    self.baseURL = baseURL
  }

  var error: FeedError {
    if let format = BinaryFormat(head) { return .binary(what: format.description) }
    if prolog.allSatisfy({ $0 <= 0x20 }) {
      return BinaryFormat.isBinary(prolog) ? .binary(what: BinaryFormat.describe(head)) : .empty
    }
    if root.isHTML {
      let page = HTMLPage(prolog, baseURL: baseURL)
      return .htmlPage(title: page.title, feeds: page.feeds)
    }
    if BinaryFormat.isBinary(prolog) { return .binary(what: BinaryFormat.describe(head)) }
    if let name = root.firstElement { return .otherXML(root: name) }
    let start = String(decoding: prolog.trimmed.prefix(80), as: UTF8.self)
    return .unknown(
      start: String(start.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) }))
  }
}

/// One document on its way from bytes to articles: decoder → repair → libxml2 → builder, or decoder → JSON.
final class Session {
  private enum Kind { case unknown, xml, json }

  /// Bytes that are decoded at a time: what the buffers between the steps hold.
  private static let stepBytes = 64 << 10

  private let limits: FeedLimits
  private let baseURL: String?
  private var kind = Kind.unknown
  private var decoder: CharacterDecoder
  private var repair: MarkupRepair
  private let builder: FeedBuilder
  private var xml: XMLPushParser?
  private var json: [UInt8] = []
  /// The first bytes, as they came.
  private var head: [UInt8] = []
  private var reportedFaults = false

  init(limits: FeedLimits, contentType: String?, baseURL: String?) {
    self.limits = limits
    self.baseURL = baseURL
    decoder = CharacterDecoder(contentType: contentType)
    repair = MarkupRepair(limits: limits)
    builder = FeedBuilder(limits: limits, baseURL: baseURL)
  }

  /// False where a limit was reached.
  func consume(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if head.count < BinaryFormat.headBytes { head += bytes.prefix(BinaryFormat.headBytes - head.count) }
    var start = 0
    while start < bytes.count, !isStopped {
      let end = min(start + Session.stepBytes, bytes.count)
      decoder.decode(UnsafeBufferPointer(rebasing: bytes[start..<end])) { accept($0, isMended: $1) }
      passOn()
      start = end
    }
    return !isStopped
  }

  func finish() throws(FeedError) -> FeedDocument {
    if !isStopped { decoder.finish { accept($0, isMended: $1) } }
    repair.finish()
    passOn()
    xml?.finish()
    if kind == .json {
      var feed = JSONFeed(limits: limits, baseURL: baseURL)
      return try feed.read(json)
    }
    guard repair.root.isFound else { throw DocumentDiagnosis(repair, head: head, baseURL: baseURL).error }
    if let name = decoder.unknownName { builder.warnings.add(line: 1, "unknown encoding '\(name)' is read as UTF-8") }
    if builder.stoppedBy == nil { builder.stoppedBy = repair.stoppedBy }
    let isHalted = xml?.isHalted ?? false
    return try builder.finish(isClosed: (repair.isClosed || repair.root.isEmptyElement) && !isHalted)
  }

  private var isStopped: Bool { builder.stoppedBy != nil || repair.stoppedBy != nil }

  /// Takes a piece of text.
  private func accept(_ text: UnsafeBufferPointer<UInt8>, isMended: Bool) {
    if isMended, !reportedFaults {
      reportedFaults = true
      builder.warnings.add(line: repair.line, "bytes that do not fit the encoding")
    }
    if kind == .unknown, let first = text.first(where: { $0 > 0x20 }) {
      let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
      kind = isJSON || (first == UInt8(ascii: "/") && JSONReader.beginsBehindComments(text)) ? .json : .xml
    }
    if kind == .json { json.append(contentsOf: text) } else { repair.repair(text) }
  }

  /// Hands what was repaired to libxml2.
  private func passOn() {
    guard kind == .xml else { return }
    for fault in repair.takeFaults() { builder.warnings.add(line: fault.line, fault.message) }
    guard repair.root.isFound else { return }
    builder.entities = repair.entities
    if xml == nil {
      xml = XMLPushParser(builder: builder)
      builder.version.rootTag = repair.root.tag
    }
    swap(&builder.texts, &repair.texts)
    xml?.push(repair.output.view)
    swap(&builder.texts, &repair.texts)
    repair.texts.removeTaken()
    repair.clearOutput()
  }
}

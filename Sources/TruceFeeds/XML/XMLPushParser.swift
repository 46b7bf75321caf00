internal import CLibXML2

/// libxml2's push parser with SAX2 callbacks, for one document: bounded memory, no tree, no network, no DTD.
///
/// It reads what `MarkupRepair` wrote: tags, and one character for each text between them. It meets neither
/// references nor declarations; what it still complains about becomes a warning.
final class XMLPushParser {
  private let context: xmlParserCtxtPtr
  private let builder: FeedBuilder

  /// Nil where libxml2 has no memory.
  init?(builder: FeedBuilder) {
    precondition(XMLPushParser.isLibraryReady)
    self.builder = builder
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.startElementNs = { user, name, prefix, uri, _, _, count, _, values in
      guard let name else { return }
      let attributes = XMLAttributes(values: values, count: Int(count))
      XMLPushParser.tell(user) { $0.start(name, prefix: prefix, uri: uri, attributes) }
    }
    handler.endElementNs = { user, name, _, _ in
      guard let name else { return }
      XMLPushParser.tell(user) { $0.end(name) }
    }
    handler.characters = { user, _, length in
      XMLPushParser.tell(user) { $0.text(runs: Int(length)) }
    }
    handler.cdataBlock = handler.characters
    handler.ignorableWhitespace = handler.characters
    handler.serror = { user, fault in
      guard let message = fault?.pointee.message else { return }
      XMLPushParser.tell(user) { $0.note(String(cString: message)) }
    }
    guard
      let context = xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(builder).toOpaque(), nil, 0, nil)
    else { return nil }
    self.context = context
    // NOENT, DTDLOAD, XINCLUDE and HUGE stay off.
    let options = XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue
    xmlCtxtUseOptions(context, Int32(options))
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
  }

  deinit {
    // libxml2 makes a document for some faults, which the context does not own.
    if let document = context.pointee.myDoc { xmlFreeDoc(document) }
    context.pointee.myDoc = nil
    xmlFreeParserCtxt(context)
  }

  /// Reads the next bytes, at most 1 GiB, which are valid UTF-8.
  func push(_ bytes: UnsafeBufferPointer<UInt8>) {
    bytes.withMemoryRebound(to: CChar.self) { bytes in
      guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
      xmlParseChunk(context, start, Int32(bytes.count), 0)
    }
  }

  /// Lets libxml2 read what it held back; its complaints about a missing end are not passed on.
  func finish() {
    builder.isEnding = true
    xmlParseChunk(context, nil, 0, 1)
  }

  /// Whether libxml2 gave the document up, so that what follows was not read.
  var isHalted: Bool { context.pointee.disableSAX != 0 }

  /// xmlInitParser is not reentrant before the first parse; a global runs once, whatever the threads.
  private static let isLibraryReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// The builder is kept by the parser, which outlives every callback: it needs no counting here.
  @inline(__always)
  private static func tell(_ user: UnsafeMutableRawPointer?, _ body: (FeedBuilder) -> Void) {
    guard let user else { preconditionFailure("libxml2 lost the pointer that it was given") }
    Unmanaged<FeedBuilder>.fromOpaque(user)._withUnsafeGuaranteedRef(body)
  }
}

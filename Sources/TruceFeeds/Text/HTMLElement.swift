/// What an element of HTML does to the text around it.
enum HTMLElement: Equatable {
  /// No element of HTML.
  case unknown
  case inline
  /// Ends the line before and after it.
  case block
  /// A cell of a table: a space before and after it.
  case cell
  /// Its text is not shown.
  case script, style, noscript, applet
  case ruby, rubyBase
  /// A reading over or beside the text, the parentheses around one, and several of them.
  case reading, readings

  init(_ name: UnsafeBufferPointer<UInt8>) {
    guard name.count <= 10 else {
      self = .unknown
      return
    }
    self = HTMLElement.table.find(name)
  }

  var isBlock: Bool { self == .block }
  var isCell: Bool { self == .cell }
  var isMuted: Bool {
    switch self {
    case .script, .style, .noscript, .applet: true
    default: false
    }
  }

  private static let table: HTMLElementTable = {
    var table = HTMLElementTable()
    func add(_ names: String, _ element: HTMLElement) {
      for name in names.split(separator: " ") { table.add(String(name), element) }
    }
    add(
      """
      address article aside blockquote body br center dd details dialog dir div dl dt fieldset figcaption figure footer \
      form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section select \
      summary table tbody tfoot thead tr ul caption
      """, .block)
    add("td th", .cell)
    add(
      """
      a abbr acronym audio b bdi bdo big button canvas cite code col colgroup data datalist del dfn em embed font frame \
      i iframe img input ins kbd label link map mark marquee meta meter nobr object output param picture progress q \
      s samp small source span strike strong sub sup svg textarea time track tt u var video wbr blink base area \
      title center noframes head template
      """, .inline)
    add("ruby", .ruby)
    add("rb", .rubyBase)
    add("rt rp", .reading)
    add("rtc", .readings)
    add("script", .script)
    add("style", .style)
    add("noscript", .noscript)
    add("applet", .applet)
    return table
  }()
}

/// Resolves a reference to a URL against a base.
///
/// Source: RFC 3986, section 5.2, over bytes; what is no URL comes back as it is.
package struct WebAddress {
  private var scheme: Substring.UTF8View?
  private var authority: Substring.UTF8View?
  private var path: Substring.UTF8View
  private var query: Substring.UTF8View?
  private var fragment: Substring.UTF8View?

  private init(_ text: Substring) {
    var rest = text.utf8
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = rest[rest.index(after: hash)...]
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = rest[rest.index(after: mark)...]
      rest = rest[..<mark]
    }
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")), WebAddress.isScheme(rest[..<colon]) {
      scheme = rest[..<colon]
      rest = rest[rest.index(after: colon)...]
    }
    if rest.starts(with: "//".utf8) {
      let host = rest.dropFirst(2)
      let end = host.firstIndex(of: UInt8(ascii: "/")) ?? host.endIndex
      authority = host[..<end]
      rest = host[end...]
    }
    path = rest
  }

  /// `reference` made absolute by `base`; as it is where there is no base or it has a scheme of its own.
  package static func resolve(_ reference: String, against base: String?) -> String {
    guard let base, !base.isEmpty, !isWeb(reference) else { return reference }
    let target = WebAddress(Substring(reference))
    let source = WebAddress(Substring(base))
    if target.scheme != nil { return reference }
    guard let scheme = source.scheme else {
      return source.path.isEmpty && source.authority == nil ? reference : target.merged(with: source, scheme: nil)
    }
    if source.authority == nil, !source.path.starts(with: "/".utf8) {
      // An opaque base, such as `mailto:` or `urn:`, holds nothing to resolve against.
      return reference
    }
    return target.merged(with: source, scheme: scheme)
  }

  /// Without the white space around it; inside, line breaks are dropped and spaces encoded, as browsers do.
  ///
  /// Source: WHATWG URL, section 4.4.
  static func clean(_ reference: String) -> String {
    var text = reference
    let isClean = text.withUTF8 { ByteScan.firstSpace(in: $0, from: 0) == $0.count }
    guard !isClean else { return reference }
    var out: [UInt8] = []
    for byte in Array(reference.utf8).trimmed {
      if byte == 0x20 { out += "%20".utf8 } else if byte > 0x20 { out.append(byte) }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Whether `text` is an absolute URL of the web.
  package static func isWeb(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { $0.startsWithName("http://") || $0.startsWithName("https://") }
  }

  private static func isScheme(_ text: Substring.UTF8View) -> Bool {
    guard let first = text.first, (65...90).contains(first) || (97...122).contains(first) else { return false }
    return text.allSatisfy {
      (65...90).contains($0) || (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "+")
        || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
  }

  private func merged(with base: WebAddress, scheme: Substring.UTF8View?) -> String {
    var out: [UInt8] = []
    if let scheme {
      out += scheme
      out.append(UInt8(ascii: ":"))
    }
    if let authority = authority ?? base.authority {
      out += "//".utf8
      out += authority
    }
    if authority != nil || path.first == UInt8(ascii: "/") {
      out += WebAddress.withoutDots(Array(path))
    } else if path.isEmpty {
      out += base.path
    } else {
      out += WebAddress.withoutDots(base.directory + path)
    }
    if let query = query ?? (path.isEmpty && authority == nil ? base.query : nil) {
      out.append(UInt8(ascii: "?"))
      out += query
    }
    if let fragment {
      out.append(UInt8(ascii: "#"))
      out += fragment
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The path up to its last `/`.
  private var directory: [UInt8] {
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else {
      return authority == nil ? [] : [UInt8(ascii: "/")]
    }
    return Array(path[...slash])
  }

  /// RFC 3986, section 5.2.4.
  private static func withoutDots(_ path: [UInt8]) -> [UInt8] {
    let isAbsolute = path.first == UInt8(ascii: "/")
    let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    var kept: [ArraySlice<UInt8>] = []
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      if segment.elementsEqual(".".utf8) {
        if isLast { kept.append([]) }
      } else if segment.elementsEqual("..".utf8) {
        if kept.count > (isAbsolute ? 1 : 0) { kept.removeLast() }
        if isLast { kept.append([]) }
      } else {
        kept.append(segment)
      }
    }
    return Array(kept.joined(separator: [UInt8(ascii: "/")]))
  }
}

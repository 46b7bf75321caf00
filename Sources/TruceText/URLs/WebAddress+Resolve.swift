extension WebAddress {
  /// `reference` made absolute by `base`; as it is where there is no base or it has a scheme of its own.
  ///
  /// Source: RFC 3986, 5.2, over bytes; what is no URL comes back as it is.
  package static func resolve(_ reference: String, against base: String?) -> String {
    guard var base, !base.isEmpty, !isWeb(reference) else { return reference }
    var target = reference
    let resolved = target.withUTF8 { target in base.withUTF8 { Parts(target).resolved(against: Parts($0)) } }
    return resolved.map { String(decoding: $0, as: UTF8.self) } ?? reference
  }

  /// A URL that stays where it is while it is resolved.
  private struct Parts {
    let bytes: UnsafeBufferPointer<UInt8>
    let address: WebAddress

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      self.bytes = bytes
      address = WebAddress(bytes)
    }

    private var path: Slice<UnsafeBufferPointer<UInt8>> { bytes[address.path] }

    /// - Returns: nil where there is nothing to resolve.
    func resolved(against base: Parts) -> [UInt8]? {
      if address.scheme != nil || base.isOpaque { return nil }
      var out: [UInt8] = []
      if let scheme = base.address.scheme {
        out += base.bytes[scheme]
        out.append(UInt8(ascii: ":"))
      }
      if let authority = address.authority.map({ bytes[$0] }) ?? base.address.authority.map({ base.bytes[$0] }) {
        out += "//".utf8
        out += authority
      }
      out += mergedPath(base)
      append("?", query(base), to: &out)
      append("#", address.fragment.map { bytes[$0] }, to: &out)
      return out
    }

    /// Whether it holds nothing to resolve against, as `mailto:` and `urn:` do.
    private var isOpaque: Bool {
      guard address.authority == nil else { return false }
      return address.scheme == nil ? path.isEmpty : path.first != UInt8(ascii: "/")
    }

    private func mergedPath(_ base: Parts) -> [UInt8] {
      if address.authority != nil || path.first == UInt8(ascii: "/") { return WebAddress.withoutDots(Array(path)) }
      return path.isEmpty ? Array(base.path) : WebAddress.withoutDots(base.folder + path)
    }

    private func query(_ base: Parts) -> Slice<UnsafeBufferPointer<UInt8>>? {
      if let query = address.query { return bytes[query] }
      return path.isEmpty && address.authority == nil ? base.address.query.map { base.bytes[$0] } : nil
    }

    private func append(_ mark: Unicode.Scalar, _ part: Slice<UnsafeBufferPointer<UInt8>>?, to out: inout [UInt8]) {
      guard let part else { return }
      out.append(UInt8(ascii: mark))
      out += part
    }

    /// The path up to its last `/`.
    private var folder: [UInt8] {
      guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else {
        return address.authority == nil ? [] : [UInt8(ascii: "/")]
      }
      return Array(path[...slash])
    }
  }

  /// Source: RFC 3986, 5.2.4.
  static func withoutDots(_ path: [UInt8]) -> [UInt8] {
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

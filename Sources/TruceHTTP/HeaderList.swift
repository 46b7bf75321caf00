internal import CCurl

/// A list of request header lines, on libcurl's `curl_slist`.
///
/// Noncopyable: there is one owner, and `deinit` frees the list exactly once. It must live until the transfer that
/// was given `first` has left its multi handle.
struct HeaderList: ~Copyable {
  private(set) var first: UnsafeMutablePointer<curl_slist>?

  init() {}

  /// - Throws: `.invalidRequest` with the name of a header that cannot be sent.
  init(_ headers: [HTTPHeader]) throws(HTTPError) {
    for header in headers {
      guard let line = header.line else { throw .invalidRequest(name: "header '\(HTTPError.printable(header.name))'") }
      let longer = (line + [0]).withUnsafeBytes { curl_slist_append(first, $0.bindMemory(to: CChar.self).baseAddress) }
      try replace(by: longer)
    }
  }

  /// Adds a line of our own, which can be sent.
  mutating func append(line: String) throws(HTTPError) { try replace(by: curl_slist_append(first, line)) }

  private mutating func replace(by longer: UnsafeMutablePointer<curl_slist>?) throws(HTTPError) {
    guard let longer else { throw .other(code: Int(CURLE_OUT_OF_MEMORY.rawValue), message: "out of memory") }
    first = longer
  }

  deinit { curl_slist_free_all(first) }
}

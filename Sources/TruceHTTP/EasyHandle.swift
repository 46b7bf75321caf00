internal import CCurl

/// One easy handle of libcurl, used for one transfer after the other.
///
/// Confined to the client's queue. A class, because pools and transfers hand it on; `deinit` frees it, after it has
/// left its multi handle.
final class EasyHandle {
  let curl: UnsafeMutableRawPointer
  private let errorBuffer: UnsafeMutablePointer<CChar>

  init() throws(HTTPError) {
    guard let curl = curl_easy_init() else {
      throw .other(code: Int(CURLE_OUT_OF_MEMORY.rawValue), message: "libcurl: out of memory")
    }
    self.curl = curl
    errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(curl)
    errorBuffer.deallocate()
  }

  /// Forgets every option; cookies are kept, for the next hop of the same transfer.
  func reset() {
    curl_easy_reset(curl)
    errorBuffer.pointee = 0
  }

  /// So that nothing of one transfer reaches the next.
  func forgetCookies() throws(HTTPError) { try set(CURLOPT_COOKIELIST, "ALL") }

  /// Lets no other transfer have the connection. May be called while the hop is under way.
  func closesConnection() {
    let code = tw_easy_set_long(curl, CURLOPT_FORBID_REUSE, 1)
    precondition(code == CURLE_OK, String(cString: curl_easy_strerror(code)))
  }

  func set(_ option: CURLoption, _ value: Int) throws(HTTPError) {
    try HTTPError.check(tw_easy_set_long(curl, option, value))
  }

  /// libcurl copies `value`, which holds no NUL.
  func set(_ option: CURLoption, _ value: String?) throws(HTTPError) {
    try HTTPError.check(tw_easy_set_string(curl, option, value))
  }

  /// Sent beside the cookies that servers set.
  ///
  /// - Throws: `.invalidRequest` where it cannot be sent.
  func set(cookie: HTTPHeader) throws(HTTPError) {
    guard cookie.line != nil else { throw .invalidRequest(name: "header '\(HTTPError.printable(cookie.name))'") }
    let code = (cookie.value.bytesOfLatin1 + [0]).withUnsafeBytes { bytes in
      tw_easy_set_string(curl, CURLOPT_COOKIE, bytes.bindMemory(to: CChar.self).baseAddress)
    }
    try HTTPError.check(code)
  }

  /// libcurl keeps `value`.
  func set(_ option: CURLoption, pointer value: UnsafeMutableRawPointer?) throws(HTTPError) {
    try HTTPError.check(tw_easy_set_pointer(curl, option, value))
  }

  func collectErrorText() throws(HTTPError) { try set(CURLOPT_ERRORBUFFER, pointer: errorBuffer) }

  /// What libcurl says of the last failure, with bytes that a server may have chosen; never empty.
  func errorText(_ code: CURLcode) -> String {
    errorBuffer.pointee == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: errorBuffer)
  }

  func long(_ info: CURLINFO) -> Int {
    var value = 0
    let code = tw_easy_get_long(curl, info, &value)
    precondition(code == CURLE_OK, String(cString: curl_easy_strerror(code)))
    return value
  }

  func offset(_ info: CURLINFO) -> Int {
    var value: curl_off_t = 0
    let code = tw_easy_get_offset(curl, info, &value)
    precondition(code == CURLE_OK, String(cString: curl_easy_strerror(code)))
    return Int(value)
  }

  /// What `CURLOPT_PRIVATE` was set to.
  static func context(of curl: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    var value: UnsafeMutableRawPointer?
    let code = tw_easy_get_private(curl, &value)
    precondition(code == CURLE_OK)
    guard let value else { preconditionFailure("an easy handle without its transfer") }
    return value
  }
}

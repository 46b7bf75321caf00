internal import CCurl
internal import Dispatch
internal import Glibc

extension Transfer {
  /// Received at once. The default of 16 KiB costs four times the calls for a large feed.
  private static let receiveBytes = 64 << 10
  /// A name is looked up again after this at the latest, in seconds.
  private static let connectionSecondsMax = 3600

  /// Sets every option of the next hop on `easy`, which is fresh or reset.
  ///
  /// - Throws: `.invalidRequest`, `.timedOut` where no time is left, `.file`, `.other`.
  func configure(_ easy: EasyHandle) throws(HTTPError) {
    try setBehaviour(easy)
    try setRequest(easy)
    try setTrust(easy)
    try setCallbacks(easy)
  }

  private func setBehaviour(_ easy: EasyHandle) throws(HTTPError) {
    try easy.collectErrorText()
    try easy.set(CURLOPT_NOSIGNAL, 1)
    // Without it, giving up on a name lookup joins the resolver's thread and stops the queue for seconds.
    try easy.set(CURLOPT_QUICK_EXIT, 1)
    try easy.set(CURLOPT_TIMEOUT_MS, try millisecondsLeft())
    try easy.set(CURLOPT_BUFFERSIZE, Self.receiveBytes)
    try easy.set(CURLOPT_MAXLIFETIME_CONN, Self.connectionSecondsMax)
    try easy.set(CURLOPT_TCP_KEEPALIVE, 1)
    // Else nothing is decoded by libcurl, and the header is ours.
    if usesLibcurlsDecoders { try easy.set(CURLOPT_ACCEPT_ENCODING, "") }
    // Cookies are kept in memory, for this transfer: a gate that sets one and sends back lets nobody else in.
    // A cookie that is over switches them on. CURLOPT_COOKIEFILE would, too, but libcurl 7.88 loses its list at a reset.
    try easy.set(CURLOPT_COOKIELIST, "Set-Cookie: none=; Max-Age=0")
    try easy.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    if request.version == .http1 { try easy.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1) }
  }

  private func setRequest(_ easy: EasyHandle) throws(HTTPError) {
    try easy.set(CURLOPT_URL, target.text)
    try easy.set(CURLOPT_PROTOCOLS_STR, target.isFile ? "file" : "http,https")
    try easy.set(CURLOPT_USERAGENT, try Self.sendable(request.userAgent, "the User-Agent"))
    try easy.set(CURLOPT_PROXY, try Self.sendable(proxy, "the proxy"))
    // Decided already; else libcurl reads no_proxy itself, and a proxy that it leaves out would open the address guard.
    try easy.set(CURLOPT_NOPROXY, "")
    let isOwnOrigin = target.origin == own.origin
    try setHeaders(easy, isOwnOrigin ? request.ownHeaders : request.headers)
    if isOwnOrigin, own.user != nil || own.password != nil {
      try easy.set(CURLOPT_USERNAME, try Self.sendable(own.user ?? "", "the user in the URL"))
      try easy.set(CURLOPT_PASSWORD, try Self.sendable(own.password ?? "", "the password in the URL"))
    }
  }

  private func setHeaders(_ easy: EasyHandle, _ headers: [HTTPHeader]) throws(HTTPError) {
    headerList = try HeaderList(headers.filter { !$0.isCookie })
    if !usesLibcurlsDecoders, headers.first(named: "Accept-Encoding") == nil {
      try headerList.append(line: "Accept-Encoding: gzip, deflate")
    }
    try easy.set(CURLOPT_HTTPHEADER, pointer: headerList.first)
    // In one header with what servers set: there may be one alone (RFC 6265, 5.4).
    if let cookie = headers.first(where: \.isCookie) { try easy.set(cookie: cookie) }
  }

  private func setTrust(_ easy: EasyHandle) throws(HTTPError) {
    guard target.scheme == "https" || proxy.hasPrefix("https") else { return }
    try easy.set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    try easy.set(CURLOPT_SSL_VERIFYPEER, 1)
    try easy.set(CURLOPT_SSL_VERIFYHOST, 2)
    guard let file = request.caFile ?? CurlLibrary.authoritiesFile else { return }
    try easy.set(CURLOPT_CAINFO, try Self.sendable(file, "the path of the CA file"))
    try easy.set(CURLOPT_CAPATH, nil)
  }

  private func setCallbacks(_ easy: EasyHandle) throws(HTTPError) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    for option in [CURLOPT_PRIVATE, CURLOPT_HEADERDATA, CURLOPT_WRITEDATA, CURLOPT_OPENSOCKETDATA, CURLOPT_PREREQDATA] {
      try easy.set(option, pointer: context)
    }
    try HTTPError.check(
      tw_easy_set_header(easy.curl) { bytes, size, count, context in
        let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return Transfer.from(context).receiveHeadLine(line) ? size * count : 0
      })
    try HTTPError.check(
      tw_easy_set_write(easy.curl) { bytes, size, count, context in
        let body = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return Transfer.from(context).receiveBody(body) ? size * count : 0
      })
    try HTTPError.check(
      tw_easy_set_opensocket(easy.curl) { context, _, address in Transfer.from(context).openSocket(address) })
    try HTTPError.check(
      tw_easy_set_prereq(easy.curl) { context, peer, _, _, _ in
        let address = peer.flatMap { IPAddress(String(cString: $0)) }
        return Transfer.from(context).maySend(to: address) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
      })
  }

  private static func from(_ context: UnsafeMutableRawPointer) -> Transfer {
    Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  }

  /// As libcurl's own, but closed on exec, and only where the address may be asked.
  private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    let target = address.pointee
    let isAllowed = withUnsafePointer(to: &address.pointee.addr) { pointer in
      IPAddress(UnsafePointer(pointer)).map { mayOpenSocket(to: $0) } ?? isOwnHop
    }
    guard isAllowed else { return -1 }  // CURL_SOCKET_BAD
    return socket(target.family, target.socktype | Int32(SOCK_CLOEXEC.rawValue), target.protocol)
  }

  private func millisecondsLeft() throws(HTTPError) -> Int {
    let now = DispatchTime.now().uptimeNanoseconds
    let end = deadline.uptimeNanoseconds
    // libcurl takes 0 for “no limit”.
    guard end > now + 1_000_000 else { throw timedOut(at: .waiting) }
    return Int((end - now) / 1_000_000)
  }

  private static func sendable(_ text: String, _ name: String) throws(HTTPError) -> String {
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw .invalidRequest(name: name) }
    return text
  }
}

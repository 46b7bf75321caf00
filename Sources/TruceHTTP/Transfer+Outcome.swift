internal import CCurl
internal import Glibc
internal import TruceInflate

extension Transfer {
  /// What a hop led to.
  enum Outcome {
    case finished(Result<HTTPResponse, HTTPError>)
    /// The final head sends to this Location.
    case redirected(String)
    /// To be asked again, with libcurl's decoders.
    case foreignCoding
  }

  /// Reads the end of a hop: `code` is libcurl's result, `easy` still holds what it knows.
  func outcome(_ code: CURLcode, _ easy: EasyHandle) -> Outcome {
    wireBytes += easy.long(CURLINFO_HEADER_SIZE) + easy.offset(CURLINFO_SIZE_DOWNLOAD_T)
    if isCancelled { return .finished(.failure(.cancelled)) }
    if let end = endOfOurs() { return end }
    // A redirect's body is of no interest, broken or not; but time is time.
    if let location = head.location, code != CURLE_OPERATION_TIMEDOUT { return .redirected(location) }
    guard code == CURLE_OK else { return .finished(.failure(error(code, easy))) }
    guard head.isComplete || target.isFile else {
      return .finished(.failure(.brokenTransfer(reason: "the connection ended before the head was complete")))
    }
    do throws(InflateError) {
      try finishBody()
    } catch {
      return .finished(.failure(Self.error(of: error)))
    }
    // What was held back may have been too much, or enough.
    return endOfOurs() ?? .finished(.success(finalResponse(stoppedEarly: false)))
  }

  /// What one of our callbacks ended the hop with, if one did and that says what it led to.
  private func endOfOurs() -> Outcome? {
    switch ending {
    case .enough: .finished(.success(finalResponse(stoppedEarly: true)))
    case .tooLarge: .finished(.failure(.tooLarge(maxBytes: request.bodyBytesMax)))
    case .compression(let fault): .finished(.failure(Self.error(of: fault)))
    case .foreignCoding: .foreignCoding
    case .head(let fault): .finished(.failure(Self.error(of: fault)))
    case .refused(let address): .finished(.failure(refusal(address)))
    case .redirectKnown, nil: nil
    }
  }

  func timedOut(at stage: HTTPStage) -> HTTPError {
    .timedOut(stage: stage, afterMilliseconds: request.timeoutMilliseconds)
  }

  private func finalResponse(stoppedEarly: Bool) -> HTTPResponse {
    var final = currentResponse()
    final.wireBytes = wireBytes
    final.stoppedEarly = stoppedEarly
    final.configuredHostIsPrivate = addressGuard.ownScope.map { $0 != .everywhere } ?? false
    return final
  }

  private static func error(of fault: HeadReader.Fault) -> HTTPError {
    switch fault {
    case .tooLarge: .headersTooLarge(maxBytes: HeadReader.bytesMax)
    case .tooManyInterim: .brokenTransfer(reason: "more than \(HeadReader.interimMax) interim responses")
    case .framing: .brokenTransfer(reason: "the head tells the body's length in two ways")
    }
  }

  private static func error(of fault: InflateError) -> HTTPError {
    if case .tooLarge(let max) = fault { return .tooLarge(maxBytes: max) }
    return .brokenTransfer(reason: fault.description)
  }

  private func refusal(_ address: IPAddress) -> HTTPError {
    let scope = addressGuard.scope(of: address).name
    return .redirectRefused(
      to: HTTPError.printable(target.text),
      why: "it leads to the \(scope) address \(address)", isPrivate: true)
  }

  private func error(_ code: CURLcode, _ easy: EasyHandle) -> HTTPError {
    switch code {
    case CURLE_URL_MALFORMAT: .invalidURL(reason: "libcurl cannot read it")
    case CURLE_COULDNT_RESOLVE_HOST: .couldNotResolve(host: target.host)
    case CURLE_COULDNT_RESOLVE_PROXY: .proxy(reason: "cannot find its address", isReached: false)
    case CURLE_PROXY: .proxy(reason: "it did not make the connection")
    case CURLE_COULDNT_CONNECT: connectError(easy)
    case CURLE_OPERATION_TIMEDOUT: timedOut(at: stage(easy))
    case CURLE_FILE_COULDNT_READ_FILE: .file(reason: "it does not exist or may not be read")
    // A single line of more than 100 KB; memory itself does not run out here, the kernel overcommits.
    case CURLE_OUT_OF_MEMORY where !head.isComplete: .headersTooLarge(maxBytes: HeadReader.bytesMax)
    case CURLE_PARTIAL_FILE: .brokenTransfer(reason: "the body ended before it was complete")
    case CURLE_GOT_NOTHING: .brokenTransfer(reason: "the connection ended without an answer")
    // The scheme was checked before: what libcurl does not support here is the answer.
    case CURLE_UNSUPPORTED_PROTOCOL: .brokenTransfer(reason: "the answer is not HTTP")
    // Our own callback says why it takes no more; else it was libcurl's decoder.
    case CURLE_WRITE_ERROR, CURLE_BAD_CONTENT_ENCODING:
      .brokenTransfer(reason: "the body is not compressed as its Content-Encoding says")
    case CURLE_RECV_ERROR where !proxy.isEmpty && easy.long(CURLINFO_HTTP_CONNECTCODE) / 100 > 2:
      .proxy(reason: "it refused a tunnel with HTTP status \(easy.long(CURLINFO_HTTP_CONNECTCODE))")
    default: errorByText(code, HTTPError.printable(easy.errorText(code)))
    }
  }

  private func connectError(_ easy: EasyHandle) -> HTTPError {
    if let refusedAddress { return refusal(refusedAddress) }
    let systemError = Int32(truncatingIfNeeded: easy.long(CURLINFO_OS_ERRNO))
    guard !proxy.isEmpty else { return .couldNotConnect(host: target.host, systemError: systemError) }
    // libcurl's text may quote the proxy with its password.
    let reason = systemError == 0 ? "cannot connect to it" : String(cString: strerror(systemError))
    return .proxy(reason: reason, isReached: false)
  }

  private func errorByText(_ code: CURLcode, _ text: String) -> HTTPError {
    switch code {
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_USE_SSL_FAILED,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CLIENTCERT:
      .tls(reason: text)
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2, CURLE_HTTP2_STREAM,
      CURLE_READ_ERROR:
      .brokenTransfer(reason: text)
    default: .other(code: Int(code.rawValue), message: "libcurl: \(text)")
    }
  }

  private func stage(_ easy: EasyHandle) -> HTTPStage {
    if head.isComplete { return .receiving }
    if easy.offset(CURLINFO_NAMELOOKUP_TIME_T) == 0 { return .resolving }
    if easy.long(CURLINFO_LOCAL_PORT) <= 0 { return .connecting }
    let isSecured = target.scheme != "https" || easy.offset(CURLINFO_APPCONNECT_TIME_T) != 0
    return isSecured ? .waiting : .securing
  }
}

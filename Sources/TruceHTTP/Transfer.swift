internal import CCurl
internal import Dispatch
internal import TruceInflate

/// One request on its way, over all its redirects.
///
/// Confined to the client's queue. A class, because libcurl keeps a pointer to it for its callbacks; the client holds
/// it until libcurl has let go of its easy handle.
final class Transfer {
  /// Why one of our own callbacks ended a hop; libcurl then reports an error that means nothing.
  enum Ending: Equatable {
    case enough
    case tooLarge
    case compression(InflateError)
    /// The body can only be read with libcurl's decoders, and this hop does without them.
    case foreignCoding
    case head(HeadReader.Fault)
    /// The redirect is known, and its body is too long to be read for the connection's sake.
    case redirectKnown
    case refused(IPAddress)
  }

  /// A redirect's body is read up to here, so that its connection can be used again.
  private static let redirectBodyBytesMax = 64 << 10

  let id: HTTPTransferID
  let request: HTTPRequest
  let onFinish: (Result<HTTPResponse, HTTPError>) -> Void
  private let onBody: (HTTPResponse, UnsafeRawBufferPointer) -> BodyDecision
  let deadline: DispatchTime
  /// The configured URL: private headers, credentials and private addresses are judged by it.
  let own: WebURL
  /// The URL that is asked in this hop.
  var target: WebURL
  /// The proxy of this hop; empty where there is none.
  var proxy = ""
  var redirects: [HTTPRedirect] = []
  var addressGuard: AddressGuard
  /// Header lines of this hop; libcurl reads them until the hop has ended.
  var headerList = HeaderList()
  var easy: EasyHandle?
  /// The handle of the hop before: it holds the cookies of this transfer.
  var nextEasy: EasyHandle?
  /// libcurl takes off the coding that the head names. Only for what we cannot: it goes by the head alone.
  var usesLibcurlsDecoders = false
  var isCancelled = false
  private(set) var head = HeadReader()
  private(set) var response: HTTPResponse?
  private(set) var ending: Ending?
  /// The last address that a socket was not opened to.
  private(set) var refusedAddress: IPAddress?
  var wireBytes = 0
  private var redirectBodyBytes = 0
  private var unpacker: Unpacker?
  /// Of the body, as it came.
  private var packedBytes = 0

  init(
    id: HTTPTransferID, request: HTTPRequest, own: WebURL, target: WebURL, addressGuard: AddressGuard,
    onBody: @escaping (HTTPResponse, UnsafeRawBufferPointer) -> BodyDecision,
    onFinish: @escaping (Result<HTTPResponse, HTTPError>) -> Void
  ) {
    self.id = id
    self.request = request
    self.own = own
    self.target = target
    self.addressGuard = addressGuard
    self.onBody = onBody
    self.onFinish = onFinish
    deadline = .now() + .milliseconds(request.timeoutMilliseconds)
  }

  /// Whether this hop asks whom the person configured, at whatever address that is.
  var isOwnHop: Bool { redirects.isEmpty && target.origin == own.origin }

  /// Forgets what the hop before has read.
  func startHop() {
    head = HeadReader()
    response = nil
    ending = nil
    refusedAddress = nil
    redirectBodyBytes = 0
    unpacker = nil
    packedBytes = 0
  }

  /// The final response as far as it is known; made when its head is complete.
  func currentResponse() -> HTTPResponse {
    let made =
      response
      ?? HTTPResponse(
        status: target.isFile ? 200 : head.status, headers: head.headers, effectiveURL: target.text,
        redirects: redirects, isFile: target.isFile)
    response = made
    return made
  }

  // MARK: libcurl's callbacks, each inside of `curl_multi_socket_action`

  /// - Returns: Whether the hop goes on.
  func receiveHeadLine(_ line: UnsafeRawBufferPointer) -> Bool {
    if isCancelled { return false }
    if target.isFile { return true }
    if let fault = head.read(line) {
      ending = .head(fault)
      return false
    }
    // The one call of libcurl from inside of its callbacks: an option, read when the hop has ended.
    if head.hasTwoLengths { easy?.closesConnection() }
    return true
  }

  /// - Returns: Whether the hop goes on.
  func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard !isCancelled, ending == nil else { return false }
    if head.location != nil { return skipRedirectBody(bytes.count) }
    // A page about what went wrong is no document: it comes as it is.
    if head.status >= 400 { return deliver(bytes) }
    packedBytes += bytes.count
    unpack(bytes)
    if ending == nil, packedBytes > request.bodyBytesMax { ending = .tooLarge }
    return ending == nil && !isCancelled
  }

  /// The body is over: delivers what was held back.
  ///
  /// - Throws: `.cut` where it was compressed and is not whole.
  func finishBody() throws(InflateError) { try unpacker?.finish { deliver($0) } }

  /// - Returns: Whether a socket may be opened to `address`.
  func mayOpenSocket(to address: IPAddress) -> Bool {
    if isOwnHop || !proxy.isEmpty || addressGuard.allowsRedirect(to: address) { return true }
    refusedAddress = address
    return false
  }

  /// - Parameter address: Of the connection that stands, which may be an old one.
  /// - Returns: Whether the request may be sent over it.
  func maySend(to address: IPAddress?) -> Bool {
    // A proxy's address says nothing of the host behind it.
    if !proxy.isEmpty { return true }
    if isOwnHop {
      if let address { addressGuard.noteOwnHost(at: address) }
      return true
    }
    guard let address else { return false }
    if addressGuard.allowsRedirect(to: address) { return true }
    ending = .refused(address)
    return false
  }

  private func skipRedirectBody(_ count: Int) -> Bool {
    redirectBodyBytes += count
    if redirectBodyBytes > Self.redirectBodyBytesMax { ending = .redirectKnown }
    return ending == nil
  }

  private func unpack(_ bytes: UnsafeRawBufferPointer) {
    guard let unpacker = unpacker ?? startUnpacker(bytes) else { return }
    do throws(InflateError) {
      _ = try unpacker.consume(bytes) { deliver($0) }
    } catch {
      if ending == nil { ending = .compression(error) }
    }
  }

  /// - Returns: `nil` where `start` shows that the hop is to be made again.
  private func startUnpacker(_ start: UnsafeRawBufferPointer) -> Unpacker? {
    let coding = ContentCoding(head.headers)
    if !usesLibcurlsDecoders, coding.needsLibcurl(start) {
      ending = .foreignCoding
      return nil
    }
    let made = Unpacker(bytesMax: request.bodyBytesMax, mayBeRaw: coding.isDeflate && !usesLibcurlsDecoders)
    unpacker = made
    return made
  }

  /// - Returns: Whether more is wanted.
  private func deliver(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard !isCancelled, ending == nil else { return false }
    let room = request.bodyBytesMax - currentResponse().bodyBytes
    let decision = hand(UnsafeRawBufferPointer(rebasing: bytes.prefix(max(0, room))))
    if decision == .stop { ending = .enough } else if bytes.count > room { ending = .tooLarge }
    return ending == nil && !isCancelled
  }

  private func hand(_ bytes: UnsafeRawBufferPointer) -> BodyDecision {
    guard !bytes.isEmpty else { return .continue }
    let decision = onBody(currentResponse(), bytes)
    response?.bodyBytes += bytes.count
    return decision
  }
}

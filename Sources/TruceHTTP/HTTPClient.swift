internal import CCurl
package import Dispatch
internal import Glibc

/// Fetches over HTTP with libcurl, any number of transfers side by side on one queue.
///
/// Confined to `queue`, which is serial: call every method there; every callback comes there, outside of `start` and
/// `cancel`. Nothing here blocks the queue. Names are looked up on threads of libcurl's own, one per lookup under way:
/// a unit's TasksMax must leave room for as many threads as there are transfers side by side.
///
/// How many transfers run side by side is the caller's to decide.
///
/// Invariants:
/// 1. `onFinish` of a transfer is called exactly once, unless `shutDown` comes before.
/// 2. `onBody` is called only before `onFinish`, in the order of the bytes, and not after `cancel`.
/// 3. libcurl is never called from inside one of its own callbacks, but for one option of a hop under way.
/// 4. What a server sets as a cookie is forgotten at the end of its transfer.
package final class HTTPClient: @unchecked Sendable {
  // @unchecked: everything is touched on `queue` only, and each entry checks that.

  /// Rounds of one turn, so that transfers that end at once cannot keep the queue from others.
  private static let roundsMax = 64
  /// Idle easy handles that are kept: more than the transfers that run side by side.
  private static let idleHandlesMax = 128

  private let queue: DispatchQueue
  private let environment: ProxyEnvironment
  private let addressesTakenAsPublic: Set<IPAddress>
  private let parser: URLParser
  private var multi: MultiHandle?
  private var lastNumber: UInt64 = 0
  /// Under way in libcurl or about to be.
  private var transfers: [HTTPTransferID: Transfer] = [:]
  private var idleHandles: [EasyHandle] = []
  /// To be given to libcurl.
  private var waiting: [Transfer] = []
  private var cancelled: [HTTPTransferID] = []
  private var ended: [(onFinish: (Result<HTTPResponse, HTTPError>) -> Void, result: Result<HTTPResponse, HTTPError>)] =
    []
  private var isTurnAsked = false
  private var isInTurn = false

  /// - Parameters:
  ///   - queue: A serial queue.
  ///   - connectionsMax: Idle connections that are kept for reuse.
  ///   - environment: In place of the process's, which is read once, here.
  ///   - addressesTakenAsPublic: Private addresses that stand for public ones: for tests.
  /// - Throws: `.other` where libcurl or the kernel has no more handles.
  package init(
    queue: DispatchQueue, connectionsMax: Int, environment: [String: String]? = nil,
    addressesTakenAsPublic: Set<IPAddress> = []
  ) throws(HTTPError) {
    self.queue = queue
    self.environment = environment.map { variables in ProxyEnvironment { variables[$0] } } ?? .ofProcess()
    self.addressesTakenAsPublic = addressesTakenAsPublic
    parser = try URLParser()
    multi = try MultiHandle(queue: queue, connectionsMax: connectionsMax) { [unowned self] in takeTurn() }
  }

  deinit { precondition(multi == nil, "shutDown() comes before the last reference goes") }

  /// Transfers whose `onFinish` has not been called yet.
  package var transfersInFlight: Int { transfers.count + ended.count }

  /// Starts a GET.
  ///
  /// - Parameters:
  ///   - onBody: Gets the bytes of the final response, whatever its status, decompressed where it is below 400; the
  ///     bytes are valid during the call only. Not called for an empty body.
  ///   - onFinish: Gets the final response, whatever its status, or why there is none. It may start new transfers.
  package func start(
    _ request: HTTPRequest,
    onBody: @escaping (HTTPResponse, UnsafeRawBufferPointer) -> BodyDecision,
    onFinish: @escaping (Result<HTTPResponse, HTTPError>) -> Void
  ) -> HTTPTransferID {
    dispatchPrecondition(condition: .onQueue(queue))
    precondition(multi != nil, "started after shutDown()")
    lastNumber += 1
    let id = HTTPTransferID(number: lastNumber)
    do throws(HTTPError) {
      let transfer = try makeTransfer(id, request, onBody, onFinish)
      transfers[id] = transfer
      waiting.append(transfer)
    } catch {
      ended.append((onFinish, .failure(error)))
    }
    askForTurn()
    return id
  }

  /// Ends a transfer with `.cancelled`; without effect where it has ended already.
  package func cancel(_ id: HTTPTransferID) {
    dispatchPrecondition(condition: .onQueue(queue))
    guard let transfer = transfers[id], !transfer.isCancelled else { return }
    transfer.isCancelled = true
    cancelled.append(id)
    askForTurn()
  }

  /// Ends all transfers without a word and frees every handle. Not to be called from `onBody`.
  package func shutDown() {
    dispatchPrecondition(condition: .onQueue(queue))
    guard let multi else { return }
    self.multi = nil
    for transfer in transfers.values {
      if let easy = transfer.easy { multi.remove(easy) }
      transfer.easy = nil
    }
    transfers.removeAll()
    idleHandles.removeAll()
    waiting.removeAll()
    ended.removeAll()
    multi.shutDown()
  }

  private func makeTransfer(
    _ id: HTTPTransferID, _ request: HTTPRequest,
    _ onBody: @escaping (HTTPResponse, UnsafeRawBufferPointer) -> BodyDecision,
    _ onFinish: @escaping (Result<HTTPResponse, HTTPError>) -> Void
  ) throws(HTTPError) -> Transfer {
    let target = try parser.parse(request.url)
    let ownURL = request.configuredURL ?? request.url
    let own = ownURL == request.url ? target : try parser.parse(ownURL)
    if target.isFile {
      guard request.allowsFileURLs else { throw .unsupportedScheme("file") }
      try LocalFile.check(target.filePath)
    }
    let addressGuard = AddressGuard(
      allowsPrivateRedirects: request.allowsPrivateRedirects, takenAsPublic: addressesTakenAsPublic,
      ownScope: request.configuredHostIsPrivate ? .site : nil)
    return Transfer(
      id: id, request: request, own: own, target: target, addressGuard: addressGuard, onBody: onBody,
      onFinish: onFinish)
  }

  // MARK: turns

  /// One turn for any number of calls, and never inside of libcurl.
  private func askForTurn() {
    guard !isInTurn, !isTurnAsked else { return }
    isTurnAsked = true
    queue.async { [weak self] in
      self?.isTurnAsked = false
      self?.takeTurn()
    }
  }

  /// Carries everything as far as it goes without waiting.
  private func takeTurn() {
    isInTurn = true
    defer { isInTurn = false }
    for _ in 0..<Self.roundsMax {
      collectEnded()
      reportEnded()
      guard let multi else { return }
      launchWaiting()
      if multi.isTimeoutDue {
        multi.runDueTimeout()
      } else if ended.isEmpty, waiting.isEmpty, cancelled.isEmpty {
        return
      }
    }
    isInTurn = false
    askForTurn()
  }

  private func collectEnded() {
    while let (context, code) = multi?.nextFinished() {
      endHop(of: Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue(), code)
    }
    let ids = cancelled
    cancelled.removeAll(keepingCapacity: true)
    for transfer in ids.compactMap({ transfers[$0] }) {
      if let easy = transfer.easy { multi?.remove(easy) }
      end(transfer, .failure(.cancelled))
    }
  }

  private func reportEnded() {
    let batch = ended
    ended.removeAll(keepingCapacity: true)
    for (onFinish, result) in batch {
      onFinish(result)
      if multi == nil { return }
    }
  }

  private func launchWaiting() {
    let batch = waiting
    waiting.removeAll(keepingCapacity: true)
    for transfer in batch where !transfer.isCancelled {
      do throws(HTTPError) {
        try launch(transfer)
      } catch {
        end(transfer, .failure(error))
      }
    }
  }

  // MARK: hops

  private func launch(_ transfer: Transfer) throws(HTTPError) {
    transfer.startHop()
    transfer.proxy = transfer.request.proxy ?? environment.proxy(for: transfer.target.origin)
    let easy = if let own = transfer.nextEasy ?? idleHandles.popLast() { own } else { try EasyHandle() }
    transfer.nextEasy = nil
    // On an error the handle is freed: one that refuses an option would refuse it to the next transfer as well.
    try transfer.configure(easy)
    try multi?.add(easy)
    transfer.easy = easy
  }

  private func endHop(of transfer: Transfer, _ code: CURLcode) {
    guard let easy = transfer.easy else { preconditionFailure("a transfer ended that was not under way") }
    switch transfer.outcome(code, easy) {
    case .finished(let result): end(transfer, result)
    case .redirected(let location):
      do throws(HTTPError) {
        try follow(transfer, to: location, easy)
      } catch {
        end(transfer, .failure(error))
      }
    case .foreignCoding:
      transfer.usesLibcurlsDecoders = true
      goOn(transfer, easy)
    }
  }

  private func follow(_ transfer: Transfer, to location: String, _ easy: EasyHandle) throws(HTTPError) {
    let target = try RedirectRules.target(
      location: location, from: transfer.target, followed: transfer.redirects.count, parser: parser)
    transfer.redirects.append(
      HTTPRedirect(status: transfer.head.status, from: transfer.target.text, to: target.text))
    transfer.target = target
    transfer.usesLibcurlsDecoders = false
    goOn(transfer, easy)
  }

  /// The next hop has the same handle, and with it the cookies that servers set on the way.
  private func goOn(_ transfer: Transfer, _ easy: EasyHandle) {
    easy.reset()
    transfer.easy = nil
    transfer.nextEasy = easy
    waiting.append(transfer)
  }

  private func end(_ transfer: Transfer, _ result: Result<HTTPResponse, HTTPError>) {
    // Only handles that worked are used again: after a failed lookup libcurl 7.88 keeps its buffer over a reset and
    // refuses CURLOPT_BUFFERSIZE from then on.
    if let easy = transfer.easy, case .success = result { recycle(easy) }
    transfer.easy = nil
    transfers[transfer.id] = nil
    ended.append((transfer.onFinish, result))
  }

  private func recycle(_ easy: EasyHandle) {
    guard idleHandles.count < Self.idleHandlesMax else { return }
    easy.reset()
    // One that keeps its cookies is freed.
    if (try? easy.forgetCookies()) != nil { idleHandles.append(easy) }
  }
}

/// Names one transfer of one client; never used again by it.
package struct HTTPTransferID: Sendable, Hashable {
  let number: UInt64
}

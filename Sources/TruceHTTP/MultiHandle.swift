internal import CCurl
internal import Dispatch
internal import Glibc

/// libcurl's multi handle, driven by one epoll set and one timer on one queue.
///
/// Confined to `queue`. A class, because libcurl keeps a pointer to it for its callbacks.
final class MultiHandle {
  /// Batches of events in a row, before others on the queue have their turn: some milliseconds.
  private static let batchesMax = 4

  private let queue: DispatchQueue
  private let multi: UnsafeMutableRawPointer
  private var sockets: SocketSet?
  private var timer: DeadlineTimer?
  /// libcurl asked to be called at once, which its callback must not do itself.
  private(set) var isTimeoutDue = false
  /// Called after every batch of events, outside of libcurl: read `nextFinished()` then.
  private let onEvents: () -> Void

  /// - Parameter connectionsMax: Idle connections that are kept for reuse.
  init(queue: DispatchQueue, connectionsMax: Int, onEvents: @escaping () -> Void) throws(HTTPError) {
    try HTTPError.check(CurlLibrary.initialized)
    guard let multi = curl_multi_init() else {
      throw .other(code: Int(CURLM_OUT_OF_MEMORY.rawValue), message: "libcurl: out of memory")
    }
    self.queue = queue
    self.multi = multi
    self.onEvents = onEvents
    try HTTPError.check(tw_multi_set_long(multi, CURLMOPT_MAXCONNECTS, max(1, connectionsMax)))
    try setCallbacks()
    sockets = try SocketSet(queue: queue) { [unowned self] in handleEvents() }
    timer = DeadlineTimer(queue: queue) { [unowned self] in handleTimeout() }
  }

  /// Frees the handle; every easy handle has been removed before. Nothing is called back afterwards.
  func shutDown() {
    // With the sockets still watched: closing its connections, libcurl edits the set.
    let code = curl_multi_cleanup(multi)
    precondition(code == CURLM_OK, String(cString: curl_multi_strerror(code)))
    sockets?.shutDown()
    timer?.shutDown()
    sockets = nil
    timer = nil
  }

  func add(_ easy: EasyHandle) throws(HTTPError) { try HTTPError.check(curl_multi_add_handle(multi, easy.curl)) }

  func remove(_ easy: EasyHandle) {
    let code = curl_multi_remove_handle(multi, easy.curl)
    precondition(code == CURLM_OK, String(cString: curl_multi_strerror(code)))
  }

  /// The next transfer that has ended, already removed from this handle; its context is `EasyHandle.context`.
  func nextFinished() -> (context: UnsafeMutableRawPointer, code: CURLcode)? {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
      let result = tw_message_result(message)
      // The message is gone with the removal.
      let code = curl_multi_remove_handle(multi, easy)
      precondition(code == CURLM_OK, String(cString: curl_multi_strerror(code)))
      return (EasyHandle.context(of: easy), result)
    }
    return nil
  }

  /// Does what libcurl asked to be done at once.
  func runDueTimeout() {
    isTimeoutDue = false
    act(CURL_SOCKET_TIMEOUT, 0)
  }

  private func setCallbacks() throws(HTTPError) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    try HTTPError.check(
      tw_multi_set_socket(
        multi,
        { _, descriptor, what, context, _ in
          Unmanaged<MultiHandle>.fromOpaque(context).takeUnretainedValue().sockets?.update(descriptor, what)
          return 0
        }, context))
    try HTTPError.check(
      tw_multi_set_timer(
        multi,
        { _, milliseconds, context in
          Unmanaged<MultiHandle>.fromOpaque(context).takeUnretainedValue().setTimer(milliseconds)
          return 0
        }, context))
  }

  private func setTimer(_ milliseconds: Int) {
    isTimeoutDue = milliseconds == 0
    // What is due at once nearly always sets the next deadline; an old one that fires after it does no harm.
    if !isTimeoutDue { timer?.set(milliseconds: milliseconds > 0 ? milliseconds : nil) }
  }

  private func handleEvents() {
    dispatchPrecondition(condition: .onQueue(queue))
    // What came in meanwhile is read at once: to wait for the source again costs two changes of threads.
    for _ in 0..<Self.batchesMax {
      guard let sockets, sockets.forEachReady({ act($0, $1) }) else { return }
      onEvents()
    }
  }

  private func handleTimeout() {
    act(CURL_SOCKET_TIMEOUT, 0)
    onEvents()
  }

  private func act(_ descriptor: Int32, _ bits: Int32) {
    var running: Int32 = 0
    let code = curl_multi_socket_action(multi, descriptor, bits, &running)
    // A socket that libcurl has forgotten is no fault: what it was for has ended.
    precondition(code == CURLM_OK || code == CURLM_BAD_SOCKET, String(cString: curl_multi_strerror(code)))
  }
}

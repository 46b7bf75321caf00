internal import CCurl
internal import CEpoll
internal import Dispatch
internal import Glibc

/// The descriptors that libcurl waits for, in a private epoll set with one Dispatch source on it.
///
/// libcurl's callback edits the set at once. A Dispatch source per socket would outlive its socket for a moment,
/// and a new socket under the same number would then wait for ever.
///
/// Confined to the client's queue. Invariants:
/// 1. A descriptor is in the epoll set exactly while its generation is not 0.
/// 2. An event is handed out only to the generation that it was reported for.
final class SocketSet {
  /// Events read at once: more than the transfers that run side by side.
  private static let batchMax = 128

  private let epoll: Int32
  private let source: any DispatchSourceRead
  /// By descriptor, which the kernel keeps small.
  private var generations: [UInt32] = []
  private var lastGeneration: UInt32 = 0

  /// - Parameter onReady: Called on `queue` while a descriptor is ready.
  /// - Throws: `.other` with the `errno` of `epoll_create1(2)`.
  init(queue: DispatchQueue, onReady: @escaping () -> Void) throws(HTTPError) {
    let epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else {
      throw .other(code: Int(errno), message: "epoll_create1: \(String(cString: strerror(errno)))")
    }
    self.epoll = epoll
    source = DispatchSource.makeReadSource(fileDescriptor: epoll, queue: queue)
    source.setEventHandler(handler: onReady)
    source.setCancelHandler { close(epoll) }
    source.activate()
  }

  /// Ends the source, which then closes the epoll descriptor.
  func shutDown() { source.cancel() }

  /// Does what libcurl's socket callback was told: `what` is one of `CURL_POLL_…`.
  func update(_ descriptor: Int32, _ what: Int32) {
    if what == CURL_POLL_REMOVE {
      remove(descriptor)
    } else {
      let input = what & CURL_POLL_IN != 0 ? EPOLLIN.rawValue : 0
      let output = what & CURL_POLL_OUT != 0 ? EPOLLOUT.rawValue : 0
      watch(descriptor, input | output)
    }
  }

  /// Hands one batch of ready descriptors to `body`, each with its `CURL_CSELECT_…` bits.
  ///
  /// - Returns: False when none was ready.
  func forEachReady(_ body: (Int32, Int32) -> Void) -> Bool {
    withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: Self.batchMax) { events in
      let count = epoll_wait(epoll, events.baseAddress, Int32(events.count), 0)
      precondition(count >= 0 || errno == EINTR, "epoll_wait: errno \(errno)")
      for index in 0..<max(0, Int(count)) {
        let descriptor = Int32(truncatingIfNeeded: events[index].data.u64)
        // What an earlier event of this batch led to may have closed this descriptor, and even opened it anew.
        guard generation(of: descriptor) == UInt32(truncatingIfNeeded: events[index].data.u64 >> 32) else { continue }
        body(descriptor, Self.selectBits(events[index].events))
      }
      return count > 0
    }
  }

  private static func selectBits(_ events: UInt32) -> Int32 {
    var bits: Int32 = 0
    if events & EPOLLIN.rawValue != 0 { bits |= CURL_CSELECT_IN }
    if events & EPOLLOUT.rawValue != 0 { bits |= CURL_CSELECT_OUT }
    if events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { bits |= CURL_CSELECT_ERR }
    return bits
  }

  private func generation(of descriptor: Int32) -> UInt32 {
    generations.indices.contains(Int(descriptor)) ? generations[Int(descriptor)] : 0
  }

  private func watch(_ descriptor: Int32, _ events: UInt32) {
    let isNew = generation(of: descriptor) == 0
    if isNew { admit(descriptor) }
    if control(isNew ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor, events) { return }
    // Closed without CURL_POLL_REMOVE, it has left the kernel's set by itself; duplicated, it has stayed.
    let isDone = control(isNew ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, events)
    precondition(isDone, "epoll_ctl: errno \(errno)")
  }

  private func admit(_ descriptor: Int32) {
    let missing = Int(descriptor) + 1 - generations.count
    if missing > 0 { generations.append(contentsOf: repeatElement(0, count: missing)) }
    lastGeneration = lastGeneration == .max ? 1 : lastGeneration + 1
    generations[Int(descriptor)] = lastGeneration
  }

  private func remove(_ descriptor: Int32) {
    guard generation(of: descriptor) != 0 else { return }
    generations[Int(descriptor)] = 0
    // A failure says that the descriptor is closed and so out of the set: what is wanted.
    _ = control(EPOLL_CTL_DEL, descriptor, 0)
  }

  private func control(_ operation: Int32, _ descriptor: Int32, _ events: UInt32) -> Bool {
    let key = UInt64(generation(of: descriptor)) << 32 | UInt64(UInt32(bitPattern: descriptor))
    var event = epoll_event(events: events, data: epoll_data_t(u64: key))
    return epoll_ctl(epoll, operation, descriptor, &event) == 0
  }
}

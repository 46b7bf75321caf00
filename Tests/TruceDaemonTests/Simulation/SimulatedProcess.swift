import TruceCore
import TruceFeeds

@testable import TruceDaemon

/// One life of the daemon: from its start until it has polled enough, failed or been struck.
final class SimulatedProcess {
  private let storage: Storage
  private var core: Core
  private var orders: [FetchOrder] = []
  private var isEnded = false

  init(_ storage: Storage, _ core: Core) {
    self.storage = storage
    self.core = core
    storage.onFailure = { [unowned self] _ in isEnded = true }
  }

  func live(polls: Int, _ now: inout Moment, _ answer: (FetchOrder) throws -> FetchAnswer) {
    storage.start()
    handle(.started, now)
    var left = polls * 2
    while left > 0, !isEnded {
      // A lack of space that lasts for one try.
      if storage.isBlocked { storage.flush() }
      guard !orders.isEmpty else {
        guard let next = core.nextWake else { return }
        now = Moment(wall: now.wall + max(0, next - now.uptime), uptime: max(now.uptime, next))
        handle(.woken, now)
        continue
      }
      left -= 1
      let order = orders.removeFirst()
      guard let answered = try? answer(order) else { return }
      handle(.polled(feed: order.feed, .answered(answered)), now)
    }
  }

  private func handle(_ event: Event, _ now: Moment) {
    for effect in core.handle(event, now: now) {
      switch effect {
      case .fetch(let order):
        if storage.hasUnjournaledRecords(of: order.config.url) { storage.flush() }
        orders.append(order)
      case .commit(let commit): storage.add(commit, alertFormat: .line)
      case .notice(let notice): storage.add(notice, alertFormat: .line)
      case .log: break
      }
    }
    storage.flush()
  }
}

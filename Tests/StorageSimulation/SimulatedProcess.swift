package import TruceCore
package import TruceStorage
internal import TruceText

/// One life of the daemon: from its start until it has polled enough, failed or been struck.
package final class SimulatedProcess {
  private let storage: Storage
  private var core: Core
  private var orders: [FetchOrder] = []
  private var isEnded = false

  package init(_ storage: Storage, _ core: Core) {
    self.storage = storage
    self.core = core
  }

  package func live(polls: Int, _ now: inout Moment, _ answer: (FetchOrder) throws -> FetchAnswer) {
    storage.takeReserve()
    handle(.started, now)
    var left = polls * 2
    while left > 0, !isEnded {
      // A lack of space that lasts for one try.
      if storage.isBlocked { flush(now) }
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
        if storage.hasUnjournaledRecords(of: order.config.url) { flush(now) }
        orders.append(order)
      case .commit(let commit): storage.add(commit, uptime: now.uptime, as: SimulatedOutput.line)
      case .notice(let notice): storage.add(notice, as: SimulatedOutput.line)
      case .log: break
      }
    }
    flush(now)
  }

  private func flush(_ now: Moment) {
    if storage.flush(now).failure != nil { isEnded = true }
  }
}

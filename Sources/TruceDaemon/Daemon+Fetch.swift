internal import Dispatch
internal import TruceCore
internal import TruceStorage

extension Daemon {
  /// A request tells the server what was read (its validators), so what was read has to be durable first.
  func fetch(_ order: FetchOrder) {
    dispatchPrecondition(condition: .onQueue(queue))
    if storage.hasUnjournaledRecords(of: order.config.url) { flush() }
    guard !storage.isShort else { return heldOrders.append(order) }
    guard exitStatus == nil, let fetcher else { return }
    progress.started(feed: order.feed, order.config, monotonic: Clock.monotonicMilliseconds)
    fetcher.start(order)
  }

  /// A fetch ended: the core hears of it once it can be known what is new in its document.
  func fetched(_ order: FetchOrder, _ outcome: FetchOutcome) {
    dispatchPrecondition(condition: .onQueue(queue))
    progress.ended(feed: order.feed)
    if !storage.isBlocked, storage.hasUnstoredChanges(of: order.config.url) { flush() }
    guard exitStatus == nil else { return }
    // What is known of the feed has to be whole; a stop journals what was found, not what was fetched.
    guard !storage.hasUnstoredChanges(of: order.config.url) else { return heldOutcomes.append((order, outcome)) }
    do {
      let examined = try outcome.examined(topics: core.topics) { keys throws(StateError) in
        try storage.known(feedURL: order.config.url, keys: keys)
      }
      handle(.polled(feed: order.feed, examined))
    } catch {
      let failure = StorageFailure.state(error)
      if storage.isBlocked, failure.isPassing { heldOutcomes.append((order, outcome)) } else { fatal(failure) }
    }
  }
}

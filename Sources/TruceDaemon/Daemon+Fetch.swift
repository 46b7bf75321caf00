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
  func fetched(_ end: FetchEnd) {
    dispatchPrecondition(condition: .onQueue(queue))
    progress.ended(feed: end.feed)
    if !storage.isBlocked, storage.hasUnstoredChanges(of: end.feedURL) { flush() }
    guard exitStatus == nil else { return }
    // What is known of the feed has to be whole; a stop journals what was found, not what was fetched.
    guard !storage.hasUnstoredChanges(of: end.feedURL) else { return heldEnds.append(end) }
    do {
      let outcome = try end.examined(topics: core.topics) { keys throws(StateError) in
        try storage.known(feedURL: end.feedURL, keys: keys)
      }
      handle(.polled(feed: end.feed, outcome))
    } catch {
      let failure = StorageFailure.state(error)
      if storage.isBlocked, failure.isPassing { heldEnds.append(end) } else { fatal(failure) }
    }
  }
}

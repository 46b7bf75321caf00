import DequeModule
import HeapModule

/// Which feed is fetched when: by due time, at most `transfersMax` at once and `perHostMax` from one host.
///
/// Invariant: a feed waits for its host only while the host is at its limit, so a freed slot has at most one taker.
struct PollQueue {
  private struct Entry: Comparable {
    var due: Int64
    var feed: Int
    var generation: UInt32

    static func < (left: Entry, right: Entry) -> Bool {
      (left.due, left.feed, left.generation) < (right.due, right.feed, right.generation)
    }
  }
  private struct Feed {
    var host = 0
    /// Counts the settings of `due`: an entry of an earlier one is out of date.
    var generation: UInt32 = 0
    var due: Int64?
    var isInFlight = false
  }
  private struct Host {
    var inFlight = 0
    var waiting = Deque<Int>()
  }

  var transfersMax: Int
  var perHostMax: Int
  private var heap = Heap<Entry>()
  private var feeds: [Feed] = []
  private var hosts: [Host] = []
  private var hostNumbers: [String: Int] = [:]
  private(set) var inFlight = 0

  init(transfersMax: Int, perHostMax: Int) {
    self.transfersMax = transfersMax
    self.perHostMax = perHostMax
  }

  /// Adds the next feed number, not due yet.
  mutating func addFeed(host: String) {
    let number = hostNumbers[host] ?? hosts.count
    if number == hosts.count {
      hostNumbers[host] = number
      hosts.append(Host())
    }
    feeds.append(Feed(host: number))
  }

  /// Makes `feed` due at `uptime`, in place of any earlier time; nil: never.
  mutating func setDue(_ feed: Int, at uptime: Int64?) {
    feeds[feed].generation &+= 1
    feeds[feed].due = uptime
    if let uptime {
      heap.insert(Entry(due: uptime, feed: feed, generation: feeds[feed].generation))
    }
  }

  /// The feeds that share the host of `feed`, itself included.
  func feedsOnHost(of feed: Int) -> [Int] {
    let host = feeds[feed].host
    return feeds.indices.filter { feeds[$0].host == host }
  }

  func isInFlight(_ feed: Int) -> Bool { feeds[feed].isInFlight }
  func due(_ feed: Int) -> Int64? { feeds[feed].due }

  /// The next feed to fetch now, counted as in flight until `finished`.
  mutating func start(now: Int64) -> Int? {
    while inFlight < transfersMax, let entry = heap.min, entry.due <= now {
      _ = heap.popMin()
      guard feeds[entry.feed].generation == entry.generation, !feeds[entry.feed].isInFlight else { continue }
      let host = feeds[entry.feed].host
      if hosts[host].inFlight >= perHostMax {
        hosts[host].waiting.append(entry.feed)
      } else {
        return take(entry.feed)
      }
    }
    return nil
  }

  /// Ends the fetch of `feed`; the feed that waited longest for its host becomes due in its place.
  mutating func finished(_ feed: Int) {
    let host = feeds[feed].host
    feeds[feed].isInFlight = false
    inFlight -= 1
    hosts[host].inFlight -= 1
    while let next = hosts[host].waiting.popFirst() {
      // Whatever was set for it since is in the heap already.
      guard let due = feeds[next].due, !feeds[next].isInFlight else { continue }
      setDue(next, at: due)
      return
    }
  }

  /// The earliest due time, if no slot has to be free first; right after `dropOutdated`.
  var nextDue: Int64? { inFlight < transfersMax ? heap.min?.due : nil }

  /// Drops the entries at the front of the heap that a later setting replaced.
  mutating func dropOutdated() {
    while let entry = heap.min, feeds[entry.feed].generation != entry.generation || feeds[entry.feed].isInFlight {
      _ = heap.popMin()
    }
  }

  private mutating func take(_ feed: Int) -> Int {
    feeds[feed].isInFlight = true
    feeds[feed].due = nil
    feeds[feed].generation &+= 1
    hosts[feeds[feed].host].inFlight += 1
    inFlight += 1
    return feed
  }
}

import DequeModule
import HeapModule

/// Which feed is fetched when: by due time, at most `transfersMax` at once and `perHostMax` from one host.
///
/// A fetch that takes long gives up its place: servers that hang must not keep feeds that answer waiting.
///
/// Invariants:
/// 1. A feed waits for its host only while the host is at its limit, so a freed slot has at most one taker.
/// 2. No feed is made due before the hold of its host ends.
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
    /// Counts towards `transfersMax`.
    var isQuick = false
    /// Counts the feed's fetches.
    var fetch: UInt32 = 0
  }
  private struct Host {
    var inFlight = 0
    var waiting = Deque<Int>()
    /// The uptime until which it asked to be left alone.
    var heldUntil: Int64 = 0
  }

  /// After so many milliseconds a fetch does not count towards `transfersMax` any more. Most feeds answer sooner.
  static let slowAfter: Int64 = 500
  /// Quick and slow fetches together are at most this many times `transfersMax`: each may hold a thread and a socket.
  static let slowFactor = 4

  var transfersMax: Int
  var perHostMax: Int
  private var heap = Heap<Entry>()
  private var feeds: [Feed] = []
  private var hosts: [Host] = []
  private var hostNumbers: [String: Int] = [:]
  private(set) var inFlight = 0
  /// Fetches that count towards `transfersMax`, oldest first; those that ended since are still in it.
  private var quick = Deque<(feed: Int, fetch: UInt32, started: Int64)>()
  private var quickCount = 0

  init(transfersMax: Int, perHostMax: Int) {
    self.transfersMax = transfersMax
    self.perHostMax = perHostMax
  }

  /// Adds the next feed number, not due yet.
  mutating func addFeed(host: String) { feeds.append(Feed(host: number(of: host))) }

  /// Counts `feed`, which is not in flight, towards another host from now on.
  mutating func setHost(_ feed: Int, _ host: String) {
    precondition(!feeds[feed].isInFlight)
    feeds[feed].host = number(of: host)
  }

  private mutating func number(of host: String) -> Int {
    if let number = hostNumbers[host] { return number }
    hostNumbers[host] = hosts.count
    hosts.append(Host())
    return hosts.count - 1
  }

  /// Makes `feed` due at `uptime`, or when the hold of its host ends, in place of any earlier time; nil: never.
  mutating func setDue(_ feed: Int, at uptime: Int64?) {
    feeds[feed].generation &+= 1
    feeds[feed].due = uptime.map { max($0, heldUntil(feed)) }
    if let due = feeds[feed].due {
      heap.insert(Entry(due: due, feed: feed, generation: feeds[feed].generation))
    }
  }

  /// Holds the host of `feed` until `uptime`; feeds that are due already stay so.
  mutating func holdHost(of feed: Int, until uptime: Int64) {
    hosts[feeds[feed].host].heldUntil = max(heldUntil(feed), uptime)
  }

  /// When the hold of the host of `feed` ends; in the past where there is none.
  func heldUntil(_ feed: Int) -> Int64 { hosts[feeds[feed].host].heldUntil }

  /// The feeds that share the host of `feed`, itself included.
  func feedsOnHost(of feed: Int) -> [Int] {
    let host = feeds[feed].host
    return feeds.indices.filter { feeds[$0].host == host }
  }

  func isInFlight(_ feed: Int) -> Bool { feeds[feed].isInFlight }
  func due(_ feed: Int) -> Int64? { feeds[feed].due }

  /// The next feed to fetch now, counted as in flight until `finished`.
  mutating func start(now: Int64) -> Int? {
    giveUpPlaces(now)
    while hasPlace, let entry = heap.min, entry.due <= now {
      _ = heap.popMin()
      guard feeds[entry.feed].generation == entry.generation, !feeds[entry.feed].isInFlight else { continue }
      let host = feeds[entry.feed].host
      if hosts[host].inFlight >= perHostMax {
        hosts[host].waiting.append(entry.feed)
      } else {
        return take(entry.feed, now)
      }
    }
    return nil
  }

  /// Ends the fetch of `feed`; the feed that waited longest for its host becomes due in its place.
  mutating func finished(_ feed: Int, now: Int64) {
    let host = feeds[feed].host
    feeds[feed].isInFlight = false
    inFlight -= 1
    if feeds[feed].isQuick { quickCount -= 1 }
    feeds[feed].isQuick = false
    while let oldest = quick.first, !isUnderWay(oldest.feed, oldest.fetch) { quick.removeFirst() }
    hosts[host].inFlight -= 1
    while let next = hosts[host].waiting.popFirst() {
      // Whatever was set for it since is in the heap already, and it may have moved to another host.
      guard let due = feeds[next].due, due <= now, !feeds[next].isInFlight, feeds[next].host == host else { continue }
      setDue(next, at: due)
      return
    }
  }

  /// When a fetch can start next: the earliest due time, or when a place is given up; right after `dropOutdated`.
  var nextDue: Int64? {
    guard let due = heap.min?.due, inFlight < transfersMax * PollQueue.slowFactor else { return nil }
    if hasPlace { return due }
    return quick.first.map { max(due, $0.started + PollQueue.slowAfter) }
  }

  private var hasPlace: Bool { quickCount < transfersMax && inFlight < transfersMax * PollQueue.slowFactor }

  private func isUnderWay(_ feed: Int, _ fetch: UInt32) -> Bool { feeds[feed].isInFlight && feeds[feed].fetch == fetch }

  private mutating func giveUpPlaces(_ now: Int64) {
    while let oldest = quick.first {
      if isUnderWay(oldest.feed, oldest.fetch) {
        guard oldest.started + PollQueue.slowAfter <= now else { return }
        feeds[oldest.feed].isQuick = false
        quickCount -= 1
      }
      quick.removeFirst()
    }
  }

  /// Drops the entries at the front of the heap that a later setting replaced.
  mutating func dropOutdated() {
    while let entry = heap.min, feeds[entry.feed].generation != entry.generation || feeds[entry.feed].isInFlight {
      _ = heap.popMin()
    }
  }

  private mutating func take(_ feed: Int, _ now: Int64) -> Int {
    feeds[feed].isInFlight = true
    feeds[feed].isQuick = true
    feeds[feed].fetch &+= 1
    quick.append((feed, feeds[feed].fetch, now))
    quickCount += 1
    feeds[feed].due = nil
    feeds[feed].generation &+= 1
    hosts[feeds[feed].host].inFlight += 1
    inFlight += 1
    return feed
  }
}

internal import Glibc
internal import Logging
internal import TruceCore
internal import TruceStorage
package import TruceText
internal import TruceTopics

/// The daemon's storage and core over a simulated disk, state, output and server; processes come and go.
package final class SimulatedRun {
  package static let start = Timestamp(seconds: 1_790_000_000)
  package static let journalPath = "/journal.jsonl"

  package let fate = Fate()
  package let disk: SimulatedDisk
  package let state: SimulatedState
  package let output: SimulatedOutput
  package let server = SimulatedServer(feedCount: 2)
  /// Promises that were seen to be broken.
  package private(set) var broken: [String] = []
  private static let topics = Result {
    try TopicSet([TopicFile(name: "test.yaml", text: "topic: test\ntitle: Test\nany: [ceasefire]\n")])
  }
  private let topics: TopicSet
  private var now = Moment(wall: SimulatedRun.start, uptime: 1_000_000)

  package init() throws {
    disk = SimulatedDisk(fate: fate)
    state = SimulatedState(fate: fate)
    output = SimulatedOutput(fate: fate)
    topics = try SimulatedRun.topics.get()
    output.onLine = { [unowned self] line in
      // Storage, 1: durable before it is printed.
      let seq = SimulatedRun.seq(ofLine: line)
      if !isDurable(seq) { broken.append("printed before durable: \(line)") }
    }
  }

  /// The records of the journal, in the order in which its files hold them.
  package func records() -> [(seq: Int64, id: String)] { SimulatedRun.records(disk.bytes(SimulatedRun.journalPath)) }

  /// Numbers grow from line to line, which the end of each run checks: the last one tells.
  private func isDurable(_ seq: Int64?) -> Bool {
    let bytes = disk.durableBytes(SimulatedRun.journalPath)
    guard let seq, bytes.last == UInt8(ascii: "\n") else { return false }
    let start = bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JournalLine.seq(of: bytes[start...]).map { $0 >= seq } ?? false
  }

  /// Looks for the id's `#` first: a search in Swift, byte by byte, was a third of the whole run.
  private func isDurable(id: String) -> Bool {
    let id = Array("\"\(id)\"".utf8)
    guard let mark = id.firstIndex(of: UInt8(ascii: "#")) else { return false }
    return disk.durableBytes(SimulatedRun.journalPath).withUnsafeBytes { bytes in
      var offset = 0
      while let base = bytes.baseAddress, let found = memchr(base + offset, Int32(id[mark]), bytes.count - offset) {
        let place = UnsafeRawPointer(found) - base
        let start = place - mark
        if start >= 0, start + id.count <= bytes.count, memcmp(base + start, id, id.count) == 0 { return true }
        offset = place + 1
      }
      return false
    }
  }

  /// One process: starts, polls every feed a few times, and is gone.
  package func live(polls: Int = 2) {
    var settings = FeedSettings()
    settings.firstRun = .alert
    let feeds = server.urls.map { FeedConfig(url: $0, settings: settings) }
    let config = Config(feeds: feeds, stateFolder: "/nowhere", journalPath: SimulatedRun.journalPath)
    let logger = Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() }
    let parts = StorageParts(files: disk, state: state, output: output)
    guard
      let storage = try? Storage(
        parts: parts, config: config, pollsOnce: false, logger: logger, reprinted: SimulatedOutput.line)
    else { return }
    let process = SimulatedProcess(
      storage,
      Core(config: config, topics: topics, states: storage.takeStatesAtStart(), lastSeq: storage.lastSeq, seed: 1))
    process.live(polls: polls, &now) { [self] order in
      try server.answer(order, topics: topics, onClaim: { claimed in check(order.config.url, claimed) }) { keys in
        try storage.known(feedURL: order.config.url, keys: keys)
      }
    }
    _ = storage.close(now, drainMilliseconds: 0)
  }

  /// Storage, 2: what a request acknowledges is durable.
  private func check(_ url: String, _ version: Int) {
    for id in server.ids(url, version) where !isDurable(id: id) {
      broken.append("acknowledged before durable: \(id)")
    }
  }

  private static func records(_ bytes: [UInt8]) -> [(seq: Int64, id: String)] {
    return bytes.split(separator: 10).compactMap { line in
      RecordCodec.decode(line).map { ($0.seq, $0.item?.id ?? "") }
    }
  }

  package static func seq(ofLine line: String) -> Int64? {
    // By bytes: characters would be a tenth of all runs.
    line.utf8.split { $0 <= UInt8(ascii: " ") }.first { $0.starts(with: "seq=".utf8) }
      .flatMap { Int64(Substring($0.dropFirst(4))) }
  }
}

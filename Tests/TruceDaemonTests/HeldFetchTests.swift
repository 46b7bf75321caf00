import Dispatch
import Logging
import StorageSimulation
import TestSupport
import Testing
import TruceHTTP
import TruceStorage
import TruceText

@testable import TruceCore
@testable import TruceDaemon

extension ProcessMemoryTests {
  /// Fetches that end while nothing can be stored, in a daemon over a simulated disk. In this suite, as a daemon that
  /// starts gives back the code of the whole process.
  @Suite struct HeldFetchTests {
    private static let urls = ["https://a.example/rss", "https://b.example/rss"]

    /// On a thread of its own, whose signals the daemon blocks.
    @Test func withoutSpaceAFetchThatEndedIsLookedAtAsLongAsItsFeedIsKnown() async throws {
      let ids = try await OwnThread.run {
        let folder = try TemporaryFolder()
        let feeds = HeldFetchTests.urls.map { "  - \($0)\n" }.joined()
        let config = "state_dir: state\njournal: state/journal.jsonl\ndefaults: {first_run: alert}\nfeeds:\n\(feeds)"
        let daemon = try Daemon(
          options: WatchOptions(
            configPath: try folder.write("trucewatch.yaml", config), pollsOnce: false, alertFormat: nil,
            environment: [:]))
        return try withExtendedLifetime(folder) { try daemon.queue.sync { try HeldFetchTests.journaled(daemon) } }
      }
      #expect(ids == (0..<30).reversed().map { "a\($0)" } + ["b"])
    }

    /// What a stop journals after three fetches on a full disk.
    private static func journaled(_ daemon: Daemon) throws -> [String] {
      let fate = Fate()
      let disk = SimulatedDisk(fate: fate)
      disk.room = 10
      var config = daemon.config
      config.journalPath = JournalLines.path
      daemon.storage = try Storage(
        parts: StorageParts(files: disk, state: SimulatedState(fate: fate), output: SimulatedOutput(fate: fate)),
        config: config, pollsOnce: false, logger: Logger(label: "storage") { _ in SwiftLogNoOpLogHandler() },
        reprinted: SimulatedOutput.line)
      daemon.handle(.started)
      // The second one's first poll is due some milliseconds later.
      while daemon.core.inFlight < urls.count { daemon.handle(.woken) }
      let many = fetched(feed: 0, ids: (0..<30).map { "a\($0)" }, config)
      daemon.fetched(many.order, many.outcome)
      daemon.flush()
      guard daemon.storage.isBlocked else { return [] }
      let single = fetched(feed: 1, ids: ["b"], config)
      daemon.fetched(single.order, single.outcome)
      // Its feed's articles are known to nobody yet: they would be found a second time.
      daemon.fetched(many.order, many.outcome)
      disk.room = nil
      _ = daemon.storage.close(Clock.now, drainMilliseconds: 0)
      return disk.durableBytes(JournalLines.path).split(separator: 10).compactMap { RecordCodec.decode($0)?.item?.id }
    }

    private static func fetched(
      feed: Int, ids: [String], _ config: Config
    ) -> (order: FetchOrder, outcome: FetchOutcome) {
      let items = ids.map { "<item><guid>\($0)</guid><title>Ceasefire report \($0)</title></item>" }.joined()
      let head = HTTPResponse(status: 200, effectiveURL: urls[feed])
      let reader = DocumentReader("<rss version=\"2.0\"><channel><title>Wire</title>\(items)</channel></rss>", head)
      let order = FetchOrder(feed: feed, url: urls[feed], config: config.feeds[feed], headers: [])
      return (order, FetchOutcome(.success(head), of: order, reader: reader))
    }
  }
}

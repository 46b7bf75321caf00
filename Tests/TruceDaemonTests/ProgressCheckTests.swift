import Testing
import TruceCore

@testable import TruceDaemon

/// What the watchdog is answered for. Times are milliseconds.
@Suite struct ProgressCheckTests {
  private let feed = FeedConfig(url: "https://wire.example/rss")

  private func look(
    _ check: inout ProgressCheck, uptime: Int64 = 0, monotonic: Int64 = 0, nextWake: Int64? = nil
  ) -> Result<Bool, ProgressCheck.Stall> {
    do throws(ProgressCheck.Stall) {
      return .success(try check.look(uptime: uptime, monotonic: monotonic, nextWake: nextWake))
    } catch {
      return .failure(error)
    }
  }

  @Test func nothingToDoIsProgress() {
    var check = ProgressCheck()
    for time: Int64 in [0, 1_000_000] { #expect(look(&check, uptime: time) == .success(false)) }
  }

  @Test func aFetchMayTakeItsTimeoutAndAMinuteAndNoLonger() {
    var check = ProgressCheck()
    check.started(feed: 3, feed, monotonic: 1000)
    #expect(look(&check, monotonic: 91_000) == .success(false))
    #expect(look(&check, monotonic: 91_001) == .failure(.fetch(feedURL: "https://wire.example/rss")))
    check.ended(feed: 3)
    #expect(look(&check, monotonic: 91_002) == .success(false))
  }

  @Test func pollsThatAreDueAtTwoLooksInARowAreNoProgress() {
    var check = ProgressCheck()
    #expect(look(&check, uptime: 10_000, nextWake: 5001) == .success(false))
    #expect(look(&check, uptime: 10_001, nextWake: 5001) == .success(true))
    #expect(look(&check, uptime: 20_000, nextWake: 5001) == .failure(.scheduler))
    #expect(look(&check, uptime: 30_000, nextWake: 40_000) == .success(false))
  }

  @Test func afterASuspendTheSchedulerIsLateOnce() {
    var check = ProgressCheck()
    #expect(look(&check, uptime: 10_000, nextWake: 12_000) == .success(false))
    #expect(look(&check, uptime: 9_000_000, nextWake: 12_000) == .success(true))
    #expect(look(&check, uptime: 9_001_000, nextWake: 9_900_000) == .success(false))
  }

  @Test func aPlaceOnTheDiskIsWaitedForWithoutEnd() {
    var check = ProgressCheck()
    for time: Int64 in [0, 100_000, 200_000] { #expect(look(&check, uptime: time, nextWake: nil) == .success(false)) }
  }

  private static let watchdogs: [([String: String], Int64?)] = [
    (["WATCHDOG_USEC": "4000000"], 2_000_000), (["WATCHDOG_USEC": "4000000", "WATCHDOG_PID": "77"], 2_000_000),
    (["WATCHDOG_USEC": "4000000", "WATCHDOG_PID": "78"], nil), ([:], nil), (["WATCHDOG_USEC": "0"], nil),
    (["WATCHDOG_USEC": "soon"], nil), (["WATCHDOG_USEC": "1"], 1),
  ]

  @Test(arguments: watchdogs)
  func theWatchdogIsAnsweredTwiceInItsIntervalWhereItWatchesThisProcess(
    environment: [String: String], expected: Int64?
  ) {
    #expect(WatchdogOrder(environment: environment, process: 77)?.signMicroseconds == expected)
  }
}

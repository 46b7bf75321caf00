import TestSupport
import Testing

/// `trucewatch feeds retry`: a person has feeds asked again.
@Suite(.inTurn) struct RetryTests {
  /// Says 410 until told otherwise.
  private final class GoneServer: Sendable {
    private let isGone = Watched(true)
    let server: LoopbackServer

    init() throws {
      server = try LoopbackServer { [isGone] _ in
        isGone.update { $0 } ? TestResponse(410, []) : TestResponse(200, [], text: FeedServer.rss(["one"]))
      }
    }

    func comeBack() { isGone.update { $0 = false } }
  }

  @Test func aRunningWatchAsksAFeedAgainThatWasGone() async throws {
    let feed = try GoneServer()
    let installation = try Installation(feeds: [feed.server.url()])
    let watch = try installation.watch()
    try await watch.waitForLine(containing: "gone for good")
    feed.comeBack()
    let retry = try await installation.run(["feeds", "retry", "--config", installation.configPath, feed.server.url()])
    #expect(retry.status == 0 && retry.output.contains("process \(watch.processID)"))
    try await watch.waitForLine(containing: "report one")
  }

  @Test func withoutAWatchTheNextOneAsks() async throws {
    let feed = try GoneServer()
    let installation = try Installation(feeds: [feed.server.url()])
    let once = ["watch", "--once", "--config", installation.configPath]
    _ = try await installation.run(once)
    feed.comeBack()
    #expect(try await installation.run(once).output.isEmpty)
    let retry = try await installation.run(["feeds", "retry", "--config", installation.configPath, feed.server.url()])
    #expect(retry.status == 0 && retry.output.contains("no watch is running"))
    #expect(try await installation.run(once).output.contains("report one"))
  }

  @Test func aFeedThatIsNotConfiguredIsRefused() async throws {
    let installation = try Installation(feeds: ["https://a.example/"])
    let retry = try await installation.run([
      "feeds", "retry", "--config", installation.configPath, "https://b.example/",
    ])
    #expect(retry.status == 64 && retry.errors.contains("no feed 'https://b.example/' is configured"))
  }
}

import Foundation
import TestSupport
import Testing

/// What the built program refuses and answers, seen from outside.
@Suite(.inTurn) struct CommandTests: CommandSuite {
  private let feed = FeedServer.rss(["one", "two"])

  @Test func withoutAConfigurationTheRefusalNamesWhereItWasLookedFor() async throws {
    let result = try await run(["watch", "--config", "/nonexistent/trucewatch.yaml"])
    #expect(result.status == 66 && result.errors.contains("'/nonexistent/trucewatch.yaml'"))
  }

  @Test(arguments: [
    ("feeds: [https://a.example/]\nfeedz: 1\n", "2:1: unknown key 'feedz'"),
    ("feeds: [https://a.example/\n", "1:27: "), ("topics: [builtin:nato]\n", "no feeds"),
    ("feeds: [https://a.example/]\ndefaults: {interval: soon}\n", "2:22: "),
  ])
  func aMistakeInTheConfigurationIsNamedWithItsPlaceByCheckAndWatch(yaml: String, expected: String) async throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("c.yaml", yaml)
    let check = try await run(["check", "--config", "c.yaml"], in: folder)
    #expect(check.status == 78)
    #expect(check.output.hasPrefix("c.yaml:") && check.output.contains(expected))
    let watch = try await run(["watch", "--config", "c.yaml"], in: folder)
    #expect(watch.status == 78 && watch.output.isEmpty)
    #expect(watch.errors.contains("c.yaml:") && watch.errors.contains(expected))
  }

  @Test func allMistakesAreToldAtOnce() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("c.yaml", "feeds: [nonsense]\nalerts: loud\nmax_concurrent: 0\n")
    let check = try await run(["check", "--config", "c.yaml"], in: folder)
    let lines = check.output.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("c.yaml:") }.count == 3)
    #expect(lines.filter { $0.hasSuffix("^") }.count == 3)
    #expect(lines[1] == "  feeds: [nonsense]" && lines[2] == "          ^")
    #expect(check.errors.contains("3 mistakes; the daemon would not start"))
  }

  @Test func aStateFolderThatCannotBeMadeIsRefused() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("plain", "a file")
    _ = try folder.write("c.yaml", "feeds: [https://a.example/]\nstate_dir: plain/state\n")
    let result = try await run(["watch", "--config", "c.yaml"], in: folder)
    #expect(result.status == 73 && result.errors.contains("plain/state"))
  }

  @Test func aSecondInstanceIsRefusedWithTheProcessOfTheFirst() async throws {
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url])
    let first = try installation.watch()
    try await first.waitForLine(containing: "report one")
    let second = try await installation.run(["watch", "--config", installation.configPath])
    #expect(second.status == 75 && second.errors.contains("process \(first.processID)"))
    #expect(first.status == nil)
  }

  @Test func onceEndsWith69WhenEveryFeedFailed() async throws {
    let installation = try Installation(feeds: ["http://127.0.0.1:1/a", "http://127.0.0.1:1/b"])
    let run = try await installation.run(["watch", "--config", installation.configPath, "--once"])
    #expect(run.status == 69)
  }

  @Test func parseReadsStandardInputAndPrintsOneObject() async throws {
    let result = try await run(["parse", "-"], input: feed)
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(result.status == 0 && object?["format"] as? String == "rss2.0")
    #expect((object?["items"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ["one", "two"])
  }

  @Test(arguments: ["", "<html><head><title>Log in</title></head></html>", "{\"a\":1}", "hello", "<a/>"])
  func whatIsNoFeedIsRefusedWithAReason(input: String) async throws {
    let result = try await run(["parse", "-"], input: input)
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
    #expect(!result.errors.isEmpty)
  }

  @Test func aFileThatIsNotThereIsRefused() async throws {
    #expect(try await run(["parse", "/nonexistent/feed.xml"]).status == 66)
    #expect(try await run(["match", "/nonexistent/feed.xml"]).status == 66)
  }

  @Test func matchPrintsALineForEachMatchingItemWithEvidence() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("t.yaml", "topic: harbour\ntitle: H\nany: [dock strike]\n")
    let rss =
      "<rss version=\"2.0\"><channel><item><guid>g</guid><title>A dock strike ends</title></item><item><title>x</title></item></channel></rss>"
    let result = try await run(["match", "--topics", "t.yaml", "-"], input: rss, in: folder)
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let topic = (object?["topics"] as? [[String: Any]])?.first
    let evidence = (topic?["evidence"] as? [[String: Any]])?.first
    #expect(result.status == 0, "\(result.errors)")
    #expect(topic?["id"] as? String == "harbour")
    #expect(evidence?["text"] as? String == "dock strike" && evidence?["start"] as? Int == 2)
  }

  @Test func aTopicFileWhoseTestFailsIsRefused() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("t.yaml", "topic: t\ntitle: T\nany: [dock]\ntests:\n  match: [harbour]\n")
    _ = try folder.write("c.yaml", "feeds: [https://a.example/]\ntopics: [t.yaml]\n")
    let result = try await run(["check", "--config", "c.yaml"], in: folder)
    #expect(result.status == 78 && result.output.contains("t.yaml:5:"))
  }

  @Test func journalPrintsFiltersAndFollowsOverRotation() async throws {
    let feed = try FeedServer(["one"])
    let other = try FeedServer(["uno"])
    let installation = try Installation(feeds: [feed.url, other.url])
    let watch = try installation.watch()
    for name in ["one", "uno"] { try await watch.waitForLine(containing: "report \(name)") }
    let options = ["--config", installation.configPath]
    let all = try await installation.run(["journal"] + options)
    #expect(all.output.split(separator: "\n").map(String.init) == watch.outputLines)
    let after = try await installation.run(["journal", "--after", "1"] + options)
    #expect(after.output.split(separator: "\n").count == 1)
    let one = try await installation.run(
      ["journal", "--feed", feed.url, "--topic", "ceasefire", "--since", "1h"] + options)
    #expect(one.output.contains("report one") && !one.output.contains("report uno"))
    #expect(try await installation.run(["journal", "--topic", "nato"] + options).output.isEmpty)
    #expect(try await installation.run(["journal", "--since", "never"] + options).status == 64)
    let json = try await installation.run(["journal", "--format", "json"] + options)
    #expect(json.output == (try installation.folder.read("state/journal.jsonl")))
    let csv = try await installation.run(["journal", "--format", "csv", "--kind", "alert", "--until", "0s"] + options)
    #expect(csv.output.split(separator: "\r\n").count == 3)

    let follow = try installation.start(["journal", "--follow", "--after", "2"] + options)
    let path = installation.folder.path("state/journal.jsonl")
    feed.publish("two")
    try await follow.waitForLine(containing: "report two")
    try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
    feed.publish("three")
    try await follow.waitForLine(containing: "report three")
    #expect(follow.outputLines.count == 2)
  }

  @Test func feedsGoOutAsOPMLAndComeBack() async throws {
    let folder = try TemporaryFolder()
    let list =
      "feeds:\n  - url: https://a.example/?x=1&y=\"2\"\n    name: A & \"B\" <C>\n"
      + "    tags: [war, \"E<U\"]\n  - https://b.example/\n"
    _ = try folder.write("c.yaml", list)
    let opml = try await run(["feeds", "export", "--config", "c.yaml"], in: folder).output
    _ = try folder.write("feeds.opml", opml)
    let lines = try await run(["feeds", "import", "feeds.opml"], in: folder).output
    _ = try folder.write("d.yaml", "feeds:\n" + lines)
    let before = try await run(["feeds", "list", "--config", "c.yaml"], in: folder).output
    let after = try await run(["feeds", "list", "--config", "d.yaml"], in: folder).output
    #expect(try await run(["feeds", "export", "--config", "d.yaml"], in: folder).output == opml)
    #expect(opml.contains("category=\"war,E&lt;U\""))
    #expect(before.contains("A & \"B\" <C>"))
    #expect(after.split(separator: "\n").first == before.split(separator: "\n").first)
    #expect(after.contains("https://b.example/"))
  }

  @Test func ofASitemapOnlyWhatIsIncludedIsLookedAt() async throws {
    let pages = ["news/2026/ceasefire-signed-in-geneva", "jobs/ceasefire-officer", "news/2026/old/ceasefire-broken"]
    let server = try LoopbackServer { _ in
      let urls = pages.map { "<url><loc>https://alliance.example/\($0)</loc><lastmod>2026-11-20</lastmod></url>" }
      return TestResponse(
        200, text: "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\(urls.joined())</urlset>")
    }
    let installation = try Installation(
      feeds: [], extra: "  - {url: \"\(server.url())\", include: [/news/], exclude: [/2026/*/ceasefire]}\n")
    let run = try await installation.run(["watch", "--config", installation.configPath, "--once"])
    #expect(run.output.contains("https://alliance.example/news/2026/ceasefire-signed-in-geneva"))
    #expect(try installation.records().count == 1)
    #expect((try installation.records()[0]["item"] as? [String: Any])?["title_from"] as? String == "url")
  }

  @Test func aFeedsTagsStandInItsRecordsAndSelectThem() async throws {
    let feeds = try ["one", "two", "three"].map { try FeedServer([$0]) }
    let installation = try Installation(
      feeds: [feeds[0].url],
      extra: "  - {url: \"\(feeds[1].url)\", tags: [war desk, EU]}\nfeed_files: [urls]\n")
    _ = try installation.folder.write("urls", "\(feeds[2].url) eu\n")
    #expect(try await installation.run(["watch", "--config", installation.configPath, "--once"]).status == 0)
    let records = try installation.records()
    let tags = records.map { ($0["feed"] as? [String: Any])?["tags"] as? [String] }
    #expect(Set(tags) == [nil, ["war desk", "EU"], ["eu"]])
    let journal = ["journal", "--config", installation.configPath, "--format", "json"]
    let chosen = try await installation.run(journal + ["--tag", "eu"])
    #expect(chosen.output.split(separator: "\n").count == 2)
    #expect(try await installation.run(journal + ["--tag", "war"]).output.isEmpty)
  }

  @Test func ofASitemapIndexTheNewestSitemapIsRead() async throws {
    let server = try LoopbackServer { request in
      let host = request.header("Host") ?? ""
      if request.target == "/index.xml" {
        let entries = [("old", "2026-10-31"), ("new", "2026-11-20")].map {
          "<sitemap><loc>http://\(host)/\($0).xml</loc><lastmod>\($1)</lastmod></sitemap>"
        }
        return TestResponse(200, text: "<sitemapindex>\(entries.joined())</sitemapindex>")
      }
      let page = request.target == "/new.xml" ? "ceasefire-signed-in-geneva" : "old-ceasefire"
      return TestResponse(200, text: "<urlset><url><loc>https://alliance.example/\(page)</loc></url></urlset>")
    }
    let elsewhere = try LoopbackServer { _ in
      let entry = "<sitemap><loc>\(server.url("/new.xml"))</loc><lastmod>2026-11-20</lastmod></sitemap>"
      return TestResponse(200, text: "<sitemapindex>\(entry)</sitemapindex>")
    }
    let feeds = [server, elsewhere].map { "  - {url: \"\($0.url("/index.xml"))\", follow: newest}\n" }
    let installation = try Installation(feeds: [], extra: feeds.joined())
    let run = try await installation.run(["watch", "--config", installation.configPath, "--once"])
    #expect(run.output.contains("https://alliance.example/ceasefire-signed-in-geneva"))
    #expect(try installation.records().count == 1)
    #expect(server.requests.map(\.target) == ["/index.xml", "/new.xml"])
    #expect(run.errors.contains("is on another server; use that one"))
  }

  @Test func credentialsGoToTheFeedsOwnHostAndIntoNoOutput() async throws {
    let other = try LoopbackServer { _ in TestResponse(200, text: FeedServer.rss(["one"])) }
    let own = try LoopbackServer { _ in TestResponse.redirect(to: other.url()) }
    let installation = try Installation(
      feeds: [], extra: "  - {url: \"\(own.url())\", basic_auth: \"me:hush-hush\", headers: {X-Key: hush-hush}}\n")
    let run = try await installation.run(["watch", "--config", installation.configPath, "--once"])
    #expect(own.requests.first?.header("Authorization") == "Basic bWU6aHVzaC1odXNo")
    #expect(own.requests.first?.header("X-Key") == "hush-hush")
    #expect(other.requests.first?.header("Authorization") == nil && other.requests.first?.header("X-Key") == nil)
    let status = try await installation.run(["status", "--json", "--config", installation.configPath])
    for text in [run.output, run.errors, status.output, try installation.folder.read("state/journal.jsonl")] {
      #expect(!text.contains("hush-hush"))
    }
  }

  @Test func aRefusalWithAPageAndAPageInPlaceOfAFeedHaveTheirOwnWords() async throws {
    let server = try LoopbackServer { request in
      let page =
        "<html><head><title>Sorry</title><link rel=alternate type=application/rss+xml href=/real></head></html>"
      return TestResponse(request.target == "/page" ? 200 : 403, [("Content-Type", "text/html")], text: page)
    }
    let installation = try Installation(feeds: [server.url("/refused"), server.url("/page")])
    let errors = try await installation.run(["watch", "--config", installation.configPath, "--once"]).errors
    #expect(errors.contains("/refused': HTTP status 403 with an HTML page: blocked from here"))
    #expect(errors.contains(server.url("/real")))
  }

  @Test func verifyNamesTheLineAndTheRecordThatWasChanged() async throws {
    let feed = try FeedServer(["one", "two", "three"])
    let installation = try Installation(feeds: [feed.url])
    _ = try await installation.run(["watch", "--config", installation.configPath, "--once"])
    let options = ["journal", "verify", "--config", installation.configPath]
    let whole = try await installation.run(options)
    #expect(whole.status == 0 && whole.output.contains("3 records, 1 to 3; 1 without a hash"))
    let path = installation.folder.path("state/journal.jsonl")
    let changed = try installation.folder.read("state/journal.jsonl").replacing("report two", with: "report 2")
    try installation.folder.write("state/journal.jsonl", changed)
    let found = try await installation.run(options)
    #expect(found.status == 65 && found.output.hasPrefix("\(path):2: record 2 was changed"))
    try FileManager.default.removeItem(atPath: path)
    #expect(try await installation.run(options).status == 66)
  }

  @Test func statusShowsEveryFeedFromTheState() async throws {
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url, "http://127.0.0.1:1/refused"])
    _ = try await installation.run(["watch", "--config", installation.configPath, "--once"])
    let table = try await installation.run(["status", "--config", installation.configPath])
    #expect(table.status == 0)
    #expect(table.output.contains("ok  "))
    #expect(table.output.contains("failing"))
    #expect(table.output.contains("2 feeds: 1 ok, 1 failing"))
    let json = try await installation.run(["status", "--json", "--config", installation.configPath])
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: [[String: Any]]]
    #expect(object?["feeds"]?.compactMap { $0["health"] as? String } == ["ok", "failing"])
  }
}

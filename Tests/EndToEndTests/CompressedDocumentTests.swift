import Foundation
import TestSupport
import Testing

/// Documents that are compressed where nothing says so, for every command that takes one.
@Suite(.inTurn) struct CompressedDocumentTests: CommandSuite {
  private static let rss = Array(FeedServer.rss(["one"]).utf8)
  /// Too long for its second half to hide in zlib's buffers, and none of it like the rest.
  private static let long = Array(FeedServer.rss((0..<300).map { "\($0 &* 0x9E37_79B9 % 0xFFFFF)" }).utf8)
  private static let sitemap = Array(
    ("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
      + "xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\"><url><loc>https://wire.example/one</loc>"
      + "<news:news><news:title>Ceasefire report map</news:title></news:news></url></urlset>").utf8)
  private static let json = Array(
    ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Wire\",\"items\":[{\"id\":\"one\","
      + "\"content_text\":\"x\",\"title\":\"Ceasefire report one\"}]}").utf8)

  @Test func filesAndStandardInputAreDecompressed() async throws {
    let folder = try TemporaryFolder()
    let files = [
      ("feed.gz", try await Gzip.compress(Self.rss)), ("twice.xml", try await Gzip.compress(Gzip.compress(Self.rss))),
      ("sitemap.xml.gz", try await Gzip.compress(Self.sitemap)), ("feed.json", try await Gzip.zlib(Self.json)),
      ("tail.gz", try await Gzip.compress(Self.rss) + [0, 0, 0, 65]),
    ]
    for (name, bytes) in files { try Data(bytes).write(to: URL(fileURLWithPath: folder.path(name))) }
    let matched = try await run(["match"] + files.map(\.0), in: folder)
    #expect(matched.status == 0 && matched.errors.isEmpty)
    #expect(matched.output.split(separator: "\n").count == files.count)
    let tested = try await run(["backtest", "--topics", "builtin:ceasefire"] + files.map(\.0), in: folder)
    #expect(tested.output == "5 items: 5 matches kept, 0 added, 0 lost\n")
    for (_, bytes) in files {
      let program = try RunningProgram(
        try RunningProgram.builtProgram(named: "trucewatch"), ["parse", "-"], environment: ["HOME": "/nonexistent"],
        input: bytes)
      #expect(try await program.waitForExit() == 0)
      #expect(program.output.contains("Ceasefire report "))
    }
  }

  @Test func aFileThatBreaksOffGivesWhatItHoldsAndSaysSo() async throws {
    let folder = try TemporaryFolder()
    let packed = try await Gzip.compress(Self.long)
    let second = try await Gzip.compress(Self.rss) + packed.prefix(10)
    var damaged = packed
    damaged[packed.count / 2] ^= 0xFF
    for (bytes, reason) in [
      (Array(packed.dropLast(packed.count / 2)), "the compressed data breaks off"),
      (second, "the compressed data breaks off"), (damaged, "the compressed data is damaged"),
    ] {
      try Data(bytes).write(to: URL(fileURLWithPath: folder.path("feed.gz")))
      let parsed = try await run(["parse", "feed.gz"], in: folder)
      #expect(parsed.status == 65 && parsed.output.contains("Ceasefire report"))
      #expect(parsed.errors == "trucewatch: error: 'feed.gz' is not whole: \(reason)\n")
    }
    try Data(second).write(to: URL(fileURLWithPath: folder.path("feed.gz")))
    for command in [["match"], ["backtest", "--topics", "builtin:ceasefire"]] {
      let result = try await run(command + ["feed.gz"], in: folder)
      #expect(result.status == 65 && (result.output.contains("report one") || result.output.contains("1 match kept")))
      #expect(result.errors.contains("'feed.gz' is not whole: the compressed data breaks off\n"))
    }
    try Data(packed.prefix(30)).write(to: URL(fileURLWithPath: folder.path("feed.gz")))
    let nothing = try await run(["parse", "feed.gz"], in: folder)
    #expect(nothing.status == 65 && nothing.output.isEmpty && nothing.errors.contains("breaks off"))
  }

  @Test func aURLIsDecompressedWhateverItsAnswerSays() async throws {
    let packed = try await Gzip.compress(Self.rss)
    let long = try await Gzip.compress(Self.long)
    let server = try LoopbackServer { request in
      switch request.target {
      case "/feed.xml.gz": TestResponse(200, [("Content-Type", "application/x-gzip")], body: packed)
      case "/cut": TestResponse(200, [("Content-Encoding", "gzip")], body: Array(long.dropLast(long.count / 2)))
      default: TestResponse(200, [("Content-Encoding", "UTF-8")], body: packed + packed.prefix(1))
      }
    }
    for path in ["/feed.xml.gz", "/feed"] {
      let result = try await run(["match", server.url(path)])
      #expect(result.status == 0 && result.output.split(separator: "\n").count == 1)
    }
    let cut = try await run(["match", server.url("/cut")])
    #expect(cut.status == 69 && cut.output.split(separator: "\n").count > 1)
    #expect(cut.errors.contains("/cut': broken transfer: the compressed data breaks off"))
  }

  /// A healthy feed has its ETag stored: its next poll is conditional.
  @Test func feedsThatAreCompressedInOddWaysAreHealthy() async throws {
    let (packed, empty) = try await (Gzip.compress(Self.rss), Gzip.compress([]))
    let index = Array(
      ("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>/map.xml.gz</loc>"
        + "<lastmod>2026-09-01</lastmod></sitemap></sitemapindex>").utf8)
    let bodies: [String: (coding: String?, body: [UInt8])] = [
      "/a.gz": (nil, packed), "/twice": ("gzip", try await Gzip.compress(packed)),
      "/empty-last": ("gzip", packed + empty), "/zeros": ("gzip", packed + [UInt8](repeating: 0, count: 99)),
      "/words": ("gzip", packed + Array("<!-- -->".utf8)), "/plain": ("gzip", Self.rss),
      "/binary": ("binary", Self.rss), "/raw": ("deflate", try await Gzip.deflate(Self.rss)),
      "/index": (nil, index), "/map.xml.gz": (nil, try await Gzip.compress(Self.sitemap)),
    ]
    let server = try LoopbackServer { request in
      guard let (coding, body) = bodies[request.target] else { return TestResponse(404) }
      let etag = (name: "ETag", value: "\"1\"")
      if request.header("If-None-Match") != nil { return TestResponse(304, [etag]) }
      return TestResponse(200, [etag] + (coding.map { [(name: "Content-Encoding", value: $0)] } ?? []), body: body)
    }
    let paths = bodies.keys.filter { $0 != "/map.xml.gz" }.sorted()
    let feeds = paths.map { $0 == "/index" ? "{url: \"\(server.url($0))\", follow: newest}" : server.url($0) }
    let installation = try Installation(feeds: feeds, extra: "max_per_host: 50\n")
    let running = try installation.watch()
    try await running.waitForLine(containing: "report map")
    for path in paths where path != "/index" {
      try await server.waitForRequest { $0.target == path && $0.header("If-None-Match") != nil }
    }
    running.send(SIGTERM)
    #expect(try await running.waitForExit() == 0)
    #expect(!running.errors.contains("cannot fetch"))
    #expect(running.outputLines.count == paths.count)
  }
}

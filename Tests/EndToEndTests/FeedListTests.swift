import TestSupport
import Testing

/// Lists of feeds from other programs and for them, built.
@Suite(.inTurn) struct FeedListTests: CommandSuite {
  private static let folders = """
    <opml><body><outline text="World"><outline text="A &amp; &#xFFFE;&#7;\\&quot;B\" xmlUrl="https://a.example/rss"/>
    <outline text="Deep"><outline title="Other" xmlUrl="HTTPS://A.example/rss"/></outline></outline>
    <outline text="Two" xmlUrl="feed:https://b.example/"/></body></opml>
    """

  @Test(arguments: [folders, "https://a.example/rss x\nhttps://b.example/\nhttps://a.example:443/rss \"two words\"\n"])
  func whatAnImportPrintsIsAConfiguration(list: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("list", list)
    let imported = try await run(["feeds", "import", "list"], in: folder)
    #expect(imported.status == 0 && imported.errors.isEmpty)
    try folder.write("c.yaml", "state_dir: s\nfeeds:\n" + imported.output)
    let check = try await run(["check", "c.yaml"], in: folder)
    #expect(check.status == 0 && check.output.hasPrefix("c.yaml: 2 feeds, "), "\(check.output)")
  }

  @Test func whatAnImportLeavesOutIsToldTwice() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "urls", "https://a.example/\nexec:feeds.sh\nhttps://b.example/a b\n\"https://c.example/d e\" tag\n")
    let imported = try await run(["feeds", "import", "urls"], in: folder)
    #expect(imported.status == 78)
    let comments = imported.output.split(separator: "\n").filter { $0.hasPrefix("  # left out: urls:") }
    #expect(comments.count == 2 && comments[0].hasPrefix("  # left out: urls:2:1: 'exec:'"))
    #expect(imported.errors.contains("urls:2:1: ") && imported.errors.contains("urls:4:1: "))
    try folder.write("c.yaml", "state_dir: s\nfeeds:\n" + imported.output)
    #expect(try await run(["check", "c.yaml"], in: folder).output.hasPrefix("c.yaml: 2 feeds, "))
  }

  @Test(arguments: [
    ["plain"], ["one", "two/three"], ["a, b"], ["/rooted", "x"], ["x", "//y", "commas, everywhere", "<&\">"], ["/"],
  ])
  func tagsComeBackFromAnExportAsTheyWere(tags: [String]) async throws {
    let folder = try TemporaryFolder()
    let list = tags.map { "'\($0)'" }.joined(separator: ", ")
    try folder.write("c.yaml", "state_dir: s\nfeeds: [{url: https://a.example/?a=1&b=2, name: A, tags: [\(list)]}]\n")
    let exported = try await run(["feeds", "export", "--config", "c.yaml"], in: folder)
    #expect(exported.status == 0)
    try folder.write("f.opml", exported.output)
    let imported = try await run(["feeds", "import", "f.opml"], in: folder)
    let quoted = tags.map { "\"" + $0.replacing("\"", with: "\\\"") + "\"" }.joined(separator: ", ")
    #expect(
      imported.output == "  - url: \"https://a.example/?a=1&b=2\"\n    name: \"A\"\n    tags: [\(quoted)]\n",
      "\(exported.output)")
  }
}

import Foundation
import TestSupport
import Testing
import TruceHTTP

@Suite(.inTurn) struct FileTests {
  let fetcher: Fetcher
  let folder: TemporaryFolder

  init() throws {
    fetcher = try Fetcher()
    folder = try TemporaryFolder()
  }

  private func fetch(_ path: String) async -> Fetcher.Fetched {
    await fetcher.fetch(HTTPRequest(url: "file://" + path, allowsFileURLs: true))
  }

  @Test func readsAFileWhereThatIsAllowed() async throws {
    let path = try folder.write("feed one.xml", "<rss/>")
    let fetched = await fetch(path)
    let response = try fetched.result.get()
    #expect(response.isFile)
    #expect(response.status == 200)
    #expect(response.bodyBytes == 6)
    #expect(fetched.text == "<rss/>")
  }

  @Test func readsAnEmptyFile() async throws {
    let response = try await fetch(folder.write("empty", "")).result.get()
    #expect(response.isFile)
    #expect(response.status == 200)
    #expect(response.bodyBytes == 0)
  }

  @Test func boundsAFile() async throws {
    let path = try folder.write("large", Data(count: 1 << 20))
    let fetched = await fetcher.fetch(HTTPRequest(url: "file://" + path, bodyBytesMax: 1000, allowsFileURLs: true))
    #expect(fetched.error == .tooLarge(maxBytes: 1000))
    #expect(fetched.body.count == 1000)
  }

  @Test func refusesFilesUnlessAllowed() async throws {
    let path = try folder.write("feed.xml", "<rss/>")
    let fetched = await fetcher.fetch("file://" + path)
    #expect(fetched.error == .unsupportedScheme("file"))
    #expect(fetched.body.isEmpty)
  }

  @Test func refusesWhatIsNoRegularFile() async throws {
    let pipe = folder.path("pipe")
    try #require(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, folder.path, "/dev/zero"] {
      #expect(await fetch(path).error == .file(reason: "it is no regular file"))
    }
    #expect(await fetch(folder.path("none")).error == .file(reason: "No such file or directory"))
  }
}

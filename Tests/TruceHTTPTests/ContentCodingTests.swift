import TestSupport
import Testing
import TruceHTTP

/// The body's bytes say how it is compressed, the header says it only where they cannot.
@Suite(.inTurn) struct ContentCodingTests {
  private static let text = "<rss><channel/></rss>" + String(repeating: "<!-- Wire -->", count: 99)
  private static let plain = Array(text.utf8)

  let fetcher: Fetcher

  init() throws { fetcher = try Fetcher() }

  private func fetch(_ body: [UInt8], _ codings: [String], status: Int = 200) async throws -> Fetcher.Fetched {
    let headers = codings.map { (name: "Content-Encoding", value: $0) }
    let server = try LoopbackServer { _ in TestResponse(status, headers, body: body) }
    let fetched = await fetcher.fetch(server.url())
    // Nothing was asked twice.
    #expect(server.requests.count == 1)
    return fetched
  }

  private static let codings = [
    [], [""], ["utf-8"], ["ISO-8859-1"], ["none"], ["7bit"], ["binary; q=1"], ["application/xml"], ["identity"],
    ["GZIP"], ["x-gzip"], ["gzip, identity"], ["gzip,gzip,gzip,gzip,gzip,gzip,gzip"], ["deflate"], ["gzip", "UTF-8"],
    ["compress"], ["br"], ["zstd"], ["aes128gcm"], [",,"], ["rot13"],
  ]

  @Test(arguments: codings)
  func plainBytesAreReadWhateverCodingIsNamed(codings: [String]) async throws {
    #expect(try await fetch(Self.plain, codings).text == Self.text)
  }

  @Test(arguments: codings)
  func gzipIsReadWhateverCodingIsNamed(codings: [String]) async throws {
    let packed = try await Gzip.compress(Self.plain)
    let fetched = try await fetch(packed, codings)
    #expect(fetched.text == Self.text)
    #expect(try fetched.result.get().bodyBytes == Self.plain.count)
    #expect(try await fetch(Gzip.compress(packed), codings).text == Self.text)
  }

  @Test(arguments: ["deflate", "Deflate", "identity, deflate"])
  func deflateIsReadInBothOfItsForms(coding: String) async throws {
    #expect(try await fetch(Gzip.zlib(Self.plain), [coding]).text == Self.text)
    #expect(try await fetch(Gzip.deflate(Self.plain), [coding]).text == Self.text)
  }

  @Test func whatStandsBehindAWholeMemberIsNoFault() async throws {
    let (head, tail) = try await (Gzip.compress(Array(Self.plain[..<40])), Gzip.compress(Array(Self.plain[40...])))
    let empty = try await Gzip.compress([])
    for end in [[], empty, [UInt8](repeating: 0, count: 512), Array("</html>".utf8)] {
      #expect(try await fetch(head + tail + end, ["gzip"]).text == Self.text)
    }
  }

  @Test func whatBreaksOffIsToldWithWhatCame() async throws {
    let (head, tail) = try await (Gzip.compress(Array(Self.plain[..<40])), Gzip.compress(Array(Self.plain[40...])))
    for end in [tail.dropLast(10), tail.prefix(5), tail.prefix(2)] {
      let fetched = try await fetch(head + end, ["gzip"])
      #expect(fetched.error == .brokenTransfer(reason: "the compressed data breaks off"))
      #expect(fetched.body.starts(with: Self.plain[..<40]))
    }
    var damaged = try await Gzip.compress(Self.plain)
    damaged[damaged.count - 8] ^= 0x10
    let fetched = try await fetch(damaged, ["gzip"])
    #expect(fetched.error == .brokenTransfer(reason: "the compressed data is damaged"))
    #expect(fetched.body == Self.plain)
  }

  @Test func aPageAboutAnErrorComesAsItIs() async throws {
    let cut = Array(try await Gzip.compress(Self.plain).dropLast(20))
    for body: [UInt8] in [[0x1F, 0x8B, 8, 0xFF, 0, 1, 2], cut] {
      let fetched = try await fetch(body, ["gzip"], status: 503)
      #expect(try fetched.result.get().status == 503)
      #expect(fetched.body == body)
    }
  }

  @Test func aBodyOfThreeBytesOrFewerIsDelivered() async throws {
    for body: [UInt8] in [[0x1F], [0x1F, 0x8B], [0x78], [0x3C]] {
      #expect(try await fetch(body, []).body == body)
      #expect(try await fetch(body, ["deflate"]).body == body)
    }
  }

  /// A block of each that holds its bytes as they are.
  private static func brotli(_ bytes: [UInt8]) -> [UInt8] {
    let head = (bytes.count - 1) << 4 | 1 << 20
    return [head, head >> 8, head >> 16].map { UInt8(truncatingIfNeeded: $0) } + bytes + [3]
  }

  private static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    let (size, block) = (bytes.count - 256, bytes.count << 3 | 1)
    let head = [size, size >> 8, block, block >> 8, block >> 16].map { UInt8(truncatingIfNeeded: $0) }
    return [0x28, 0xB5, 0x2F, 0xFD, 0x60] + head + bytes
  }

  /// Stores of files do, that hold them compressed in one way.
  @Test(arguments: ["br", "zstd", "gzip, br"])
  func whatAServerCompressesUnaskedIsAskedForAgainWithLibcurlsDecoders(coding: String) async throws {
    let inner = coding.hasPrefix("gzip") ? try await Gzip.compress(Self.plain) : Self.plain
    let body = coding == "zstd" ? Self.zstd(inner) : Self.brotli(inner)
    let server = try LoopbackServer { _ in TestResponse(200, [("Content-Encoding", coding)], body: body) }
    for _ in 0..<2 { #expect(await fetcher.fetch(server.url()).text == Self.text) }
    let offers = server.requests.map { $0.header("Accept-Encoding") ?? "" }
    #expect(offers.count == 4 && offers[0] == "gzip, deflate" && offers[2] == offers[0])
    #expect(offers[1].contains("br") && offers[1].contains("zstd"))
  }

  @Test func whatIsNotBrotliThoughItIsSaidToBeIsToldInOurWords() async throws {
    let body: [UInt8] = [0xFB, 1, 2, 3, 4, 5]
    let server = try LoopbackServer { _ in TestResponse(200, [("Content-Encoding", "br")], body: body) }
    let reason = "the body is not compressed as its Content-Encoding says"
    #expect(await fetcher.fetch(server.url()).error == .brokenTransfer(reason: reason))
  }

  @Test func anOfferThatAPersonConfiguredIsSentInThePlaceOfOurs() async throws {
    let server = try LoopbackServer { _ in TestResponse(text: Self.text) }
    var request = HTTPRequest(url: server.url())
    request.privateHeaders = [HTTPHeader(name: "accept-encoding", value: "identity")]
    #expect(await fetcher.fetch(request).text == Self.text)
    let offers = server.requests[0].headers.filter { $0.name.lowercased() == "accept-encoding" }
    #expect(offers.map(\.value) == ["identity"])
  }
}

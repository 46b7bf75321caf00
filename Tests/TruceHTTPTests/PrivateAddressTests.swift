import TestSupport
import Testing

@testable import TruceHTTP

/// A server at 127.x.y.z that is taken as public stands in for the internet, one at 127.0.0.1 for what is to be reached
/// by nobody from there.
@Suite(.inTurn) struct PrivateAddressTests {
  let inside: LoopbackServer

  init() throws { inside = try LoopbackServer(address: "127.0.0.1") { _ in TestResponse(text: "secret") } }

  private func redirect(to location: String, allowing: Bool = false) async throws -> Fetcher.Fetched {
    let outside = try LoopbackServer { _ in .redirect(to: location) }
    let fetcher = try Fetcher(takenAsPublic: [outside.address])
    return await fetcher.fetch(HTTPRequest(url: outside.url(), allowsPrivateRedirects: allowing))
  }

  @Test(arguments: [
    "127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "LOCALHOST", "localhost.", "[::1]",
    "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0.0.0.0", "0", "[::]", "[::127.0.0.1]", "[64:ff9b::7f00:1]",
    "user@127.0.0.1", "%31%32%37.0.0.1", "127.0.0.1.", "１２７.0.0.1",
  ])
  func refusesARedirectIntoTheMachine(host: String) async throws {
    let fetched = try await redirect(to: "http://\(host):\(inside.port)/")
    #expect(fetched.error != nil, "\(fetched.result)")
    #expect(fetched.body.isEmpty)
    #expect(inside.requests.isEmpty)
    #expect(inside.connectionCount == 0)
  }

  @Test(arguments: ["10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "[fe80::1]", "[fd00::1]"])
  func refusesARedirectIntoAnotherNetworkWithoutAPacket(host: String) async throws {
    let error = try #require(try await redirect(to: "http://\(host)/latest/meta-data").error)
    guard case .redirectRefused(let target, let why, isPrivate: true) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(target == "http://\(host)/latest/meta-data")
    #expect(why.hasPrefix("it leads to the "))
  }

  @Test func allowsThemWhereThatIsConfigured() async throws {
    #expect(try await redirect(to: inside.url(), allowing: true).text == "secret")
  }

  @Test func allowsThemForAHostThatIsPrivateItself() async throws {
    let outside = try LoopbackServer { [inside] _ in .redirect(to: inside.url()) }
    #expect(try await Fetcher().fetch(outside.url()).text == "secret")
  }

  @Test func refusesAConnectionThatStandsAlready() async throws {
    let outside = try LoopbackServer { [inside] _ in .redirect(to: inside.url("/secret")) }
    let fetcher = try Fetcher(takenAsPublic: [outside.address])
    #expect(await fetcher.fetch(inside.url("/own")).text == "secret")
    let fetched = await fetcher.fetch(outside.url())
    guard case .redirectRefused = fetched.error else {
      Issue.record("\(fetched.result)")
      return
    }
    #expect(inside.requests.map(\.target) == ["/own"])
  }

  @Test func judgesARememberedRedirectByTheConfiguredURL() async throws {
    let fetcher = try Fetcher()
    var request = HTTPRequest(url: inside.url(), configuredURL: "http://news.example/feed")
    request.privateHeaders = [HTTPHeader(name: "Authorization", value: "Bearer secret")]
    guard case .redirectRefused = await fetcher.fetch(request).error else {
      Issue.record("it was fetched")
      return
    }
    #expect(inside.connectionCount == 0)
    request.allowsPrivateRedirects = true
    #expect(await fetcher.fetch(request).text == "secret")
    #expect(inside.requests.last?.header("Authorization") == nil)
  }

  @Test func asksARememberedRedirectOfAPrivateHostWithoutAskingTheHost() async throws {
    let moving = try LoopbackServer { [inside] _ in .redirect(to: inside.url()) }
    let fetcher = try Fetcher()
    #expect(try await fetcher.fetch(moving.url()).result.get().configuredHostIsPrivate)
    let request = HTTPRequest(url: inside.url(), configuredURL: moving.url(), configuredHostIsPrivate: true)
    let fetched = await fetcher.fetch(request)
    #expect(try fetched.text == "secret" && fetched.result.get().configuredHostIsPrivate)
    #expect(moving.requests.count == 1)
    let publicFetcher = try Fetcher(takenAsPublic: [moving.address])
    let allowed = HTTPRequest(url: moving.url(), allowsPrivateRedirects: true)
    #expect(try await publicFetcher.fetch(allowed).result.get().configuredHostIsPrivate == false)
  }

  @Test(arguments: [
    ("8.8.8.8", AddressScope.everywhere), ("203.0.113.9", .everywhere), ("2606:4700::1111", .everywhere),
    ("172.15.255.255", .everywhere), ("172.32.0.0", .everywhere), ("100.63.255.255", .everywhere),
    ("64:ff9b::808:808", .everywhere), ("2002:808:808::1", .everywhere), ("::ffff:8.8.8.8", .everywhere),
    ("127.0.0.1", .loopback), ("127.255.255.254", .loopback), ("::1", .loopback), ("::ffff:127.0.0.1", .loopback),
    ("64:ff9b::7f00:1", .loopback), ("2002:7f00:1::", .loopback), ("::127.0.0.1", .loopback),
    ("10.1.2.3", .site), ("172.16.0.0", .site), ("172.31.255.255", .site), ("192.168.0.1", .site),
    ("100.64.0.0", .site), ("100.127.255.255", .site), ("198.18.0.1", .site), ("fc00::1", .site), ("fdff::1", .site),
    ("fec0::1", .site), ("64:ff9b:1::1", .site), ("::ffff:a00:1", .site),
    ("169.254.169.254", .link), ("fe80::1", .link), ("febf::1", .link), ("::ffff:169.254.0.1", .link),
    ("0.0.0.0", .unspecified), ("0.255.0.1", .unspecified), ("::", .unspecified), ("::ffff:0:0", .unspecified),
    ("224.0.0.1", .reserved), ("240.0.0.1", .reserved), ("255.255.255.255", .reserved), ("192.0.0.192", .reserved),
    ("ff02::1", .reserved), ("100::1", .reserved), ("2001::1", .reserved), ("0:0:1::", .reserved),
  ])
  func knowsHowFarAnAddressReaches(text: String, scope: AddressScope) throws {
    #expect(try #require(IPAddress(text)).scope == scope)
  }

  @Test(arguments: ["", "127.1", "2130706433", "0177.0.0.1", "::1%lo", "[::1]", "localhost"])
  func readsNoOtherSpellings(text: String) { #expect(IPAddress(text) == nil) }

  @Test(arguments: ["192.0.2.1", "::1", "2001:db8::5", "::"])
  func spellsAnAddressAsItWasRead(text: String) throws { #expect(try #require(IPAddress(text)).description == text) }

  @Test func keepsMetadataFromAPrivateFeed() throws {
    var addressGuard = AddressGuard(allowsPrivateRedirects: false, takenAsPublic: [])
    let metadata = try #require(IPAddress("169.254.169.254"))
    let site = try #require(IPAddress("10.0.0.1"))
    #expect(!addressGuard.allowsRedirect(to: site))
    addressGuard.noteOwnHost(at: try #require(IPAddress("192.168.0.1")))
    #expect(addressGuard.allowsRedirect(to: site))
    #expect(!addressGuard.allowsRedirect(to: metadata))
    addressGuard.noteOwnHost(at: try #require(IPAddress("169.254.0.7")))
    #expect(addressGuard.allowsRedirect(to: metadata))
  }
}

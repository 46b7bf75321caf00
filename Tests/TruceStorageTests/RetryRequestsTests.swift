import Foundation
import TestSupport
import Testing

@testable import TruceStorage

/// Requests to have feeds asked again, in a folder that may be another user's.
@Suite struct RetryRequestsTests {
  private func folder() throws -> TemporaryFolder { try TemporaryFolder() }

  @Test func whatWasAskedForIsThereUntilItIsDone() throws {
    let folder = try folder()
    let requests = RetryRequests(folder: folder.path("."))
    #expect(try requests.take() == [])
    try requests.add(["https://a.example/"])
    try requests.add(["https://b.example/", "https://c.example/"])
    #expect(try requests.take() == ["https://a.example/", "https://b.example/", "https://c.example/"])
    try requests.add(["https://d.example/"])
    #expect(try requests.take().last == "https://d.example/")
    requests.finish()
    #expect(try requests.take() == [])
  }

  @Test func noLinkIsFollowedAndNoPipeWaitedFor() throws {
    let folder = try folder()
    let requests = RetryRequests(folder: folder.path("."))
    symlink(folder.path("victim"), folder.path("retry"))
    #expect(throws: SystemError.self) { try requests.add(["https://a.example/"]) }
    #expect(!FileManager.default.fileExists(atPath: folder.path("victim")))
    unlink(folder.path("retry"))
    mkfifo(folder.path("retry"), 0o600)
    #expect(throws: SystemError.self) { try requests.add(["https://a.example/"]) }
  }

  @Test func theWatchIsTheProcessThatHoldsTheFolder() throws {
    let folder = try folder()
    let requests = RetryRequests(folder: folder.path("."))
    #expect(requests.watch == .none)
    // What the file says is not asked.
    try folder.write("lock", "1\n")
    #expect(requests.watch == .none)
    let held = try InstanceLock.take(folder: folder.path("."))
    #expect(requests.watch == .running(getpid()))
    withExtendedLifetime(held) {}
  }

  @Test func aHolderThatCannotBeSeenFromHereIsUnknown() throws {
    var lock = stat()
    lock.st_dev = 0x803
    lock.st_ino = 4711
    let lines = { (text: String) in RetryRequests.holder(text, lock) }
    #expect(lines("1: FLOCK  ADVISORY  WRITE 88 08:03:4711 0 EOF\n") == .running(88))
    #expect(lines("1: FLOCK  ADVISORY  WRITE 0 08:03:4711 0 EOF\n") == .unknown)
    #expect(lines("1: FLOCK  ADVISORY  WRITE 88 00:2a:4711 0 EOF\n") == .unknown)
    #expect(
      lines("1: POSIX  ADVISORY  WRITE 88 08:03:4711 0 EOF\n2: FLOCK ADVISORY READ 9 08:03:14711 0 EOF\n") == .none)
  }
}

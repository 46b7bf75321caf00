import TestSupport
import Testing

@testable import TruceStorage

/// The reserve on a real disk.
@Suite struct SpaceReserveTests {
  private let files = DiskFileSystem()

  private func reserve(in folder: TemporaryFolder) -> SpaceReserve {
    SpaceReserve(journalPath: folder.path("journal.jsonl"), files: files)
  }

  /// Given back and taken anew, it would be gone where another program fills the disk.
  @Test func whatStaysOfItIsNeverFree() throws {
    let folder = try TemporaryFolder()
    var reserve = reserve(in: folder)
    try reserve.take()
    let whole = try #require(try files.status(of: reserve.path))
    reserve.giveUp()
    let last = try #require(try files.status(of: reserve.path))
    #expect(last.isSameFile(as: whole) && last.size == whole.size / SpaceReserve.lastParts)
    reserve.giveUp()
    #expect(try files.status(of: reserve.path)?.size == last.size)
    #expect(throws: SystemError.self) { try files.allocate(.max, at: reserve.path) }
    let kept = try #require(try files.status(of: reserve.path))
    #expect(kept.isSameFile(as: whole) && kept.size == last.size)
    reserve.giveUpAll()
    #expect(try files.status(of: reserve.path) == nil)
  }

  @Test func aFileThatCannotBeMadeThatLongIsNotThere() throws {
    let folder = try TemporaryFolder()
    #expect(throws: SystemError.self) { try files.allocate(.max, at: folder.path("reserve")) }
    #expect(try files.status(of: folder.path("reserve")) == nil)
  }
}

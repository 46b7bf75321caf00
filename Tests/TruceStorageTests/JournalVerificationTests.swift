import StorageSimulation
import Testing

@testable import TruceStorage

/// What `journal verify` finds, and where it says it is.
@Suite struct JournalVerificationTests {
  private let disk = SimulatedDisk()
  private let path = JournalLines.path
  private let lines = JournalLines.chained(1...6).map(\.line)

  private func findings(_ lines: [[UInt8]], anchor: StateProgress? = nil) throws -> [String] {
    disk.put(lines.flatMap(\.self), in: path)
    var found: [String] = []
    var verification = JournalVerification(JournalFiles(path: path, files: disk)) {
      found.append($0.description)
    }
    try verification.run(anchor: anchor)
    #expect(verification.findingCount == found.count)
    return found
  }

  private var anchor: StateProgress {
    StateProgress(journaled: 6, printed: 6, hash: RecordHasher().hash(lines[5][...]))
  }

  @Test func whatWasWrittenIsFoundUnchanged() throws {
    #expect(try findings(lines, anchor: anchor).isEmpty)
    #expect(try findings([], anchor: nil).isEmpty)
  }

  @Test(arguments: 0..<5)
  func everyChangedByteIsFoundAndItsRecordNamed(index: Int) throws {
    var changed = lines
    let place = try #require(changed[index].firstIndex(of: UInt8(ascii: "C")))
    changed[index][place] = UInt8(ascii: "X")
    let found = try findings(changed)
    #expect(
      found == ["\(path):\(index + 1): record \(index + 1) was changed: record \(index + 2) carries another hash of it"]
    )
  }

  @Test func aChangeOfTheNewestRecordIsFoundByWhatTheStateKnows() throws {
    var changed = lines
    let place = try #require(changed[5].firstIndex(of: UInt8(ascii: "C")))
    changed[5][place] = UInt8(ascii: "X")
    #expect(
      try findings(changed, anchor: anchor) == [
        "\(path):6: record 6 was changed: the state knows another hash of it"
      ])
  }

  @Test func removedRecordsAreNamedAlsoAtTheEnd() throws {
    #expect(
      try findings(Array(lines[..<2] + lines[4...]), anchor: anchor) == [
        "\(path):3: records 3 to 4 are missing before record 5"
      ])
    #expect(
      try findings(Array(lines[..<4]), anchor: anchor) == [
        "\(path):4: records 5 to 6 are missing after this one"
      ])
    #expect(try findings([], anchor: anchor) == ["\(path): records up to 6 are missing"])
  }

  @Test func recordsInAnotherOrderAreFound() throws {
    let found = try findings([lines[0], lines[2], lines[1], lines[3]])
    #expect(found.contains("\(path):3: record 2 stands after record 3: doubled or in another order"))
  }

  @Test func aLineThatIsNoRecordIsNamed() throws {
    #expect(try findings([lines[0], Array("nonsense\n".utf8), lines[1]]) == ["\(path):2: is no record"])
  }

  @Test func aRecordThatNoneVouchesForHasToBeJSON() throws {
    let plain = (1...3).map { RecordCodec.encode(JournalLines.record($0)) }
    #expect(try findings(plain).isEmpty)
    var broken = plain
    broken[1][broken[1].count - 3] = UInt8(ascii: "{")
    #expect(try findings(broken) == ["\(path):2: record 2 is damaged: it is not a record in JSON"])
  }

  @Test func theChainGoesOnOverRotatedFilesAndTheirCopies() throws {
    disk.put(lines[..<3].flatMap(\.self), in: path + ".1")
    #expect(try findings(Array(lines[3...]), anchor: anchor).isEmpty)
    // A rotation that was stopped between copy and truncation.
    #expect(try findings(lines, anchor: anchor).isEmpty)
  }

  @Test func aHalfWrittenLastLineIsNotLookedAt() throws {
    #expect(try findings(Array(lines[..<5]) + [Array(lines[5].dropLast(9))]).isEmpty)
  }
}

import StorageSimulation
import TestSupport
import Testing
import TruceCore
import TruceText
import TruceTopics

@testable import TruceStorage

/// How readers find their way through a journal and its rotated files.
@Suite struct JournalCursorTests {
  private let disk = SimulatedDisk()
  private let path = JournalLines.path

  private func seqs(after seq: Int64) throws -> [Int64] {
    var cursor = try JournalCursor(JournalFiles(path: path, files: disk), after: seq)
    var found: [Int64] = []
    while let line = try cursor.next() { found.append(JournalLine.seq(of: line) ?? -1) }
    return found
  }

  @Test(arguments: [0, 1, 7, 2999, 3000, 5000] as [Int64])
  func aRecordIsFoundByBisection(seq: Int64) throws {
    disk.put(JournalLines.bytes(JournalLines.chained(1...3000)), in: path)
    #expect(try seqs(after: seq) == Array(min(seq, 3000)..<3000).map { $0 + 1 })
  }

  @Test(.inTurn, arguments: [0, 2, 3, 5, 6] as [Int64])
  func rotatedAndCompressedFilesAreReadInTheOrderOfTheirRecords(seq: Int64) async throws {
    let entries = JournalLines.chained(1...6)
    disk.put(try await Gzip.compress(JournalLines.bytes(entries[..<2])), in: path + ".2.gz")
    disk.put(JournalLines.bytes(entries[2..<4]), in: path + ".1")
    disk.put(JournalLines.bytes(entries[4...]), in: path)
    #expect(try seqs(after: seq) == Array(seq..<6).map { $0 + 1 })
  }

  @Test(.inTurn) func gzipFilesOfSeveralMembersOrCutShortAreReadAsFarAsTheyGo() async throws {
    let entries = JournalLines.chained(1...400)
    let first = try await Gzip.compress(JournalLines.bytes(entries[..<100]))
    let second = try await Gzip.compress(JournalLines.bytes(entries[100...]))
    disk.put(first + second, in: path + ".1.gz")
    #expect(try seqs(after: 0).count == 400)
    disk.put(first + second.dropLast(second.count / 2), in: path + ".1.gz")
    let found = try seqs(after: 0)
    #expect(found.count > 100 && found == Array(1...Int64(found.count)))
  }

  @Test func aFileThatIsNoGzipHoldsNoRecords() throws {
    disk.put(Array("not compressed".utf8), in: path + ".1.gz")
    disk.put(JournalLines.bytes(JournalLines.chained(1...2)), in: path)
    #expect(try seqs(after: 0) == [1, 2])
  }

  @Test func aRecordInACopyTooComesOnce() throws {
    let bytes = JournalLines.bytes(JournalLines.chained(1...4))
    disk.put(bytes, in: path)
    disk.put(bytes, in: path + ".1")
    #expect(try seqs(after: 0) == [1, 2, 3, 4])
  }

  /// From the k-th look of the reader on, one step of the rotation comes before each.
  @Test(arguments: 1...16, [1, 3])
  func aRotationBetweenTwoLooksOfAReaderHidesNoRecord(look: Int, steps: Int) throws {
    let entries = JournalLines.chained(1...6)
    for (name, range) in [(".2", 0..<2), (".1", 2..<4), ("", 4..<6)] {
      disk.put(JournalLines.bytes(entries[range]), in: path + name)
    }
    var renames = [(".2", ".3"), (".1", ".2"), ("", ".1")][...]
    var looks = 0
    disk.onLook = { disk in
      looks += 1
      guard looks >= look else { return }
      for _ in 0..<steps {
        guard let (old, new) = renames.popFirst() else { return }
        disk.rename(JournalLines.path + old, to: JournalLines.path + new)
      }
    }
    var cursor = try JournalCursor(JournalFiles(path: path, files: disk), after: 1)
    var found: [Int64] = []
    while try cursor.next() != nil { found.append(cursor.seq) }
    // What comes after a rotation may be found at the next look, never passed over.
    #expect(found == Array(2...6).prefix(found.count).map(Int64.init))
    #expect(try seqs(after: found.last ?? 1) == Array((found.last ?? 1)..<6).map { $0 + 1 })
  }

  @Test func aHalfWrittenLastLineIsNotThereUntilItIsWhole() throws {
    let bytes = JournalLines.bytes(JournalLines.chained(1...3))
    for missing in 1..<200 {
      disk.put(bytes.dropLast(missing), in: path)
      #expect(try seqs(after: 0) == [1, 2])
    }
  }
}

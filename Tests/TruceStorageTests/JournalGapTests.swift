import Foundation
import Logging
import StorageSimulation
import Synchronization
import TestSupport
import Testing
import TruceCore

@testable import TruceStorage

/// What of a journal cannot be read is told by every reader, and what can be read is read.
@Suite struct JournalGapTests {
  private let disk = SimulatedDisk()
  private let path = JournalLines.path
  private let lines = JournalLines.chained(1...6).map(\.line)

  /// What a reader of the whole journal gets: numbers of whole records, and what it had to pass over.
  private func read(
    _ journal: JournalFiles, after seq: Int64 = 0, toTheEnd: Bool = true
  ) throws -> (seqs: [Int64], gaps: [String]) {
    var cursor = try JournalCursor(journal, after: seq, readsToTheEnd: toTheEnd)
    var seqs: [Int64] = []
    while let line = try cursor.next() {
      if let record = cursor.record(line) { seqs.append(record.seq) }
    }
    return (seqs, cursor.gaps.map(\.description))
  }

  private var simulated: JournalFiles { JournalFiles(path: path, files: disk) }

  private static let torn = Array(JournalLines.chained(1...2)[1].line.dropLast(90)) + [10]
  private static let notUTF8: [UInt8] = [0xFF, 0xFE, 0x41, 10]
  private static let broken =
    Array(#"{"v":1,"seq":2,"at":"2026-11-22T21:00:00.000Z","kind":"alert","feed":{}}"#.utf8) + [10]

  @Test(arguments: [
    torn, notUTF8, broken, Array("nonsense\n".utf8), [UInt8](repeating: 0, count: 4096) + [10], Array("\n".utf8),
    Array("{\"v\":1,\"se\n".utf8), Array("{\"v\":9,\"seq\":2}\n".utf8),
  ])
  func aLineThatIsNoRecordIsToldAndTheOthersAreRead(bad: [UInt8]) throws {
    disk.put(lines[0] + bad + lines[2...].flatMap(\.self), in: path)
    let found = try read(simulated)
    #expect(found.seqs == [1, 3, 4, 5, 6])
    #expect(found.gaps == ["'\(path)' has 1 line that is no whole record: line 2"])
  }

  @Test func everyBadLineOfAFileIsCountedInOneSentence() throws {
    disk.put(lines[0] + JournalGapTests.torn + Array("x\ny\n".utf8) + lines[5], in: path)
    #expect(try read(simulated).gaps == ["'\(path)' has 3 lines that are no whole records; the first is line 2"])
  }

  /// A crash left no newline, and the next record went behind it.
  @Test func aRecordBehindATornOneInTheSameLineIsRead() throws {
    disk.put(lines[0] + lines[1].dropLast(200) + lines[2] + lines[3], in: path)
    let found = try read(simulated)
    #expect(found.seqs == [1, 3, 4])
    #expect(found.gaps == ["'\(path)' has 1 line that is no whole record: line 2"])
    // Nothing is lost where the newline alone is.
    disk.put(lines[0] + lines[1].dropLast() + lines[2] + lines[3].dropLast(), in: path)
    #expect(try read(simulated).seqs == [1, 2, 3, 4] && read(simulated).gaps == [])
  }

  @Test(.inTurn) func whatStandsBeforeTheDamageOfAGzipFileIsRead() async throws {
    var bytes = try await Gzip.compress(lines[..<4].flatMap(\.self))
    // Its checksum.
    bytes[bytes.count - 8] ^= 1
    disk.put(bytes, in: path + ".1.gz")
    disk.put(lines[5], in: path)
    let found = try read(simulated)
    #expect(found.seqs == [1, 2, 3, 4, 6])
    #expect(found.gaps == ["'\(path).1.gz' cannot be decompressed to its end: it is damaged or cut short"])
  }

  @Test func theLineOfABadRecordIsCountedFromTheStartOfALongFile() throws {
    let long = JournalLines.chained(1...3000).map(\.line)
    disk.put(long[..<2990].flatMap(\.self) + Array("nonsense\n".utf8) + long[2990...].flatMap(\.self), in: path)
    let found = try read(simulated, after: 2985)
    #expect(found.seqs == Array(2986...3000))
    #expect(found.gaps == ["'\(path)' has 1 line that is no whole record: line 2991"])
    #expect(try read(simulated, after: 2995).gaps == [], "what is older than what was asked for hides nothing")
  }

  @Test func aTornLastLineIsToldToWhomDoesNotComeBack() throws {
    disk.put(lines[0] + lines[1].dropLast(20), in: path)
    #expect(try read(simulated).gaps == ["'\(path)': line 2 is cut short: its record is lost"])
    #expect(try read(simulated, toTheEnd: false).gaps == [])
    disk.put(lines[0] + lines[1].dropLast(20), in: path + ".1")
    disk.put(lines[2], in: path)
    let found = try read(simulated, toTheEnd: false)
    #expect(found.seqs == [1, 3] && found.gaps == ["'\(path).1': line 2 is cut short: its record is lost"])
  }

  @Test func aRotatedFileWithoutARecordIsToldButNoneOfAnotherName() throws {
    disk.put(lines[2], in: path)
    disk.put(Array("one\ntwo\n".utf8), in: path + "-20261122")
    disk.put(Array("notes\n".utf8), in: path + ".txt")
    let found = try read(simulated)
    #expect(found.seqs == [3])
    #expect(found.gaps == ["'\(path)-20261122' has 2 lines that are no whole records; the first is line 1"])
  }

  @Test func whereTheJournalItselfHasAllThatIsAskedForNothingElseIsLookedAt() throws {
    disk.put(lines.flatMap(\.self), in: path)
    disk.put(Array("nonsense\n".utf8), in: path + ".1")
    disk.put([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], in: path + ".2.xz")
    let found = try read(simulated)
    #expect(found.seqs == [1, 2, 3, 4, 5, 6] && found.gaps == [])
  }

  /// Files of a simulated disk cannot be given to a program, as where there is none.
  @Test(
    arguments: [
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 1], ".2.xz", "xz"), ([0x42, 0x5A, 0x68, 0x39], "-20261122.bz2", "bzip2"),
      ([0x28, 0xB5, 0x2F, 0xFD, 9], ".1.zst", "zstd"), ([0x04, 0x22, 0x4D, 0x18], ".3.lz4", "lz4"),
    ] as [([UInt8], String, String)])
  func withoutItsProgramACompressedFileIsNamedWithWhatToType(bytes: [UInt8], ending: String, program: String) throws {
    disk.put(lines[4], in: path)
    let file = path + ending
    disk.put(bytes, in: file)
    let found = try read(simulated)
    #expect(found.seqs == [5])
    #expect(
      found.gaps == [
        "'\(file)' is not read, since there is no program '\(program)': install it; by hand it is '\(program) -d \(file)'"
      ])
    var findings: [String] = []
    var verification = JournalVerification(simulated) { findings.append($0.description) }
    try verification.run(anchor: nil)
    #expect(findings.count == 1 && findings[0].hasPrefix("\(path)\(ending): is not read"))
  }

  // MARK: Compressed files

  private func compress(_ program: String, _ bytes: [UInt8]) async throws -> [UInt8] {
    let running = try RunningProgram("/usr/bin/env", [program, "-c"], input: bytes)
    #expect(try await running.waitForExit() == 0)
    return running.outputBytes
  }

  private static func isInstalled(_ program: String) -> Bool {
    ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains { access($0 + program, X_OK) == 0 }
  }

  private static let programs = [("gzip", ".gz"), ("xz", ".xz"), ("bzip2", ".bz2"), ("zstd", ".zst"), ("lz4", ".lz4")]
    .filter { isInstalled($0.0) }

  private func journal(in folder: TemporaryFolder, rotated: [UInt8], _ ending: String) throws -> JournalFiles {
    try folder.write("j.jsonl.1" + ending, Data(rotated))
    try folder.write("j.jsonl", Data(lines[4...].flatMap(\.self)))
    return JournalFiles(path: folder.path("j.jsonl"))
  }

  @Test(.inTurn, arguments: programs)
  func whatLogrotateCompressesIsRead(program: String, ending: String) async throws {
    let folder = try TemporaryFolder()
    let bytes = try await compress(program, lines[..<4].flatMap(\.self))
    let found = try read(try journal(in: folder, rotated: bytes, ending))
    #expect(found.seqs == [1, 2, 3, 4, 5, 6] && found.gaps == [])
    // `compresscmd` without `compressext`.
    let other = try TemporaryFolder()
    #expect(try read(try journal(in: other, rotated: bytes, ".gz")).seqs == [1, 2, 3, 4, 5, 6])
    #expect(try read(JournalFiles(path: other.path("j.jsonl.1.gz"))).seqs == [1, 2, 3, 4])
  }

  @Test(.inTurn, arguments: programs)
  func aCompressedFileThatIsCutShortIsToldAndTheOthersAreRead(program: String, ending: String) async throws {
    let folder = try TemporaryFolder()
    let bytes = try await compress(program, lines[..<4].flatMap(\.self))
    let journal = try journal(in: folder, rotated: bytes.dropLast(bytes.count / 3), ending)
    let found = try read(journal)
    #expect(Array(found.seqs.suffix(2)) == [5, 6] && found.seqs.count < 6)
    #expect(found.gaps.count == 1 && found.gaps[0].contains("j.jsonl.1\(ending)' "))
    #expect(found.gaps[0].contains("cut short"))
    var findings: [String] = []
    var verification = JournalVerification(journal) { findings.append($0.description) }
    try verification.run(anchor: nil)
    #expect(findings.contains { $0.contains("j.jsonl.1\(ending): ") && $0.contains("cut short") })
  }

  @Test(.inTurn) func gzipOfSeveralMembersIsWholeUntilTheLastIsCut() async throws {
    let first = try await Gzip.compress(lines[..<2].flatMap(\.self))
    let second = try await Gzip.compress(lines[2..<4].flatMap(\.self))
    disk.put(first + second, in: path + ".1.gz")
    disk.put(lines[4], in: path)
    #expect(try read(simulated).seqs == [1, 2, 3, 4, 5] && read(simulated).gaps == [])
    disk.put(first + second + [UInt8](repeating: 0, count: 512), in: path + ".1.gz")
    #expect(try read(simulated).seqs == [1, 2, 3, 4, 5] && read(simulated).gaps == [])
    disk.put(first + second.dropLast(9), in: path + ".1.gz")
    #expect(try read(simulated).gaps == ["'\(path).1.gz' is cut short: the records behind its end are lost"])
    disk.put([], in: path + ".1.gz")
    #expect(try read(simulated).gaps == ["'\(path).1.gz' is cut short: the records behind its end are lost"])
  }

  @Test func aFileThatCannotBeOpenedIsToldWithTheReason() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("j.jsonl.1"), withIntermediateDirectories: false)
    try folder.write("j.jsonl", Data(lines[3]))
    let found = try read(JournalFiles(path: folder.path("j.jsonl")))
    #expect(found.seqs == [4] && found.gaps.count == 1)
    #expect(found.gaps.first?.contains("j.jsonl.1' cannot be read: Is a directory") ?? false)
  }

  // MARK: The daemon

  @Test(.inTurn) func aRecoveryLogsWhatItCouldNotRead() async throws {
    disk.put(try await Gzip.compress(lines[..<2].flatMap(\.self)).dropLast(12), in: path + ".1.gz")
    disk.put(lines[2] + JournalGapTests.torn + lines[4], in: path)
    let log = CollectedLog()
    var recovery = try Recovery(
      state: SimulatedState(fate: Fate()), logger: Logger(label: "recovery") { _ in CollectingHandler(log: log) })
    try recovery.run(simulated) { _ in }
    #expect(recovery.lastSeq == 5)
    let told = log.messages.withLock { $0 }.filter { $0.hasPrefix("not all of the journal can be read: ") }
    #expect(told.count == 2)
    #expect(told.contains { $0.contains(".1.gz' is cut short") } && told.contains { $0.contains("line 2") })
  }
}

/// What was logged.
private final class CollectedLog: Sendable {
  let messages = Mutex<[String]>([])
}

private struct CollectingHandler: LogHandler {
  let log: CollectedLog
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  init(log: CollectedLog) { self.log = log }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    log.messages.withLock { $0.append(event.message.description) }
  }
}

import Glibc
import Testing
import TruceConfig

@testable import TruceDaemon

/// What the process keeps of memory that it does not use. One after another: it is one process.
@Suite(.serialized) struct ProcessMemoryTests {
  @Test func codeThatRanOnceIsGivenBackAndRunsAgain() throws {
    // Nearly all of the code is in memory while it is read; what runs beside this test comes back at once.
    let before = try touchedCode()
    ProcessMemory.giveBackUnused()
    let after = try codeBytes()
    #expect(after < before, "\(before) bytes of code before, \(after) after")
    #expect(try touchedCode() > after)
  }

  /// Reads a byte of every page of code; how much of it is in memory then.
  private func touchedCode() throws -> Int {
    var sum = 0
    for mapping in try ProcessMemory.codeMappings() {
      for offset in stride(from: 0, to: mapping.count, by: 4096) { sum &+= Int(mapping[offset]) }
    }
    #expect(sum != 0)
    return try codeBytes()
  }

  private func codeBytes() throws -> Int {
    let code = Set(try ProcessMemory.codeMappings().compactMap { $0.baseAddress.map { UInt(bitPattern: $0) } })
    var isCode = false
    var bytes = 0
    for line in try TextFile.text("/proc/self/smaps", bytesMax: 64 << 20).split(separator: "\n") {
      let words = line.split(separator: " ")
      if let start = words.first?.split(separator: "-").first.flatMap({ UInt($0, radix: 16) }), words.count > 4 {
        isCode = code.contains(start)
      } else if isCode, words.first == "Rss:", let kilobytes = words.dropFirst().first.flatMap({ Int($0) }) {
        bytes += kilobytes << 10
      }
    }
    return bytes
  }
}

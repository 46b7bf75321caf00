import Glibc
import TestSupport
import Testing

@testable import TruceDaemon

/// stdout whose reader is slow or gone.
@Suite struct LineOutputTests {
  private let line = [UInt8](repeating: UInt8(ascii: "x"), count: 64 << 10)

  @Test func aReaderThatDoesNotReadHoldsUpNothingAndWhatItMissesIsCounted() async throws {
    let dropped = try await OwnThread.run { [line] in try LineOutputTests.droppedByASlowReader(line) }
    #expect(dropped.while == dropped.after && (48...50).contains(dropped.after))
  }

  /// - Returns: How many of 50 lines too many were dropped before the reader read, and in the end.
  private static func droppedByASlowReader(_ line: [UInt8]) throws -> (while: Int, after: Int) {
    let pipe = try Descriptors.pipe()
    defer { for end in [pipe.readEnd, pipe.writeEnd] { close(end) } }
    let output = LineOutput(descriptor: pipe.writeEnd, label: "test.slow")
    let fitting = LineOutput.pendingBytesMax / line.count
    // The pipe itself takes one line, and one more may be on its way.
    for _ in 0..<(fitting + 50) { output.write(line, onWritten: nil) }
    let dropped = output.droppedCount
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    func take(_ count: Int) {
      var taken = 0
      while taken < count { taken += max(0, read(pipe.readEnd, &buffer, min(buffer.count, count - taken))) }
    }
    take((fitting + 50 - dropped) * line.count)
    // It reads again: lines come again.
    output.write([10], onWritten: nil)
    take(1)
    return (dropped, output.droppedCount)
  }

  @Test func aReaderThatIsGoneCostsItsLinesOnly() async throws {
    #expect(try await OwnThread.run { try LineOutputTests.droppedByNoReader() } == 3)
  }

  private static func droppedByNoReader() throws -> Int {
    signal(SIGPIPE, SIG_IGN)
    let pipe = try Descriptors.pipe()
    close(pipe.readEnd)
    defer { close(pipe.writeEnd) }
    let output = LineOutput(descriptor: pipe.writeEnd, label: "test.gone")
    for _ in 0..<3 { output.write([10], onWritten: nil) }
    _ = output.drain(milliseconds: 60_000)
    return output.droppedCount
  }
}

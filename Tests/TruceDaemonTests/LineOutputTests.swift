import Glibc
import TestSupport
import Testing

@testable import TruceDaemon

/// stdout whose reader is slow or gone.
@Suite struct LineOutputTests {
  private let line = [UInt8](repeating: UInt8(ascii: "x"), count: 64 << 10)

  @Test func aReaderThatDoesNotReadHoldsUpNothingAndWhatItMissesIsCounted() throws {
    let pipe = try Descriptors.pipe()
    defer { for end in [pipe.readEnd, pipe.writeEnd] { close(end) } }
    let output = LineOutput(descriptor: pipe.writeEnd, label: "test.slow")
    let fitting = LineOutput.pendingBytesMax / line.count
    // The pipe itself takes one line, and one more may be on its way.
    for _ in 0..<(fitting + 50) { output.write(line, onWritten: nil) }
    #expect((48...50).contains(output.droppedCount))
    #expect(!output.drain(milliseconds: 1))
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while !output.drain(milliseconds: 0) { _ = read(pipe.readEnd, &buffer, buffer.count) }
    // It reads again: lines come again.
    let written = Watched(false)
    output.write([10]) { written.update { $0 = true } }
    while !written.update({ $0 }) { _ = read(pipe.readEnd, &buffer, buffer.count) }
    #expect((48...50).contains(output.droppedCount))
  }

  @Test func aReaderThatIsGoneCostsItsLinesOnly() throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = try Descriptors.pipe()
    close(pipe.readEnd)
    defer { close(pipe.writeEnd) }
    let output = LineOutput(descriptor: pipe.writeEnd, label: "test.gone")
    for _ in 0..<3 { output.write([10], onWritten: nil) }
    #expect(output.drain(milliseconds: 60_000))
    #expect(output.droppedCount == 3)
  }
}

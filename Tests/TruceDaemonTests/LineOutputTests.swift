import Dispatch
import Glibc
import Synchronization
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

  /// Lines that wait together share writes, yet stay whole and in order, and each is told of after those before it.
  @Test func linesThatWaitTogetherAreWrittenInChunksOfWholeLines() async throws {
    let sink = GatedSink(chunkBytesMax: 4096)
    let lines = (0..<3000).map { number in
      Array("\(number) ".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: number % 700) + [10]
    }
    let output = LineOutput(sink, label: "test.chunks")
    let told = Mutex<[Int]>([])
    for (number, line) in lines.enumerated() {
      output.write(line) { told.withLock { $0.append(number) } }
    }
    sink.open()
    #expect(try await OwnThread.run { output.drain(milliseconds: 60_000) })
    let chunks = sink.chunks
    #expect(chunks.flatMap(\.self) == lines.flatMap(\.self))
    #expect(chunks.allSatisfy { $0.count <= 4096 })
    #expect(chunks.allSatisfy { $0.last == 10 })
    #expect(chunks.count < lines.count / 5)
    #expect(told.withLock(\.self) == Array(lines.indices))
  }

  @Test func entriesThatAreDatagramsGoAlone() async throws {
    let sink = GatedSink(chunkBytesMax: 0)
    let output = LineOutput(sink, label: "test.datagrams")
    for _ in 0..<20 { output.write([1, 2, 3]) }
    sink.open()
    #expect(try await OwnThread.run { output.drain(milliseconds: 60_000) })
    #expect(sink.chunks == [[UInt8]](repeating: [1, 2, 3], count: 20))
  }

  /// Takes nothing until it is opened, so that lines wait together.
  private final class GatedSink: LineSink {
    let chunkBytesMax: Int
    private let gate = DispatchSemaphore(value: 0)
    private let taken = Mutex<[[UInt8]]>([])

    init(chunkBytesMax: Int) { self.chunkBytesMax = chunkBytesMax }

    var chunks: [[UInt8]] { taken.withLock(\.self) }
    func open() { gate.signal() }

    func write(_ lines: [UInt8]) -> Bool {
      gate.wait()
      taken.withLock { $0.append(lines) }
      gate.signal()
      return true
    }
  }
}

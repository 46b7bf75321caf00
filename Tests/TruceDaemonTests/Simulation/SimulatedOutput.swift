@testable import TruceDaemon

/// Where a simulated process prints; what was printed stays, whatever becomes of the process.
final class SimulatedOutput: LinePrinting {
  private let fate: Fate
  private(set) var lines: [String] = []
  private(set) var droppedCount = 0
  /// Called before each line.
  var onLine: (String) -> Void = { _ in }
  /// A reader that is gone.
  var isClosed = false

  init(fate: Fate) { self.fate = fate }

  func write(_ line: [UInt8], onWritten: (@Sendable () -> Void)?) {
    let text = String(decoding: line, as: UTF8.self)
    onLine(text)
    if isClosed {
      droppedCount += 1
      return
    }
    do {
      try fate.operate { () throws(SystemError) in lines.append(text) }
      onWritten?()
    } catch {
      // A line of a process that is gone is printed by the next; one that could not be written is dropped.
      if !fate.isDead { droppedCount += 1 }
    }
  }

  func mark(_ body: @escaping @Sendable () -> Void) { if !fate.isDead { body() } }
  func drain(milliseconds: Int) -> Bool { true }
}

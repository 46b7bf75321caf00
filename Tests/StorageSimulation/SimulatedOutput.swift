package import TruceCore
internal import TruceStorage

/// Where a simulated process prints; what was printed stays, whatever becomes of the process.
package final class SimulatedOutput: LinePrinting {
  private let fate: Fate
  package private(set) var lines: [String] = []
  package private(set) var droppedCount = 0
  /// Called before each line.
  package var onLine: (String) -> Void = { _ in }
  /// A reader that is gone.
  package var isClosed = false

  package init(fate: Fate) { self.fate = fate }

  /// What is shown of a record: as `alerts: line` has it.
  package static func line(_ record: Record, _ line: [UInt8]) -> [UInt8]? {
    AlertLine.make(record).map { Array("\($0)\n".utf8) }
  }

  package func write(_ line: [UInt8], onWritten: (@Sendable () -> Void)?) {
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

  package func mark(_ body: @escaping @Sendable () -> Void) { if !fate.isDead { body() } }
  package func drain(milliseconds: Int) -> Bool { true }
}

/// The text between tags, on its way around libxml2.
///
/// libxml2 would check and copy it three times. `MarkupRepair` puts it here and writes `TextRuns.mark`, one legal
/// character, in its place; where libxml2 reports that character, `FeedBuilder` takes the next run.
struct TextRuns: ~Copyable {
  /// Stands for one run in what libxml2 reads.
  static let mark: UInt8 = 0x7F

  private struct Run {
    var end: Int
    /// Line of the input on which the run ends, from 1.
    var line: Int
  }

  private var bytes = ByteBuffer()
  private var runs: [Run] = []
  /// Where the run begins that is not ended yet.
  private var openStart = 0
  private var next = 0
  private var nextStart = 0
  private let runBytesMax: Int

  /// - Parameter fieldBytesMax: a run keeps a little more, so that the field that it is in shows as too long.
  init(fieldBytesMax: Int) { runBytesMax = min(fieldBytesMax, .max - 8) + 8 }

  // MARK: Writing

  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    let room = runBytesMax - (bytes.count - openStart)
    if text.count <= room {
      bytes.append(text)
    } else if room > 0 {
      bytes.append(UnsafeBufferPointer(rebasing: text[..<room]))
    }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if bytes.count - openStart < runBytesMax { bytes.append(byte) }
  }

  /// Appends text up to `ByteScan.firstMarkup`, with `MarkupRepair.referenceMark` for each `&`; where it stopped.
  @inline(__always)
  mutating func append(textOf text: UnsafeBufferPointer<UInt8>, from start: Int, lines: inout Int) -> Int {
    append(text, from: start, lines: &lines, ByteScan.copyText, stop: ByteScan.firstMarkup)
  }

  /// Appends text up to `ByteScan.firstCDATAStop`; where it stopped.
  @inline(__always)
  mutating func append(cdataOf text: UnsafeBufferPointer<UInt8>, from start: Int, lines: inout Int) -> Int {
    append(text, from: start, lines: &lines, ByteScan.copyCDATA, stop: ByteScan.firstCDATAStop)
  }

  /// Copies what the cap allows; of what is beyond it only the lines count.
  @inline(__always)
  private mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, lines: inout Int,
    _ copy: (UnsafeBufferPointer<UInt8>, Int, inout ByteBuffer, inout Int) -> Int,
    stop: (UnsafeBufferPointer<UInt8>, Int) -> Int
  ) -> Int {
    let kept = roomFor(text, from: start)
    let end = copy(kept, start, &bytes, &lines)
    guard end == kept.count, end < text.count else { return end }
    let last = stop(text, end)
    lines += ByteScan.countLines(in: UnsafeBufferPointer(rebasing: text[end..<last]))
    return last
  }

  /// The text as far as the cap allows.
  @inline(__always)
  private func roomFor(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> UnsafeBufferPointer<UInt8> {
    let room = max(0, runBytesMax - openCount)
    return text.count - start <= room ? text : UnsafeBufferPointer(rebasing: text[..<(start + room)])
  }

  /// Ends the run; false where nothing was written since the last.
  mutating func endRun(line: Int) -> Bool {
    guard bytes.count > openStart else { return false }
    runs.append(Run(end: bytes.count, line: line))
    openStart = bytes.count
    return true
  }

  /// Bytes of the run that is not ended yet.
  var openCount: Int { bytes.count - openStart }

  /// Takes back the end of the open run; nil where the cap cut it.
  mutating func takeOpen(from offset: Int) -> [UInt8]? {
    guard offset < openCount, openCount < runBytesMax else { return nil }
    let text = Array(bytes.view[(openStart + offset)...])
    bytes.removeLast(text.count)
    return text
  }

  // MARK: Reading

  /// Passes over the next run; its line.
  mutating func skip() -> Int {
    guard next < runs.count else { return 0 }
    nextStart = runs[next].end
    next += 1
    return runs[next - 1].line
  }

  /// Hands the next run to `body`; its line.
  mutating func take(_ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Int {
    guard next < runs.count else { return 0 }
    let range = nextStart..<runs[next].end
    body(UnsafeBufferPointer(rebasing: bytes.view[range]))
    return skip()
  }

  /// Forgets the runs that were taken.
  mutating func removeTaken() {
    guard next > 0 else { return }
    bytes.removeFirst(nextStart)
    if next == runs.count { runs.removeAll(keepingCapacity: true) } else { runs.removeFirst(next) }
    for index in runs.indices { runs[index].end -= nextStart }
    openStart -= nextStart
    (next, nextStart) = (0, 0)
  }
}

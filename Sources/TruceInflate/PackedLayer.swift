/// One layer of compression: what it holds goes on to the next.
///
/// gzip bytes are a series of members, of which any may be empty. As gzip(1), it passes over zeros and whatever else
/// stands behind a whole member. Source: RFC 1952, 2.2.
final class PackedLayer {
  /// Decompressed at once.
  private static let outputBytes = 64 << 10

  private enum Place {
    case member
    /// Behind a whole member, `mark` bytes into the start of the next.
    case between(mark: Int)
    /// What comes now belongs to nothing.
    case over
  }

  private let bytesMax: Int
  private let inner: Unpacker
  private let isGzip: Bool
  private let output: UnsafeMutableRawBufferPointer
  private var inflater: Inflater
  private var place = Place.member
  private var written = 0

  init(_ format: Inflater.Format, bytesMax: Int, inner: Unpacker) throws(InflateError) {
    inflater = try Inflater(format)
    isGzip = format == .gzip
    output = .allocate(byteCount: PackedLayer.outputBytes, alignment: 16)
    self.bytesMax = bytesMax
    self.inner = inner
  }

  deinit { output.deallocate() }

  func consume(
    _ bytes: UnsafeRawBufferPointer, _ take: (UnsafeRawBufferPointer) -> Bool
  ) throws(InflateError) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      switch place {
      case .member: guard try inflate(&rest, take) else { return false }
      case .between(let mark): seekMember(&rest, mark)
      case .over: return true
      }
    }
    return true
  }

  func finish(_ take: (UnsafeRawBufferPointer) -> Bool) throws(InflateError) {
    try inner.finish(take)
    switch place {
    case .member where inflater.lacksOnlyChecksum(): return
    case .member, .between(mark: 2): throw .cut
    case .between, .over: return
    }
  }

  /// Takes from `rest` until the member ends or all is taken and nothing is left to be written.
  private func inflate(
    _ rest: inout UnsafeRawBufferPointer, _ take: (UnsafeRawBufferPointer) -> Bool
  ) throws(InflateError) -> Bool {
    while true {
      let step = inflater.inflate(rest, into: output)
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(step.taken))
      guard try passOn(step.written, take) else { return false }
      switch step.progress {
      case .damaged: throw .damaged
      case .ended:
        place = isGzip ? .between(mark: 0) : .over
        return true
      case .underWay: if rest.isEmpty, step.written < output.count { return true }
      }
    }
  }

  private func passOn(_ count: Int, _ take: (UnsafeRawBufferPointer) -> Bool) throws(InflateError) -> Bool {
    guard count > 0 else { return true }
    let room = max(0, bytesMax - written)
    written += count
    let isWanted = try inner.consume(UnsafeRawBufferPointer(rebasing: output[..<min(count, room)]), take)
    if count > room { throw .tooLarge(maxBytes: bytesMax) }
    return isWanted
  }

  /// Looks for the mark of another member, zeros before it passed over.
  private func seekMember(_ rest: inout UnsafeRawBufferPointer, _ seen: Int) {
    var mark = seen
    while let byte = rest.first, mark < PackedStart.gzip.count {
      if byte == PackedStart.gzip[mark] {
        mark += 1
      } else if byte != 0 || mark > 0 {
        place = .over
        return
      }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst())
    }
    place = mark < PackedStart.gzip.count ? .between(mark: mark) : startMember()
  }

  private func startMember() -> Place {
    inflater.restart()
    PackedStart.gzip.withUnsafeBytes { _ = inflater.inflate($0, into: output) }
    return .member
  }
}

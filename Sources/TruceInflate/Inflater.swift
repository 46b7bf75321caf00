internal import CZlib

/// One compressed stream on zlib: compressed bytes in, what they hold out.
///
/// Noncopyable: there is one owner, and `deinit` frees zlib's memory exactly once. Source: zlib.h.
package struct Inflater: ~Copyable {
  /// What stands around the compressed data. Source: RFC 1950, 1951, 1952.
  package enum Format: Sendable {
    case gzip
    case zlib
    /// Nothing at all.
    case raw

    /// 15: the largest window; 16 more: gzip; less than nothing: neither head nor checksum.
    fileprivate var windowBits: Int32 {
      switch self {
      case .gzip: 15 + 16
      case .zlib: 15
      case .raw: -15
      }
    }
  }

  package enum Progress: Sendable {
    /// More input goes on with it, or more room.
    case underWay
    /// The stream is whole and its checksum right; what was not taken stands behind it.
    case ended
    case damaged
  }

  /// What one call did; what was written is good, also where what follows is damaged.
  package struct Step: Sendable {
    package let taken: Int
    package let written: Int
    package let progress: Progress
  }

  private let format: Format
  // On the heap: zlib keeps the address.
  private let stream: UnsafeMutablePointer<z_stream>

  /// - Throws: `.outOfMemory`.
  package init(_ format: Format) throws(InflateError) {
    self.format = format
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard trucewatch_inflate_start(stream, format.windowBits) == Z_OK else {
      stream.deallocate()
      throw .outOfMemory
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Takes as much of `input` as `output` has room for.
  package mutating func inflate(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Step {
    // zlib does not write to its input.
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(output.count)
    let result = CZlib.inflate(stream, Z_NO_FLUSH)
    return Step(
      taken: input.count - Int(stream.pointee.avail_in), written: output.count - Int(stream.pointee.avail_out),
      progress: Inflater.progress(result))
  }

  /// Begins with the next stream of the same format.
  package mutating func restart() {
    let result = inflateReset(stream)
    precondition(result == Z_OK, "a stream that was begun can be begun again")
  }

  /// Whether all data came, and only the checksum behind it is missing or cut: some servers never send it.
  package func lacksOnlyChecksum() -> Bool {
    let checksum = checksum
    return checksum.indices.contains { isEnded(by: checksum[$0...]) }
  }

  /// What is to stand behind the data that came.
  private var checksum: [UInt8] {
    let sum = UInt32(truncatingIfNeeded: stream.pointee.adler)
    let size = UInt32(truncatingIfNeeded: stream.pointee.total_out)
    let littleEndian = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: sum >> $0) }
    return switch format {
    case .gzip: littleEndian + [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: size >> $0) }
    case .zlib: littleEndian.reversed()
    case .raw: []
    }
  }

  private func isEnded(by rest: ArraySlice<UInt8>) -> Bool {
    let copy = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    copy.initialize(to: z_stream())
    defer { copy.deallocate() }
    guard inflateCopy(copy, stream) == Z_OK else { return false }
    defer { inflateEnd(copy) }
    var (rest, end) = (Array(rest), UInt8(0))
    return rest.withUnsafeMutableBufferPointer { rest in
      copy.pointee.next_in = rest.baseAddress
      copy.pointee.avail_in = UInt32(rest.count)
      // No room at all: what still came out would be data.
      return withUnsafeMutablePointer(to: &end) { end in
        copy.pointee.next_out = end
        copy.pointee.avail_out = 0
        return CZlib.inflate(copy, Z_NO_FLUSH) == Z_STREAM_END
      }
    }
  }

  private static func progress(_ result: Int32) -> Progress {
    switch result {
    // Z_BUF_ERROR: no input was left, which is no error.
    case Z_OK, Z_BUF_ERROR: .underWay
    case Z_STREAM_END: .ended
    default: .damaged
    }
  }
}

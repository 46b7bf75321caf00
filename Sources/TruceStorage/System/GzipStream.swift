internal import CZlib
internal import Glibc

/// The bytes that a gzip file holds, decompressed as they are asked for. Confined to one queue.
///
/// A file of several members, as `cat` or a log rotation makes it, is read as one. Source: RFC 1952; zlib.h.
final class GzipStream: ByteStream {
  private static let inputBytes = 64 << 10

  private let file: any OpenFile
  private var offset = 0
  private var input: [UInt8] = []
  private var inputStart = 0
  // On the heap: zlib keeps the address.
  private let stream: UnsafeMutablePointer<z_stream>
  private var isAtMemberEnd = false
  /// What is decompressed before damage is handed out first.
  private var isDamaged = false

  /// - Throws: `ENOMEM`.
  init(_ file: any OpenFile) throws(SystemError) {
    self.file = file
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard trucewatch_inflate_start(stream) == Z_OK else {
      stream.deallocate()
      throw SystemError(code: ENOMEM)
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// - Throws: `EBADMSG` where it is no gzip file or a damaged one; `.cutShort` where it breaks
  ///   off; either behind the last bytes that can be had.
  func next(_ count: Int) throws(SystemError) -> [UInt8] {
    while true {
      if isDamaged { throw SystemError(code: EBADMSG) }
      if inputStart == input.count {
        input = try file.read(at: offset, count: GzipStream.inputBytes)
        offset += input.count
        inputStart = 0
        if input.isEmpty {
          guard isAtMemberEnd else { throw .cutShort }
          return []
        }
      }
      if isAtMemberEnd {
        guard inflateReset(stream) == Z_OK else { throw SystemError(code: EBADMSG) }
        isAtMemberEnd = false
      }
      let bytes = try inflateOnce(count)
      if !bytes.isEmpty { return bytes }
    }
  }

  private func inflateOnce(_ count: Int) throws(SystemError) -> [UInt8] {
    var result = Z_OK
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { output, filled in
      input.withUnsafeMutableBufferPointer { buffer in
        stream.pointee.next_in = buffer.baseAddress?.advanced(by: inputStart)
        stream.pointee.avail_in = UInt32(buffer.count - inputStart)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(count)
        result = inflate(stream, Z_NO_FLUSH)
        inputStart = buffer.count - Int(stream.pointee.avail_in)
        filled = count - Int(stream.pointee.avail_out)
      }
    }
    switch result {
    case Z_OK, Z_BUF_ERROR: return bytes
    case Z_STREAM_END:
      isAtMemberEnd = true
      return bytes
    default:
      isDamaged = true
      return bytes
    }
  }
}

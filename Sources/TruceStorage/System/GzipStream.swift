internal import Glibc
internal import TruceInflate

/// The bytes that a gzip file holds, decompressed as they are asked for. Confined to one queue.
///
/// A file of several members, as `cat` or a log rotation makes it, is read as one. Source: RFC 1952.
final class GzipStream: ByteStream {
  private static let inputBytes = 64 << 10

  private let file: any OpenFile
  private var offset = 0
  private var input: [UInt8] = []
  private var inputStart = 0
  private var inflater: Inflater
  private var isAtMemberEnd = false
  /// What is decompressed before damage is handed out first.
  private var isDamaged = false

  /// - Throws: `ENOMEM`.
  init(_ file: any OpenFile) throws(SystemError) {
    self.file = file
    do throws(InflateError) {
      inflater = try Inflater(.gzip)
    } catch {
      throw SystemError(code: ENOMEM)
    }
  }

  /// - Throws: `EBADMSG` where it is no gzip file or a damaged one; `.cutShort` where it breaks off; either behind the last
  ///   bytes that can be had.
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
        // Tapes and block devices pad a file with zeros. Source: gzip(1).
        while inputStart < input.count, input[inputStart] == 0 { inputStart += 1 }
        if inputStart == input.count { continue }
        inflater.restart()
        isAtMemberEnd = false
      }
      let bytes = try inflateOnce(count)
      if !bytes.isEmpty { return bytes }
    }
  }

  private func inflateOnce(_ count: Int) throws(SystemError) -> [UInt8] {
    var progress = Inflater.Progress.underWay
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { output, filled in
      input.withUnsafeBytes { input in
        let step = inflater.inflate(
          UnsafeRawBufferPointer(rebasing: input[inputStart...]), into: UnsafeMutableRawBufferPointer(output))
        inputStart += step.taken
        filled = step.written
        progress = step.progress
      }
    }
    isDamaged = progress == .damaged
    isAtMemberEnd = progress == .ended
    return bytes
  }
}

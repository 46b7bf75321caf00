/// Bytes of a file from one place to its end.
protocol ByteStream: AnyObject {
  /// The next bytes, about `count` of them; none at the end.
  func next(_ count: Int) throws(SystemError) -> [UInt8]
}

/// The bytes of a file as they stand in it.
final class PlainStream: ByteStream {
  private let file: any OpenFile
  private var offset: Int

  init(_ file: any OpenFile, from offset: Int) {
    self.file = file
    self.offset = offset
  }

  func next(_ count: Int) throws(SystemError) -> [UInt8] {
    let bytes = try file.read(at: offset, count: count)
    offset += bytes.count
    return bytes
  }
}

/// Bytes of a file from one place to its end.
protocol ByteStream: AnyObject {
  /// The next bytes, about `count` of them; none at the end.
  func next(_ count: Int) throws(SystemError) -> [UInt8]
}

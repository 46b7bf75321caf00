internal import Glibc
internal import TruceText

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are those of `other`.
  @inline(__always)
  func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count, let left = baseAddress, let right = other.baseAddress else {
      return count == other.count
    }
    return memcmp(left, right, count) == 0
  }

  /// A name of XML without its prefix.
  var localName: UnsafeBufferPointer<UInt8> {
    guard let colon = firstIndex(of: UInt8(ascii: ":")) else { return self }
    return UnsafeBufferPointer(rebasing: self[(colon + 1)...])
  }

  /// The index at which `pattern` begins first.
  package func firstIndex(of pattern: [UInt8], from start: Int = 0) -> Int? {
    guard let first = pattern.first else { return nil }
    let last = count - pattern.count
    var index = start
    while index <= last {
      index = ByteScan.firstIndex(of: first, in: self, from: index)
      guard index <= last else { return nil }
      if self[index..<(index + pattern.count)].elementsEqual(pattern) { return index }
      index += 1
    }
    return nil
  }
}

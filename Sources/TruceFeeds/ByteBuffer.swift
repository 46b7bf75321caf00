internal import Glibc

/// Bytes that grow at the end, with one owner and reused storage.
///
/// For the few buffers through which every byte of a document goes: `Array` asks at each change whether its storage is
/// shared, which for runs of a few bytes costs more than the copy.
///
/// Invariant: `count <= capacity`, and `start` is nil exactly while `capacity` is 0.
package struct ByteBuffer: ~Copyable {
  /// Storage that an emptied buffer keeps; one long field does not hold its memory for ever.
  private static let keptMax = 256 << 10

  private var start: UnsafeMutablePointer<UInt8>?
  private var capacity = 0
  package private(set) var count = 0

  package init() {}

  package init(capacity: Int) { grow(by: capacity) }

  deinit { start?.deallocate() }

  var isEmpty: Bool { count == 0 }
  /// The bytes; valid until the next change.
  package var view: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
  /// The bytes; valid until the next change.
  var mutableView: UnsafeMutableBufferPointer<UInt8> { UnsafeMutableBufferPointer(start: start, count: count) }

  subscript(index: Int) -> UInt8 { view[index] }
  var last: UInt8? { view.last }

  @inline(__always)
  package mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    start?[count] = byte
    count &+= 1
  }

  @inline(__always)
  package mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard let source = text.baseAddress, text.count > 0 else { return }
    if capacity - count < text.count { grow(by: text.count) }
    guard let start else { return }
    memcpy(start + count, source, text.count)
    count &+= text.count
  }

  /// Storage after the bytes for `length` more; valid until the next change.
  @inline(__always)
  mutating func room(for length: Int) -> UnsafeMutablePointer<UInt8> {
    if capacity - count < length { grow(by: length) }
    guard let start else { preconditionFailure("grown storage is there") }
    return start + count
  }

  /// Takes in the bytes that were written to `room`.
  @inline(__always)
  mutating func take(_ length: Int) {
    precondition(length >= 0 && length <= capacity - count)
    count &+= length
  }

  package mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends `text` in quotes, after a comma where there is to be one, at the cost of one append.
  package mutating func append(quoted text: UnsafeBufferPointer<UInt8>, afterComma: Bool) {
    let length = text.count + (afterComma ? 3 : 2)
    let place = room(for: length)
    let quote = UInt8(ascii: "\"")
    place[0] = UInt8(ascii: ",")
    place[length - text.count - 2] = quote
    if let source = text.baseAddress { memcpy(place + length - text.count - 1, source, text.count) }
    place[length - 1] = quote
    take(length)
  }

  mutating func append(_ text: [UInt8]) { text.withUnsafeBufferPointer { append($0) } }

  /// Forgets the bytes, and keeps storage of an ordinary size.
  @inline(__always)
  package mutating func removeAll() {
    count = 0
    if capacity > ByteBuffer.keptMax { release() }
  }

  mutating func removeLast(_ length: Int) {
    precondition(length >= 0 && length <= count)
    count -= length
  }

  mutating func removeFirst(_ length: Int) {
    precondition(length >= 0 && length <= count)
    count -= length
    if let start, count > 0 { memmove(start, start + length, count) }
    if count == 0 { removeAll() }
  }

  private mutating func release() {
    start?.deallocate()
    (start, capacity) = (nil, 0)
  }

  private mutating func grow(by length: Int) {
    let wanted = max(count + length, capacity * 2, 64)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
    if let start { memcpy(larger, start, count) }
    start?.deallocate()
    (start, capacity) = (larger, wanted)
  }
}

/// What takes bytes one by one.
protocol ByteSink: ~Copyable {
  mutating func append(_ byte: UInt8)
}

extension ByteBuffer: ByteSink {}
extension [UInt8]: ByteSink {}

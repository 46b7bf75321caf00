/// Takes the compression off a document as it comes. gzip and zlib are told by their first bytes, whatever a header said:
/// servers name codings that are none, compress twice, and serve `.gz` files as they lie on the disk.
///
/// Plain bytes pass through as they came. Not `Sendable`: confined to where it was made.
package final class Unpacker {
  /// A `.gz` file that a server compresses once more is two; nobody needs more than three.
  package static let layersMax = 3

  private enum State {
    /// Too few bytes have come to tell what they are.
    case undecided
    case plain
    case packed(PackedLayer)
  }

  private let bytesMax: Int
  private let mayBeRaw: Bool
  private let layersLeft: Int
  private var state = State.undecided
  private var held: [UInt8] = []

  /// - Parameters:
  ///   - bytesMax: Of every layer, what comes out last included.
  ///   - mayBeRaw: What is no text may be compressed without any mark, as a `deflate` coding often is.
  package convenience init(bytesMax: Int, mayBeRaw: Bool = false) {
    self.init(bytesMax: bytesMax, mayBeRaw: mayBeRaw, layersLeft: Unpacker.layersMax)
  }

  init(bytesMax: Int, mayBeRaw: Bool, layersLeft: Int) {
    self.bytesMax = bytesMax
    self.mayBeRaw = mayBeRaw
    self.layersLeft = layersLeft
  }

  /// Hands what `bytes` hold to `take`, in pieces; each is valid during the call only.
  ///
  /// - Returns: False where `take` wanted no more.
  /// - Throws: After the bytes that came before the fault were handed over.
  package func consume(
    _ bytes: UnsafeRawBufferPointer, _ take: (UnsafeRawBufferPointer) -> Bool
  ) throws(InflateError) -> Bool {
    switch state {
    case .plain: return take(bytes)
    case .packed(let layer): return try layer.consume(bytes, take)
    case .undecided where held.isEmpty: return try begin(bytes, take)
    case .undecided:
      held += bytes
      let start = held
      held = []
      return try start.withUnsafeBufferPointer { start throws(InflateError) in
        try begin(UnsafeRawBufferPointer(start), take)
      }
    }
  }

  /// The input is over: hands over what was held back.
  ///
  /// - Throws: `.cut` where it is not whole.
  package func finish(_ take: (UnsafeRawBufferPointer) -> Bool) throws(InflateError) {
    switch state {
    case .plain: return
    case .packed(let layer): try layer.finish(take)
    case .undecided:
      if !held.isEmpty { _ = held.withUnsafeBytes(take) }
    }
  }

  private func begin(
    _ bytes: UnsafeRawBufferPointer, _ take: (UnsafeRawBufferPointer) -> Bool
  ) throws(InflateError) -> Bool {
    switch PackedStart(bytes, mayBeRaw: mayBeRaw) {
    case .undecided:
      held = Array(bytes)
      return true
    case .plain:
      state = .plain
      return take(bytes)
    case .packed(let format):
      let layer = try makeLayer(format)
      state = .packed(layer)
      return try layer.consume(bytes, take)
    }
  }

  private func makeLayer(_ format: Inflater.Format) throws(InflateError) -> PackedLayer {
    guard layersLeft > 0 else { throw .tooManyLayers(max: Unpacker.layersMax) }
    // Below gzip, a raw stream may still come: `Content-Encoding: deflate, gzip`.
    let inner = Unpacker(bytesMax: bytesMax, mayBeRaw: mayBeRaw && format == .gzip, layersLeft: layersLeft - 1)
    return try PackedLayer(format, bytesMax: bytesMax, inner: inner)
  }
}

/// Why compressed bytes could not be read to their end. What came before was given out.
package enum InflateError: Error, Sendable, Equatable {
  case cut
  case damaged
  /// Of one layer: as it came, or as it was decompressed.
  case tooLarge(maxBytes: Int)
  case tooManyLayers(max: Int)
  case outOfMemory
}

extension InflateError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cut: "the compressed data breaks off"
    case .damaged: "the compressed data is damaged"
    case .tooLarge(let max): "it is larger than \(max) bytes"
    case .tooManyLayers(let max): "it is compressed more than \(max) times over"
    case .outOfMemory: "no memory to decompress it"
    }
  }
}

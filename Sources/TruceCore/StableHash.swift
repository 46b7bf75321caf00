internal import TruceText

/// A 64-bit hash that is the same in every process and version: what is stored is found again.
///
/// FNV-1a with a final mix. Not for secrets: a publisher who makes two of its own articles collide hurts itself alone.
package struct StableHash: Sendable {
  private var state = FNV1a.basis

  package init() {}

  /// The hash of a key; keys of different kinds never meet.
  init(kind: StaticString) {
    kind.withUTF8Buffer { combine($0) }
    endField()
  }

  @inline(__always)
  package mutating func combine(_ byte: UInt8) { state = FNV1a.step(state, byte) }

  @inline(__always)
  package mutating func combine(_ bytes: some Sequence<UInt8>) { for byte in bytes { combine(byte) } }

  /// Combines a field and its end.
  package mutating func combine(field: String) {
    var copy = field
    copy.withUTF8 { combine($0) }
    endField()
  }

  /// So that ("ab", "c") and ("a", "bc") differ: no text holds this byte.
  @inline(__always)
  package mutating func endField() { combine(0xFF) }

  /// Combines the words of a field: ASCII letters without their case, digits and all that is not ASCII.
  ///
  /// Without a branch: what is left out changes nothing and is multiplied by one. A thousand bytes an article, and at
  /// every space a processor would guess wrong.
  mutating func combine(words: String) {
    var copy = words
    copy.withUTF8 { bytes in
      StableHash.wordBytes.withUnsafeBufferPointer { wordBytes in
        var state = state
        for byte in bytes {
          let kept = wordBytes[Int(byte)]
          state = (state ^ UInt64(kept)) &* (kept == 0 ? 1 : FNV1a.prime)
        }
        self.state = state
      }
    }
    endField()
  }

  /// For each byte what it counts as in a word; 0 where it is left out.
  private static let wordBytes: [UInt8] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: byte
    default: 0
    }
  }

  package var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ mixed >> 32) &* 0xD6E8_FEB8_6659_FD93
    mixed = (mixed ^ mixed >> 32) &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ mixed >> 32
  }
}

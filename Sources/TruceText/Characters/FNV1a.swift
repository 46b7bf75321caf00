/// The hash FNV-1a in 64 bits, one step for each byte.
///
/// Source: Fowler, Noll and Vo, “The FNV Non-Cryptographic Hash Algorithm”.
@usableFromInline
package enum FNV1a {
  /// The hash of nothing.
  @inlinable @inline(__always)
  package static var basis: UInt64 { 0xCBF2_9CE4_8422_2325 }

  @inlinable @inline(__always)
  package static var prime: UInt64 { 0x0000_0100_0000_01B3 }

  /// The hash of what `hash` is the hash of and of `byte` behind it.
  @inlinable @inline(__always)
  package static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* prime }
}

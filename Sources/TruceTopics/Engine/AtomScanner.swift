/// Finds many atoms in one pass over folded bytes.
///
/// At each byte four bytes are hashed into a map that knows the rarest four bytes of each atom; the few places that pass
/// are looked up and compared. Atoms of fewer than four bytes have a map of two bytes of their own. There is nothing to
/// set up but these tables, and the time is linear: at each place only the atoms with its four bytes are compared.
struct AtomScanner: Sendable {
  private struct Bucket: Sendable {
    var gram: UInt32 = 0
    var start: Int32 = 0
    var count: Int32 = 0
  }

  /// Marks the two bytes of a short atom as a key; no text has these bytes.
  private static let shortMark: UInt32 = 0xffff_0000

  private let store: PatternStore
  /// Indices of atoms, those of one bucket side by side.
  private var members: [Int32] = []
  /// One byte for each hash, 1 where an atom has it: a byte is tested with fewer instructions than a bit.
  private var filter: [UInt8]
  private let filterShift: UInt32
  private var buckets: [Bucket]
  private let bucketMask: Int
  /// One bit for each two bytes that start a short atom; empty without any.
  private var shortFilter: [UInt64] = []

  /// Searches for the atoms of `atoms` whose indices are in `wanted`; hits name the indices.
  init(_ atoms: [Atom], _ store: PatternStore, wanted: [Int]) {
    self.store = store
    // Few atoms: 16 KB, which stay in the first cache. Many: 64 KB, so that few places pass by chance.
    let bits: UInt32 = wanted.count > 300 ? 16 : 14
    filterShift = 32 - bits
    filter = [UInt8](repeating: 0, count: 1 << bits)
    var grams: [(gram: UInt32, atom: Int32)] = []
    for index in wanted { grams.append((Self.gram(store, index), Int32(index))) }
    grams.sort { ($0.gram, $0.atom) < ($1.gram, $1.atom) }
    var size = 16
    while size < grams.count * 4 { size *= 2 }
    buckets = [Bucket](repeating: Bucket(), count: size)
    bucketMask = size - 1
    for entry in grams { insert(entry.gram, entry.atom) }
  }

  /// Every hit in `text`; case and marks are not looked at.
  func hits(in text: [UInt8]) -> [RawHit] {
    var hits: [RawHit] = []
    scan(text, into: &hits)
    return hits
  }

  /// Appends every hit in `text` to `hits`, in the order of the places.
  func scan(_ text: [UInt8], into hits: inout [RawHit]) {
    let text = text.span
    let filter = filter.span
    let end = text.count - 3
    guard shortFilter.isEmpty else { return scanShort(text, &hits) }
    var place = 0
    // Four places at a time: their four hashes need one branch. Eight bytes are loaded, within `text` by the condition.
    while place + 8 <= text.count {
      let word = unsafe text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self).littleEndian
      let bits =
        bit(UInt32(truncatingIfNeeded: word), filter) | bit(UInt32(truncatingIfNeeded: word >> 8), filter)
        | bit(UInt32(truncatingIfNeeded: word >> 16), filter) | bit(UInt32(truncatingIfNeeded: word >> 24), filter)
      if bits != 0 {
        for offset in 0..<4 {
          let gram = UInt32(truncatingIfNeeded: word &>> UInt64(8 * offset))
          if bit(gram, filter) != 0 { check(gram, text, place + offset, &hits) }
        }
      }
      place += 4
    }
    while place < end {
      let gram = unsafe text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt32.self).littleEndian
      if bit(gram, filter) != 0 { check(gram, text, place, &hits) }
      place += 1
    }
  }

  /// 1 where an atom may have `gram`.
  @inline(__always)
  private func bit(_ gram: UInt32, _ filter: Span<UInt8>) -> UInt8 {
    // The hash has `32 - filterShift` bits, as many as the filter: it cannot lie outside.
    unsafe filter[unchecked: Int((gram &* 0x9e37_79b1) &>> filterShift)]
  }

  /// As `scan`, with the atoms of fewer than four bytes.
  private func scanShort(_ text: Span<UInt8>, _ hits: inout [RawHit]) {
    let filter = filter.span
    let shortFilter = shortFilter.span
    var place = 0
    while place + 1 < text.count {
      let pair = UInt32(text[place]) | UInt32(text[place + 1]) << 8
      if shortFilter[Int(pair >> 6)] & (1 << UInt64(pair & 63)) != 0 {
        check(Self.shortMark | pair, text, place, &hits)
      }
      if place + 3 < text.count {
        let gram = pair | UInt32(text[place + 2]) << 16 | UInt32(text[place + 3]) << 24
        if bit(gram, filter) != 0 { check(gram, text, place, &hits) }
      }
      place += 1
    }
  }

  @inline(never)
  private func check(_ gram: UInt32, _ text: Span<UInt8>, _ place: Int, _ hits: inout [RawHit]) {
    let buckets = buckets.span
    var slot = Self.slot(gram) & bucketMask
    while buckets[slot].gram != gram {
      guard buckets[slot].count > 0 else { return }
      slot = (slot + 1) & bucketMask
    }
    let members = members.span
    let patterns = store.patterns.span
    let bytes = store.bytes.span
    for index in Int(buckets[slot].start)..<Int(buckets[slot].start + buckets[slot].count) {
      let atom = members[index]
      let pattern = patterns[Int(atom)]
      let start = place - Int(pattern.anchor)
      guard start >= 0, let range = AtomVerifier.range(of: pattern, bytes, in: text, at: start) else { continue }
      hits.append(RawHit(atom: atom, start: Int32(range.lowerBound), end: Int32(range.upperBound)))
    }
  }

  private mutating func insert(_ gram: UInt32, _ atom: Int32) {
    if gram >= Self.shortMark {
      if shortFilter.isEmpty { shortFilter = [UInt64](repeating: 0, count: 1024) }
      let pair = Int(gram & 0xffff)
      shortFilter[pair >> 6] |= 1 << UInt64(pair & 63)
    } else {
      filter[Int((gram &* 0x9e37_79b1) &>> filterShift)] = 1
    }
    var slot = Self.slot(gram) & bucketMask
    while buckets[slot].count > 0, buckets[slot].gram != gram { slot = (slot + 1) & bucketMask }
    if buckets[slot].count == 0 { buckets[slot] = Bucket(gram: gram, start: Int32(members.count), count: 0) }
    buckets[slot].count += 1
    members.append(atom)
  }

  /// The four bytes that the pattern is looked for by, as they are loaded from a text; or the marked two of a short one.
  private static func gram(_ store: PatternStore, _ index: Int) -> UInt32 {
    let pattern = store.patterns[index]
    let bytes = store.bytes[Int(pattern.start + pattern.anchor)...]
    func byte(_ offset: Int) -> UInt32 { UInt32(bytes[bytes.startIndex + offset]) << UInt32(8 * offset) }
    return pattern.isShort ? shortMark | byte(0) | byte(1) : byte(0) | byte(1) | byte(2) | byte(3)
  }

  private static func slot(_ gram: UInt32) -> Int { Int((gram &* 0x85eb_ca6b) >> 8) }
}

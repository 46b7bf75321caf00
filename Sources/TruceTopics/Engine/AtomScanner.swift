/// Finds many atoms in one pass over folded bytes.
///
/// At each byte four bytes are hashed into a map that knows the rarest four bytes of each atom; the few places that pass
/// are looked up and compared. Atoms of fewer than four bytes have a map of two bytes of their own. There is nothing to
/// set up but these tables, and the time is linear: at each place only the atoms with its four bytes are compared.
struct AtomScanner: Sendable {
  /// An atom of a bucket, with four of its other bytes: most places are ruled out by one comparison.
  private struct Member: Sendable {
    var atom: Int32
    /// Where the bucket's bytes are in the pattern, from its start.
    var anchor: Int32
    /// Where the other bytes stand, from the bucket's bytes.
    var probeOffset: Int32
    var probe: UInt32
    /// The bits of `probe` that count; none where the pattern has no other bytes.
    var probeMask: UInt32
  }

  private struct Bucket: Sendable {
    var gram: UInt32 = 0
    var start: Int32 = 0
    var count: Int32 = 0
  }

  /// Marks the two bytes of a short atom as a key; no text has these bytes.
  private static let shortMark: UInt32 = 0xffff_0000

  private let store: PatternStore
  /// Indices of atoms, those of one bucket side by side.
  private var members: [Member] = []
  /// One byte for each hash, 1 where an atom has it: a byte is tested with fewer instructions than a bit.
  private var filter: [UInt8]
  private let filterShift: UInt32
  private var buckets: [Bucket]
  private let bucketMask: Int
  /// As `filter`, for the two bytes that start a short atom; empty without any.
  private var shortFilter: [UInt8] = []
  private static let shortFilterBits: UInt32 = 12

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
    if shortFilter.isEmpty { scan(text.span, hasShort: false, &hits) } else { scan(text.span, hasShort: true, &hits) }
  }

  @inline(__always)
  private func scan(_ text: Span<UInt8>, hasShort: Bool, _ hits: inout [RawHit]) {
    let filter = filter.span
    let shortFilter = shortFilter.span
    var place = 0
    // Four places at a time: their hashes need one branch. Eight bytes are loaded, within `text` by the condition.
    while place + 8 <= text.count {
      let word = unsafe text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self).littleEndian
      let (first, second, third, fourth) = (
        UInt32(truncatingIfNeeded: word), UInt32(truncatingIfNeeded: word >> 8),
        UInt32(truncatingIfNeeded: word >> 16), UInt32(truncatingIfNeeded: word >> 24)
      )
      var bits = bit(first, filter) | bit(second, filter) | bit(third, filter) | bit(fourth, filter)
      if hasShort {
        bits |= shortBit(first, shortFilter) | shortBit(second, shortFilter)
        bits |= shortBit(third, shortFilter) | shortBit(fourth, shortFilter)
      }
      if bits != 0 {
        for offset in 0..<4 {
          let gram = UInt32(truncatingIfNeeded: word &>> UInt64(8 * offset))
          if hasShort, shortBit(gram, shortFilter) != 0 {
            check(Self.shortMark | gram & 0xffff, text, place + offset, &hits)
          }
          if bit(gram, filter) != 0 { check(gram, text, place + offset, &hits) }
        }
      }
      place += 4
    }
    while place + 1 < text.count {
      let pair = UInt32(text[place]) | UInt32(text[place + 1]) << 8
      if hasShort, shortBit(pair, shortFilter) != 0 { check(Self.shortMark | pair, text, place, &hits) }
      if place + 3 < text.count {
        let gram = pair | UInt32(text[place + 2]) << 16 | UInt32(text[place + 3]) << 24
        if bit(gram, filter) != 0 { check(gram, text, place, &hits) }
      }
      place += 1
    }
  }

  /// 1 where an atom may have `gram`.
  @inline(__always)
  private func bit(_ gram: UInt32, _ filter: Span<UInt8>) -> UInt8 {
    // The hash has `32 - filterShift` bits, as many as the filter: it cannot lie outside.
    unsafe filter[unchecked: Int((gram &* 0x9e37_79b1) &>> filterShift)]
  }

  /// 1 where a short atom may start with the first two bytes of `gram`.
  @inline(__always)
  private func shortBit(_ gram: UInt32, _ filter: Span<UInt8>) -> UInt8 {
    // The hash has as many bits as the filter: it cannot lie outside.
    unsafe filter[unchecked: Self.shortHash(gram)]
  }

  @inline(__always)
  private static func shortHash(_ gram: UInt32) -> Int {
    Int(((gram & 0xffff) &* 0x9e37_79b1) &>> (32 - shortFilterBits))
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
      let member = members[index]
      let start = place - Int(member.anchor)
      guard start >= 0, mayMatch(member, text, place) else { continue }
      guard let range = AtomVerifier.range(of: patterns[Int(member.atom)], bytes, in: text, at: start) else { continue }
      hits.append(RawHit(atom: member.atom, start: Int32(range.lowerBound), end: Int32(range.upperBound)))
    }
  }

  @inline(__always)
  private func mayMatch(_ member: Member, _ text: Span<UInt8>, _ place: Int) -> Bool {
    let start = place + Int(member.probeOffset)
    // At the end of the text the whole comparison has to tell.
    guard start >= 0, start + 4 <= text.count else { return true }
    let word = unsafe text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt32.self).littleEndian
    return word & member.probeMask == member.probe
  }

  private mutating func insert(_ gram: UInt32, _ atom: Int32) {
    if gram >= Self.shortMark {
      if shortFilter.isEmpty { shortFilter = [UInt8](repeating: 0, count: 1 << Self.shortFilterBits) }
      shortFilter[Self.shortHash(gram)] = 1
    } else {
      filter[Int((gram &* 0x9e37_79b1) &>> filterShift)] = 1
    }
    var slot = Self.slot(gram) & bucketMask
    while buckets[slot].count > 0, buckets[slot].gram != gram { slot = (slot + 1) & bucketMask }
    if buckets[slot].count == 0 { buckets[slot] = Bucket(gram: gram, start: Int32(members.count), count: 0) }
    buckets[slot].count += 1
    members.append(Self.member(store, atom, gramBytes: gram >= Self.shortMark ? 2 : 4))
  }

  private static func member(_ store: PatternStore, _ atom: Int32, gramBytes: Int) -> Member {
    let pattern = store.patterns[Int(atom)]
    let literal = store.bytes[Int(pattern.start)..<Int(pattern.start + pattern.count)].prefix {
      $0 != PatternStore.openEnd
    }
    let anchor = Int(pattern.anchor)
    // Before the bucket's bytes where the pattern has any there, else after them.
    let offset = anchor > 0 ? 0 : gramBytes
    var probe: UInt32 = 0
    var mask: UInt32 = 0
    for (index, byte) in literal.dropFirst(offset).prefix(4).enumerated() {
      probe |= UInt32(byte) << UInt32(8 * index)
      mask |= 0xff << UInt32(8 * index)
    }
    return Member(
      atom: atom, anchor: pattern.anchor, probeOffset: Int32(offset - anchor), probe: probe, probeMask: mask)
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

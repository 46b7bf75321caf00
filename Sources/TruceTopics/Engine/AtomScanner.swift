/// Finds many atoms in one pass over folded bytes.
///
/// At each byte four bytes are hashed into a bit map that knows how each atom starts; the few places that pass are looked up and
/// compared. Atoms of fewer than four bytes have a bit map of two bytes of their own. There is nothing to set up but these
/// tables, and the time is linear: at each place only the atoms that start with its four bytes are compared.
struct AtomScanner: Sendable {
  private struct Bucket: Sendable {
    var gram: UInt32 = 0
    var start: Int32 = 0
    var count: Int32 = 0
  }

  private let atoms: [Atom]
  /// Indices into `atoms`, those of one bucket side by side.
  private var members: [Int32] = []
  private var filter: [UInt64]
  private let filterShift: UInt32
  private var buckets: [Bucket]
  private let bucketMask: Int
  /// One bit for each two bytes that start a short atom; empty without any.
  private var shortFilter: [UInt64] = []
  private var shortMembers: [Int32] = []

  /// Searches for the atoms of `atoms` whose indices are in `wanted`; hits name the indices.
  init(_ atoms: [Atom], wanted: [Int]) {
    self.atoms = atoms
    let bits: UInt32 = wanted.count > 2_000 ? 18 : 16
    filterShift = 32 - bits
    filter = [UInt64](repeating: 0, count: 1 << (bits - 6))
    var grams: [(gram: UInt32, atom: Int32)] = []
    for index in wanted {
      let start = atoms[index].literalStart
      if start.count >= 4 {
        grams.append((Self.gram(start), Int32(index)))
      } else {
        shortMembers.append(Int32(index))
      }
    }
    grams.sort { ($0.gram, $0.atom) < ($1.gram, $1.atom) }
    var size = 16
    while size < grams.count * 4 { size *= 2 }
    buckets = [Bucket](repeating: Bucket(), count: size)
    bucketMask = size - 1
    for entry in grams { insert(entry.gram, entry.atom) }
    insertShort()
  }

  /// Appends every hit in `text` to `hits`, in the order of their starts.
  func scan(_ text: [UInt8], into hits: inout [RawHit]) {
    forEachHit(text) { hit in
      hits.append(hit)
      return true
    }
  }

  /// Whether any atom stands in `text`; case and marks are not looked at.
  func finds(anyIn text: [UInt8]) -> Bool {
    var found = false
    forEachHit(text) { _ in
      found = true
      return false
    }
    return found
  }

  /// Calls `body` for each hit until it says false.
  @inline(__always)
  private func forEachHit(_ text: [UInt8], _ body: (RawHit) -> Bool) {
    text.withUnsafeBufferPointer { text in
      filter.withUnsafeBufferPointer { filter in
        // `place` stays below `text.count - 3`; a hash of `32 - filterShift` bits is always inside the filter.
        guard let base = UnsafeRawPointer(text.baseAddress), text.count >= 2 else { return }
        let end = text.count - 3
        var place = 0
        if shortMembers.isEmpty {
          while place < end {
            let gram = (base + place).loadUnaligned(as: UInt32.self).littleEndian
            let hash = (gram &* 0x9e37_79b1) >> filterShift
            if filter[Int(hash >> 6)] & (1 << UInt64(hash & 63)) != 0 {
              guard check(gram, text, place, body) else { return }
            }
            place += 1
          }
          return
        }
        while place + 1 < text.count {
          if place < end {
            let gram = (base + place).loadUnaligned(as: UInt32.self).littleEndian
            let hash = (gram &* 0x9e37_79b1) >> filterShift
            if filter[Int(hash >> 6)] & (1 << UInt64(hash & 63)) != 0 {
              guard check(gram, text, place, body) else { return }
            }
          }
          let pair = Int(text[place]) << 8 | Int(text[place + 1])
          if shortFilter[pair >> 6] & (1 << UInt64(pair & 63)) != 0 {
            guard checkShort(text, place, body) else { return }
          }
          place += 1
        }
      }
    }
  }

  @inline(never)
  private func check(
    _ gram: UInt32, _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ body: (RawHit) -> Bool
  ) -> Bool {
    var slot = Self.slot(gram) & bucketMask
    while buckets[slot].count > 0 {
      if buckets[slot].gram == gram {
        for index in Int(buckets[slot].start)..<Int(buckets[slot].start + buckets[slot].count) {
          let atom = members[index]
          if let range = AtomVerifier.range(of: atoms[Int(atom)], in: text, at: place) {
            let hit = RawHit(atom: atom, start: Int32(range.lowerBound), end: Int32(range.upperBound))
            guard body(hit) else { return false }
          }
        }
        return true
      }
      slot = (slot + 1) & bucketMask
    }
    return true
  }

  private func checkShort(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ body: (RawHit) -> Bool) -> Bool {
    for atom in shortMembers {
      let bytes = atoms[Int(atom)].literalStart
      guard bytes[0] == text[place], bytes[1] == text[place + 1] else { continue }
      if let range = AtomVerifier.range(of: atoms[Int(atom)], in: text, at: place) {
        let hit = RawHit(atom: atom, start: Int32(range.lowerBound), end: Int32(range.upperBound))
        guard body(hit) else { return false }
      }
    }
    return true
  }

  private mutating func insert(_ gram: UInt32, _ atom: Int32) {
    let hash = (gram &* 0x9e37_79b1) >> filterShift
    filter[Int(hash >> 6)] |= 1 << UInt64(hash & 63)
    var slot = Self.slot(gram) & bucketMask
    while buckets[slot].count > 0, buckets[slot].gram != gram { slot = (slot + 1) & bucketMask }
    if buckets[slot].count == 0 { buckets[slot] = Bucket(gram: gram, start: Int32(members.count), count: 0) }
    buckets[slot].count += 1
    members.append(atom)
  }

  private mutating func insertShort() {
    guard !shortMembers.isEmpty else { return }
    shortFilter = [UInt64](repeating: 0, count: 1024)
    for atom in shortMembers {
      let bytes = atoms[Int(atom)].literalStart
      let pair = Int(bytes[0]) << 8 | Int(bytes[1])
      shortFilter[pair >> 6] |= 1 << UInt64(pair & 63)
    }
  }

  private static func gram(_ bytes: [UInt8]) -> UInt32 {
    UInt32(bytes[0]) | UInt32(bytes[1]) << 8 | UInt32(bytes[2]) << 16 | UInt32(bytes[3]) << 24
  }

  private static func slot(_ gram: UInt32) -> Int { Int((gram &* 0x85eb_ca6b) >> 8) }
}

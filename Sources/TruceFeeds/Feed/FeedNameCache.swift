/// Remembers what elements mean by the addresses of their names, which libxml2 keeps one of each in a document.
struct FeedNameCache {
  private struct Entry {
    var local: UnsafePointer<UInt8>?
    var prefix: UnsafePointer<UInt8>?
    var uri: UnsafePointer<UInt8>?
    var name = FeedName.other
  }

  /// 512 entries; feeds have 10 to 40 names.
  private static let sizeBits: UInt64 = 9
  private var entries = [Entry](repeating: Entry(), count: 1 << sizeBits)

  mutating func name(
    _ local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?
  ) -> FeedName {
    // Multiplication by the golden ratio spreads addresses that differ in a few middle bits (Knuth, 6.4).
    let key = UInt64(UInt(bitPattern: local) &+ UInt(bitPattern: prefix) &* 3)
    let slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> (64 - FeedNameCache.sizeBits))
    let entry = entries[slot]
    if entry.local == local, entry.prefix == prefix, entry.uri == uri { return entry.name }
    let name = FeedVocabulary(prefix: prefix, uri: uri).name(local)
    entries[slot] = Entry(local: local, prefix: prefix, uri: uri, name: name)
    return name
  }
}

/// Remembers what elements mean by the addresses of their names, which libxml2 keeps one of each in a document.
struct FeedNameCache {
  private struct Entry {
    var local: UnsafePointer<UInt8>?
    var prefix: UnsafePointer<UInt8>?
    var uri: UnsafePointer<UInt8>?
    var name = FeedName.other
  }

  /// A power of two; feeds have 10 to 40 names.
  private static let size = 128
  private var entries = [Entry](repeating: Entry(), count: size)

  mutating func name(
    _ local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?
  ) -> FeedName {
    let hash = UInt(bitPattern: local) &* 31 &+ UInt(bitPattern: prefix)
    let slot = Int((hash ^ hash >> 7) & UInt(FeedNameCache.size - 1))
    let entry = entries[slot]
    if entry.local == local, entry.prefix == prefix, entry.uri == uri { return entry.name }
    let name = FeedVocabulary(prefix: prefix, uri: uri).name(local)
    entries[slot] = Entry(local: local, prefix: prefix, uri: uri, name: name)
    return name
  }
}

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
  /// Mistaken namespaces of one document; it has one, if any.
  private static let mistakenMax = 8

  private var entries = [Entry](repeating: Entry(), count: 1 << sizeBits)
  /// Default namespaces of other vocabularies that the document gives to its root, a channel or an item.
  private var mistaken: [UnsafePointer<UInt8>] = []

  mutating func name(
    _ local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?
  ) -> FeedName {
    // Multiplication by the golden ratio spreads addresses that differ in a few middle bits (Knuth, 6.4).
    let key = UInt64(UInt(bitPattern: local) &+ UInt(bitPattern: prefix) &* 3)
    let slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> (64 - FeedNameCache.sizeBits))
    let entry = entries[slot]
    if entry.local == local, entry.prefix == prefix, entry.uri == uri { return entry.name }
    let name = lookUp(local, prefix: prefix, uri: uri)
    entries[slot] = Entry(local: local, prefix: prefix, uri: uri, name: name)
    return name
  }

  /// A default namespace that belongs to another vocabulary says nothing where the document's frame has it: in
  /// `<rss xmlns="http://www.w3.org/1999/xhtml">` an `item` is RSS's all the same. A field that declares the namespace
  /// itself keeps the meaning that it has there, if it has one.
  private mutating func lookUp(
    _ local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?
  ) -> FeedName {
    let vocabulary = FeedVocabulary(prefix: prefix, uri: uri)
    let own = vocabulary.name(local)
    guard let uri, prefix == nil, vocabulary != .core else { return own }
    let plain = FeedVocabulary.core.name(local)
    if vocabulary.belies(local, plain) { note(uri) }
    // Atom's own feeds are full of what others added under its namespace; `pubDate` and `guid` there are no RSS.
    let isUnknown = own.tag == .other && vocabulary != .atom
    return plain.tag != .other && (isUnknown || mistaken.contains(uri)) ? plain : own
  }

  private mutating func note(_ uri: UnsafePointer<UInt8>) {
    guard mistaken.count < FeedNameCache.mistakenMax, !mistaken.contains(uri) else { return }
    mistaken.append(uri)
    // Names of it that were met before meant something else.
    entries = [Entry](repeating: Entry(), count: entries.count)
  }
}

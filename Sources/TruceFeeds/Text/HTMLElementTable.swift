/// HTML's elements by their names: open addressing over a cheap hash, for bodies have a tag every hundred bytes.
struct HTMLElementTable {
  private struct Entry {
    /// Up to ten bytes of a name as a number; 0 where the entry is free.
    var key: UInt64 = 0
    var element = HTMLElement.unknown
  }

  private static let sizeBits: UInt64 = 9
  private var entries = [Entry](repeating: Entry(), count: 1 << sizeBits)

  mutating func add(_ name: String, _ element: HTMLElement) {
    var name = name
    let key = name.withUTF8 { HTMLElementTable.key($0) }
    entries[slot(key)] = Entry(key: key, element: element)
  }

  /// The element called `name`, in any case.
  func find(_ name: UnsafeBufferPointer<UInt8>) -> HTMLElement {
    let key = HTMLElementTable.key(name)
    return entries[slot(key)].element
  }

  /// Where the key is, or would be; the table is never full.
  private func slot(_ key: UInt64) -> Int {
    var slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> (64 - HTMLElementTable.sizeBits))
    while entries[slot].key != 0, entries[slot].key != key { slot = (slot + 1) & (entries.count - 1) }
    return slot
  }

  /// Six bits for each of ten bytes: letters in any case and digits stay apart, and no two names of HTML meet.
  private static func key(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var key: UInt64 = 1
    for byte in name.prefix(10) { key = key << 6 | UInt64(byte & 0x1F | (byte < 0x40 ? 0x20 : 0)) }
    return key
  }
}

internal import TruceText

/// The elements that are open, as names in one growing byte array; closes them in order.
struct OpenTags: ~Copyable {
  enum Closing { case matched, crossed, unknown }

  /// Namespace declarations in scope at one time: libxml2 searches them one by one at every tag.
  private static let namespacesMax = 256

  private struct Entry {
    var start: Int
    var namespaces: Int
  }

  private var names = ByteBuffer()
  private var entries: [Entry] = []
  private var namespaces = 0

  init(depthMax: Int) { entries.reserveCapacity(min(depthMax, 256)) }

  var count: Int { entries.count }
  var isEmpty: Bool { entries.isEmpty }
  var namespacesLeft: Int { OpenTags.namespacesMax - namespaces }

  mutating func open(_ name: TagName, namespaces count: Int) {
    entries.append(Entry(start: names.count, namespaces: count))
    names.append(name.bytes)
    namespaces += count
  }

  /// Whether the innermost element is called `name`, byte by byte: so end nearly all elements.
  func isInnermost(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = entries.last else { return false }
    return UnsafeBufferPointer(rebasing: names.view[last.start...]).isSame(as: name)
  }

  /// Closes the innermost element called `name` with all that is open inside it.
  mutating func close(_ name: TagName, into output: inout ByteBuffer) -> Closing {
    guard let index = innermost(name.bytes, ignoringCase: false) ?? innermost(name.bytes, ignoringCase: true) else {
      guard isInnermost(withoutPrefix: name) else { return .unknown }
      closeLast(into: &output)
      return .crossed
    }
    let isInnermost = index == entries.count - 1
    while entries.count > index { closeLast(into: &output) }
    return isInnermost ? .matched : .crossed
  }

  /// Closes what cannot hold an element called `name`: an item left open by its feed, a paragraph before the next.
  /// True where that mends a fault; HTML's optional end tags are none.
  mutating func closeImplied(by name: TagName, into output: inout ByteBuffer) -> Bool {
    guard let last = entries.indices.last else { return false }
    if name.bytes.isName("item") || name.bytes.isName("entry") { return closeItem(name, into: &output) }
    if OpenTags.isRepeatable(name.bytes), bytes(last).elementsEqual(name.bytes) { closeLast(into: &output) }
    return false
  }

  private mutating func closeItem(_ name: TagName, into output: inout ByteBuffer) -> Bool {
    guard let open = innermost(name.bytes, ignoringCase: false) else { return false }
    // Inside an element that is no text of the item the new one may be meant.
    let isAtItem = entries.indices.dropFirst(open + 1).allSatisfy { isTextField(bytes($0)) }
    guard isAtItem else { return false }
    while entries.count > open { closeLast(into: &output) }
    return true
  }

  /// Closes the innermost element.
  mutating func closeLast(into output: inout ByteBuffer) {
    guard let entry = entries.popLast() else { return }
    output.append(UInt8(ascii: "<"))
    output.append(UInt8(ascii: "/"))
    output.append(UnsafeBufferPointer(rebasing: names.view[entry.start...]))
    output.append(UInt8(ascii: ">"))
    names.removeLast(names.count - entry.start)
    namespaces -= entry.namespaces
  }

  private func bytes(_ index: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
    names.view[entries[index].start..<(index + 1 < entries.count ? entries[index + 1].start : names.count)]
  }

  private func innermost(_ name: UnsafeBufferPointer<UInt8>, ignoringCase: Bool) -> Int? {
    var index = entries.count - 1
    var end = names.count
    let names = self.names.view
    while index >= 0 {
      let start = entries[index].start
      if end - start == name.count, OpenTags.isEqual(names, start, name, ignoringCase: ignoringCase) { return index }
      end = start
      index -= 1
    }
    return nil
  }

  /// Whether the innermost element is called `name` but for a prefix that only one of the two has.
  private func isInnermost(withoutPrefix name: TagName) -> Bool {
    guard let last = entries.indices.last else { return false }
    let open = UnsafeBufferPointer(rebasing: bytes(last))
    let (local, other) = (open.localName, name.local)
    return (local.count < open.count) != (other.count < name.bytes.count) && local.isSame(as: other)
  }

  private static func isEqual(
    _ names: UnsafeBufferPointer<UInt8>, _ start: Int, _ name: UnsafeBufferPointer<UInt8>, ignoringCase: Bool
  ) -> Bool {
    for index in 0..<name.count {
      let (left, right) = (names[start + index], name[index])
      guard left == right || (ignoringCase && left.asciiLowercased == right.asciiLowercased) else { return false }
    }
    return true
  }

  private static func isRepeatable(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.count <= 2
      && (name.isName("p") || name.isName("li") || name.isName("tr") || name.isName("td")
        || name.isName("dd") || name.isName("dt"))
  }

  private func isTextField(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    ["title", "link", "description", "pubDate", "guid", "author", "category", "id", "updated", "comments"]
      .contains { name.elementsEqual($0.utf8) }
  }
}

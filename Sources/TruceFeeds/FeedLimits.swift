/// How much of one document is read before the reading stops; every cap has a reason.
package struct FeedLimits: Sendable, Equatable {
  /// Articles of one document (configuration: `max_items`); the first ones in document order are kept.
  package var itemsMax: Int
  /// Bytes of one text field; what is beyond is dropped with a warning. 1 MiB: the longest real article
  /// body seen is under 300 KiB.
  package var fieldBytesMax: Int
  /// Depth of open elements: libxml2 has no limit of its own in push SAX mode.
  package var depthMax: Int
  /// Bytes of one tag with its attributes: libxml2's duplicate check is quadratic in their number.
  package var tagBytesMax: Int

  package init(
    itemsMax: Int = 5000, fieldBytesMax: Int = 1 << 20, depthMax: Int = 256, tagBytesMax: Int = 64 << 10
  ) {
    self.itemsMax = itemsMax
    self.fieldBytesMax = fieldBytesMax
    self.depthMax = depthMax
    self.tagBytesMax = tagBytesMax
  }
}

/// The limit that stopped the reading of a document.
package enum FeedLimit: Sendable, Equatable {
  case items(max: Int)
  case depth(max: Int)
  case tagBytes(max: Int)
}

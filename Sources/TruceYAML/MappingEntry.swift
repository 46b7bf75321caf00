/// One `key: value` of a mapping.
package struct MappingEntry {
  package let key: String
  /// Of the key.
  package let place: TextPosition
  package let value: YAMLNode

  package init(key: String, place: TextPosition, value: YAMLNode) {
    self.key = key
    self.place = place
    self.value = value
  }

  /// The entry as if `item`, one of a list that is its value, were all of it.
  package func item(_ item: YAMLNode) -> MappingEntry {
    MappingEntry(key: key, place: item.place, value: item)
  }
}

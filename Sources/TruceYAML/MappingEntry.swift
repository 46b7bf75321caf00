package import Yams

/// One `key: value` of a mapping.
package struct MappingEntry {
  package let key: String
  /// Of the key.
  package let mark: Mark?
  package let value: Node

  package init(key: String, mark: Mark?, value: Node) {
    self.key = key
    self.mark = mark
    self.value = value
  }
}

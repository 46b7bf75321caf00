import Yams

/// One `key: value` of a mapping.
struct MappingEntry {
  let key: String
  /// Of the key.
  let mark: Mark?
  let value: Node
}

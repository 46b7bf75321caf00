internal import TruceYAML

/// One tag of an XML document.
struct XMLTag {
  let name: String
  /// By name in lower case; of two equal ones the first.
  let attributes: [String: String]
  /// `</name>`.
  let isEnd: Bool
  /// `<name/>`.
  let isEmpty: Bool
  let place: TextPosition
}

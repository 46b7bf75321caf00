/// A JSON value as it was read; members keep their order.
package enum JSONValue: Equatable {
  case null
  case boolean(Bool)
  /// As written; few numbers of a feed matter, and none is worth losing digits.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)), (.string(let left), .string(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }

  /// The member called `key` of an object; the last of equals, as in JavaScript.
  package subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// Those of an array; none for anything else.
  package var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

  /// A string as it is; nil for anything else.
  package var string: String? { if case .string(let text) = self { text } else { nil } }

  /// A number without a fraction; nil for anything else, a string of digits too.
  package var wholeNumber: Int64? { if case .number(let text) = self { Int64(text) } else { nil } }

  /// A number; nil for anything else, a string of digits too.
  package var number: Double? { if case .number(let text) = self { Double(text) } else { nil } }

  /// A string, or a number as it was written; nil where empty.
  var text: String? {
    switch self {
    case .string(let text), .number(let text): text.isEmpty ? nil : text
    default: nil
    }
  }

  var integer: Int? {
    guard let text else { return nil }
    return Int(text) ?? Double(text).flatMap { Int(exactly: $0.rounded()) }
  }
}

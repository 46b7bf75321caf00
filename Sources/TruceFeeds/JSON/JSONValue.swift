/// A JSON value as it was read; members keep their order.
package enum JSONValue: Sendable, Equatable {
  case null
  case boolean(Bool)
  /// As written; few numbers of a feed matter, and none is worth losing digits.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Sendable, Equatable {
    package let key: String
    package let value: JSONValue
  }

  /// The member called `key` of an object; the last of equals, as in JavaScript.
  package subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    for index in members.indices.reversed() where members[index].key == key { return members[index].value }
    return nil
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

internal import TruceText
package import Yams

/// One YAML document as nodes with their places, in which a key may stand twice.
///
/// Yams refuses a mapping with two equal keys as a whole and names one place. To tell every mistake at once, the
/// first of such keys gets a letter of the private use area in the text, which moves nothing, and the text is read
/// again; `name(of:)` gives the key back as it was.
package struct YAMLDocument {
  /// nil: nothing but comments.
  package let root: Node?
  private let originals: [TextPosition: Unicode.Scalar]

  /// More double keys than this are told one by one: each costs one more reading.
  private static let doubleKeysMax = 50
  private static let firstMarker: UInt32 = 0xE000

  package init(_ text: String, file: String) throws(Mistake) {
    var text = text
    var originals: [TextPosition: Unicode.Scalar] = [:]
    while true {
      do {
        // The basic resolver has no patterns: a scalar stays the text that was written, and reading is quick.
        root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
        self.originals = originals
        return
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        let place = TextPosition(line: context.mark.line, column: context.mark.column)
        guard originals.count < Self.doubleKeysMax,
          let letter = Self.mark(&text, at: place, with: Self.firstMarker + UInt32(originals.count))
        else { throw Self.doubleKey(keys.first ?? "", file: file, at: place) }
        originals[place] = letter
      } catch let error as YamlError {
        throw Mistake(error, file: file, text: text)
      } catch {
        throw Mistake(file: file, message: "not valid YAML: \(error)")
      }
    }
  }

  /// The key as the person wrote it.
  package func name(of key: Node.Scalar) -> String {
    guard !originals.isEmpty, let mark = key.mark,
      let letter = originals[TextPosition(line: mark.line, column: mark.column)]
    else { return key.string }
    return String(letter) + String(key.string.unicodeScalars.dropFirst())
  }

  /// Puts `marker` in the place of the first letter of the key at `place`; nil where that would change more.
  private static func mark(_ text: inout String, at place: TextPosition, with marker: UInt32) -> Unicode.Scalar? {
    guard let marker = Unicode.Scalar(marker), var index = index(of: place, in: text) else { return nil }
    let scalars = text.unicodeScalars
    if scalars[index] == "\"" || scalars[index] == "'" { index = scalars.index(after: index) }
    guard index < scalars.endIndex else { return nil }
    let letter = scalars[index]
    guard letter.properties.isAlphabetic || "_<0123456789".unicodeScalars.contains(letter) else { return nil }
    text.unicodeScalars.replaceSubrange(index...index, with: [marker])
    return letter
  }

  private static func index(of place: TextPosition, in text: String) -> String.Index? {
    var position = TextPosition()
    return text.unicodeScalars.indices.first { index in
      defer { position.advance(over: text.unicodeScalars[index]) }
      return position == place
    }
  }

  private static func doubleKey(_ key: String, file: String, at place: TextPosition) -> Mistake {
    Mistake(
      file: file, line: place.line, column: place.column, message: "the key \(key.quoted) stands more than once")
  }
}

internal import Yams
internal import TruceText

/// One YAML document as nodes with their places, in which a key may stand twice.
package struct YAMLDocument {
  /// nil: nothing but comments.
  package let root: YAMLNode?
  package let source: SourceText

  /// - Throws: What is wrong with the YAML as such; what is wrong with its values is the readers' to tell.
  package init(_ source: SourceText) throws(Mistake) {
    self.source = source
    root = try Self.root(of: source)
  }

  private static func root(of source: SourceText) throws(Mistake) -> YAMLNode? {
    var text = YAMLText(source.text)
    while true {
      let mistake: Mistake
      do {
        return try root(of: text, source)
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        let place = TextPosition(context.mark)
        if text.hideKey(at: place) { continue }
        mistake = source.mistake(at: place, doubleKey(text.original(keys.first ?? "", at: place)))
      } catch let error as YamlError {
        mistake = YAMLSyntax.mistake(error, source)
      } catch let error as Mistake {
        mistake = error
      } catch {
        mistake = Mistake(file: source.file, message: "not valid YAML: \(error)")
      }
      throw mistake
    }
  }

  private static func root(of text: YAMLText, _ source: SourceText) throws -> YAMLNode? {
    // The basic resolver has no patterns: a scalar stays the text that was written, and reading is quick.
    let parser = try Parser(yaml: text.masked, resolver: .basic, encoding: .utf8)
    // The parser alone holds the anchors.
    return try withExtendedLifetime(parser) {
      guard let root = try parser.singleRoot() else { return nil }
      var builder = YAMLNodeBuilder(text, source)
      return try builder.node(root)
    }
  }

  /// About the first of equal keys, where the others cannot be told from it.
  private static func doubleKey(_ key: String) -> String {
    // Yams' word for a list or a mapping.
    key == "<uncovertable>" ? "a key must be a word" : "duplicate key \(key.quoted); this is the first"
  }
}

/// The text of a topic file.
package struct TopicFile: Sendable {
  /// The path as the person gave it: mistakes begin with it.
  package var name: String
  package var text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

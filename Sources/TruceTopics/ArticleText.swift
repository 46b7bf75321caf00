/// The texts of an article that are searched, plain and decoded.
package struct ArticleText: Sendable, Equatable {
  package var title: String
  package var summary: String
  package var content: String

  package init(title: String, summary: String = "", content: String = "") {
    self.title = title
    self.summary = summary
    self.content = content
  }
}

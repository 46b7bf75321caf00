package import TruceYAML

/// Reads lists of URLs, one a line, as plain lists and newsboat have them.
///
/// `#` begins a comment. Behind the URL newsboat's tags may stand, in quotes where they have spaces: `"~Title"` is
/// the feed's name, `!` hides it there and says nothing here, the others are its tags.
///
/// Source: newsboat's manual, “The urls file”.
package struct URLListReader {
  private let source: SourceText
  private var feeds: [ListedFeed] = []
  private var mistakes: [Mistake] = []

  /// What newsboat takes in the place of a URL and only newsboat can carry out.
  private static let newsboatOnly = ["query:", "exec:", "filter:"]

  private init(_ source: SourceText) { self.source = source }

  /// The feeds of `source` in their order, and what is wrong with its other lines.
  package static func read(_ source: SourceText) -> (feeds: [ListedFeed], mistakes: [Mistake]) {
    var reader = URLListReader(source)
    for (index, line) in source.lines.enumerated() { reader.read(line, number: index + 1) }
    return (reader.feeds, reader.mistakes)
  }

  private mutating func read(_ line: Substring, number: Int) {
    let words = Self.words(of: line)
    guard let first = words.first else { return }
    let place = TextPosition(line: number, column: first.column)
    if let prefix = Self.newsboatOnly.first(where: { first.text.lowercased().hasPrefix($0) }) {
      let message = "'\(prefix)' is newsboat's own and no feed: put the URL itself here, or take the line out"
      mistakes.append(source.mistake(at: place, message))
      return
    }
    let title = words.dropFirst().first { $0.text.hasPrefix("~") }.map { String($0.text.dropFirst()) }
    let name = title.flatMap { $0.isEmpty ? nil : $0 }
    let tags = words.dropFirst().map(\.text).filter { !$0.hasPrefix("~") && !$0.hasPrefix("!") && !$0.isEmpty }
    feeds.append(ListedFeed(url: first.text, name: name, tags: tags, place: place))
  }

  /// Words with their columns, from 1 and in Unicode scalars; quotes hold spaces together.
  private static func words(of line: Substring) -> [(text: String, column: Int)] {
    var words: [(text: String, column: Int)] = []
    var rest = line.unicodeScalars[...]
    var column = 1
    while let first = rest.first {
      if first == " " || first == "\t" {
        rest = rest.dropFirst()
        column += 1
      } else if first == "#" {
        return words
      } else {
        let (text, length) = word(at: rest)
        words.append((text, column))
        rest = rest.dropFirst(length)
        column += length
      }
    }
    return words
  }

  /// The word that `rest` begins with, without its quotes, and how many scalars it takes.
  private static func word(at rest: Substring.UnicodeScalarView) -> (text: String, length: Int) {
    guard rest.first == "\"" else {
      let word = rest.prefix { $0 != " " && $0 != "\t" }
      return (String(Substring(word)), word.count)
    }
    var text = String.UnicodeScalarView()
    var length = 1
    var isEscaped = false
    for scalar in rest.dropFirst() {
      length += 1
      if !isEscaped, scalar == "\"" { break }
      if !isEscaped, scalar == "\\" {
        isEscaped = true
        continue
      }
      text.append(scalar)
      isEscaped = false
    }
    return (String(text), length)
  }
}

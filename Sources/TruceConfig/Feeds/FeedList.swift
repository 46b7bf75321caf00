internal import TruceText
package import TruceYAML

/// A list of feeds that another program wrote, told by its content: OPML, or URLs one a line.
package enum FeedList {
  /// The feeds in their order, and everything that is wrong with the list.
  package static func read(_ source: SourceText) -> (feeds: [ListedFeed], mistakes: [Mistake]) {
    var list = OPMLReader.looksLikeXML(source.text) ? OPMLReader.read(source) : URLListReader.read(source)
    for index in list.feeds.indices { list.feeds[index].url = FeedURL.withoutFeedScheme(list.feeds[index].url) }
    return list
  }

  /// The feeds that may stand under `feeds`, each once with the tags of all its places; what may not is a mistake.
  ///
  /// - Parameter path: Of the list.
  package static func importable(
    _ source: SourceText, path: String
  ) -> (feeds: [ListedFeed], mistakes: [Mistake]) {
    let list = read(source)
    let folder = ConfigFolder(ofFile: path, home: nil)
    var feeds: [ListedFeed] = []
    var mistakes = list.mistakes
    var places: [String: Int] = [:]
    for feed in list.feeds.map(\.inLines) {
      do {
        let resource = WebAddress.resource(of: try FeedURL.checked(feed.url, allowsFile: false, folder: folder))
        if let place = places[resource] {
          feeds[place].name = feeds[place].name ?? feed.name
          feeds[place].tags = feeds[place].tags.joined(with: feed.tags)
        } else {
          places[resource] = feeds.count
          feeds.append(feed)
        }
      } catch {
        mistakes.append(source.mistake(at: feed.place, error.message))
      }
    }
    return (feeds, mistakes.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
  }
}

/// A feed that a list of another program names, and where in it.
package struct ListedFeed: Sendable, Equatable {
  package var url: String
  /// nil: the list gives none.
  package var name: String?
  /// Folders and categories of OPML, tags of newsboat, in their order.
  package var tags: [String] = []
  package var place: TextPosition

  /// With names and tags of one line each, as the configuration has them: other programs are not so strict.
  var inLines: ListedFeed {
    func line(_ text: String) -> String { LineText.make(text, bytesMax: ValueCheck.textLengthMax) }
    var feed = self
    feed.name = name.map(line).flatMap { $0.isEmpty ? nil : $0 }
    feed.tags = tags.map(line).filter { !$0.isEmpty }
    return feed
  }
}

extension [String] {
  /// These tags, and those of `others` that are not among them.
  func joined(with others: [String]) -> [String] { others.reduce(self) { $0.contains($1) ? $0 : $0 + [$1] } }
}

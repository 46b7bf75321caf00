import TruceCore
import TruceText
import TruceTopics
import TruceYAML

/// Reads `feeds` and the files that `feed_files` names into one list in which no feed stands twice, however its URL is
/// written.
struct FeedsReader {
  private(set) var feeds: [FeedConfig] = []
  /// Whether anything stands in `feeds` or in a list, right or wrong.
  private(set) var foundSomething = false
  private let settings: SettingsReader
  /// What a feed has that says nothing itself.
  private let defaults: FeedConfig
  /// By what their URLs ask for: where in the list they are, and their line under `feeds`; nil for those of other files.
  private var places: [String: (index: Int, line: Int?)] = [:]

  static let keys = ["url", "name"] + SettingKey.words
  /// Lists of ten thousands of feeds are a few megabytes.
  private static let listBytesMax = 16 << 20

  init(_ settings: SettingsReader, defaults: FeedConfig) {
    self.settings = settings
    self.defaults = defaults
  }

  private var node: NodeReader { settings.node }

  /// Reads the list `feeds`: URLs, or mappings with more about one.
  mutating func readFeeds(_ entry: MappingEntry) {
    let items = node.items(of: entry)
    foundSomething = foundSomething || items?.isEmpty != true
    feeds.reserveCapacity(items?.count ?? 0)
    places.reserveCapacity(items?.count ?? 0)
    for item in items ?? [] {
      switch item.value.content {
      case .scalar: add(MappingEntry(key: "url", place: item.place, value: item.value), as: defaults)
      case .mapping: readFeed(item.value)
      case .list: node.note(item.place, "a feed must be a URL or a mapping with 'url', not \(item.value.kind)")
      }
    }
  }

  private mutating func readFeed(_ item: YAMLNode) {
    var feed = defaults
    var url: MappingEntry?
    for entry in node.entries(of: item, named: "a feed", keys: Self.keys) {
      switch entry.key {
      case "url": url = entry
      case "name": feed.name = name(of: entry)
      default: SettingKey(rawValue: entry.key).map { settings.apply($0, entry, to: &feed) }
      }
    }
    guard let url else { return node.note(item.place, "this feed has no 'url'") }
    if feed.settings.intervalMinMilliseconds > feed.settings.intervalMaxMilliseconds {
      node.note(item.place, "'min' is longer than 'max'")
    }
    add(url, as: feed)
  }

  private func name(of entry: MappingEntry) -> String? {
    guard let text = node.text(of: entry), !text.isEmpty else { return nil }
    return node.checked(entry) { () throws(ValueProblem) in try ValueCheck.line(text) }
  }

  private mutating func add(_ entry: MappingEntry, as template: FeedConfig) {
    guard let text = node.word(of: entry) else { return }
    let checked = node.checked(entry) { () throws(ValueProblem) in
      try FeedURL.checked(text, allowsFile: template.settings.allowsFileURLs, folder: settings.folder)
    }
    guard let url = checked else { return }
    let resource = WebAddress.resource(of: url)
    if let first = places[resource] {
      return node.note(entry.value.place, duplicate(url, of: feeds[first.index].url, line: first.line ?? 0))
    }
    places[resource] = (feeds.count, entry.value.place.line)
    append(url, name: template.name, tags: template.tags, as: template)
  }

  private func duplicate(_ url: String, of first: String, line: Int) -> String {
    url == first
      ? "duplicate feed \(url.quoted); the first is in line \(line)"
      : "duplicate feed \(url.quoted): it is the one in line \(line), \(first.quoted), written in another way"
  }

  private mutating func append(_ url: String, name: String?, tags: [String], as template: FeedConfig) {
    var feed = template
    feed.url = url
    feed.name = name
    feed.tags = tags
    feeds.append(feed)
  }

  // MARK: - Files

  /// Reads the files of `feed_files`: OPML or lists of URLs, whatever their names are.
  mutating func readFiles(_ entry: MappingEntry) {
    for item in node.items(of: entry) ?? [] {
      guard let path = node.word(of: item) else { continue }
      let shown = settings.folder.shown(path)
      do {
        let absolute = settings.folder.absolute(path)
        let text = try TextFile.list(absolute, bytesMax: Self.listBytesMax)
        addList(SourceText(text, file: shown), folder: ConfigFolder(ofFile: absolute, home: nil))
      } catch .notUTF8(let line, let column) {
        foundSomething = true
        node.mistakes.note(TextFileError.notUTF8(line: line, column: column).mistake(in: shown))
      } catch {
        foundSomething = true
        node.note(item.place, "'\(entry.key)': \(shown.quoted): \(error.message)")
      }
    }
  }

  private mutating func addList(_ source: SourceText, folder: ConfigFolder) {
    let list = FeedList.read(source)
    foundSomething = foundSomething || !list.feeds.isEmpty || !list.mistakes.isEmpty
    for mistake in list.mistakes { node.mistakes.note(mistake) }
    for feed in list.feeds {
      do {
        let url = try FeedURL.checked(feed.url, allowsFile: defaults.settings.allowsFileURLs, folder: folder)
        add(feed, at: url)
      } catch {
        node.mistakes.note(source.mistake(at: feed.place, error.message))
      }
    }
  }

  /// One feed in two folders is usual in OPML: it has the tags of both. What stands under `feeds` says all about it.
  private mutating func add(_ feed: ListedFeed, at url: String) {
    let resource = WebAddress.resource(of: url)
    let feed = feed.inLines
    guard let place = places[resource] else {
      places[resource] = (feeds.count, nil)
      return append(url, name: feed.name, tags: defaults.tags.joined(with: feed.tags), as: defaults)
    }
    guard place.line == nil else { return }
    feeds[place.index].name = feeds[place.index].name ?? feed.name
    feeds[place.index].tags = feeds[place.index].tags.joined(with: feed.tags)
  }
}

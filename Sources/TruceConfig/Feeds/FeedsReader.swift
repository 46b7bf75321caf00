import TruceCore
import TruceText
import TruceTopics
import TruceYAML

/// Reads `feeds` and the files that `feed_files` names into one list in which no URL stands twice.
struct FeedsReader {
  private(set) var feeds: [FeedConfig] = []
  /// Whether anything stands in `feeds` or in a list, right or wrong.
  private(set) var foundSomething = false
  private let settings: SettingsReader
  /// What a feed has that says nothing itself.
  private let defaults: FeedConfig
  /// The line of each URL under `feeds`; 0 for those of other files.
  private var lines: [String: Int] = [:]

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
    lines.reserveCapacity(items?.count ?? 0)
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
    if let first = lines[url] {
      return node.note(entry.value.place, "duplicate feed \(url.quoted); the first is in line \(first)")
    }
    lines[url] = entry.value.place.line
    append(url, name: template.name, tags: template.tags, as: template)
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
        // One feed in two folders is usual in OPML, and what stands under `feeds` says more about it: the first wins.
        guard lines.updateValue(lines[url] ?? 0, forKey: url) == nil else { continue }
        let tags = defaults.tags + feed.tags.filter { !defaults.tags.contains($0) }
        append(url, name: try feed.name.map(ValueCheck.line), tags: try tags.map(ValueCheck.line), as: defaults)
      } catch {
        node.mistakes.note(source.mistake(at: feed.place, error.message))
      }
    }
  }
}

import TruceCore
internal import TruceYAML

/// Makes a `Config` of the outermost mapping; what is wrong is noted in `node`.
struct ConfigBuilder {
  let node: NodeReader
  let folder: ConfigFolder
  let environment: ConfigEnvironment
  let builtinTopics: [String]

  enum Key: String, CaseIterable {
    case feeds
    case feedFiles = "feed_files"
    case defaults
    case topics
    case stateDir = "state_dir"
    case journal
    case journalChain = "journal_chain"
    case alerts
    case heartbeat
    case metricsFile = "metrics_file"
    case exec
    case maxConcurrent = "max_concurrent"
    case maxPerHost = "max_per_host"
  }

  /// Each name that is looked up at the same time is a thread of libcurl's.
  private static let transfersRange = 1...4096
  private static let placeOfSettings = Dictionary(
    uniqueKeysWithValues: SettingKey.words.map { ($0, "under 'defaults' or in a feed") })
  private static let placeOfKeys = Dictionary(
    uniqueKeysWithValues: Key.allCases.map { ($0.rawValue, "at the left margin, outside 'defaults'") })

  /// The configuration, not to be used where something was noted.
  func config() -> Config {
    let entries = outermost()
    let settings = SettingsReader(node: node, folder: folder, secrets: SecretText(environment: environment))
    let feeds = feeds(entries, settings)
    let places = PlacesReader(node: node, folder: folder, environment: environment)
    let stateFolder = places.stateFolder(entries[.stateDir]) ?? ""
    var config = Config(
      feeds: feeds, topics: builtinTopics.map(TopicSource.builtin), stateFolder: stateFolder,
      journalPath: places.journalPath(entries[.journal], stateFolder: stateFolder) ?? "")
    config.metricsPath = entries[.metricsFile].flatMap(places.path)
    apply(entries, to: &config)
    if let entry = entries[.exec] {
      config.exec = ExecReader(node: node, folder: folder, environment: environment).commands(of: entry)
    }
    return config
  }

  private func outermost() -> [Key: MappingEntry] {
    guard let root = node.root else { return [:] }
    let entries = node.entries(
      of: root, named: "the configuration", keys: Key.allCases.map(\.rawValue), elsewhere: Self.placeOfSettings)
    return Dictionary(entries.compactMap { entry in Key(rawValue: entry.key).map { ($0, entry) } }) { first, _ in first
    }
  }

  private func feeds(_ entries: [Key: MappingEntry], _ settings: SettingsReader) -> [FeedConfig] {
    var defaults = FeedConfig(url: "")
    if let entry = entries[.defaults] {
      let keys = node.entries(
        of: entry.value, named: "'defaults'", keys: SettingKey.words, elsewhere: Self.placeOfKeys)
      for entry in keys { SettingKey(rawValue: entry.key).map { settings.apply($0, entry, to: &defaults) } }
    }
    var reader = FeedsReader(settings, defaults: defaults)
    if let entry = entries[.feeds] { reader.readFeeds(entry) }
    if let entry = entries[.feedFiles] { reader.readFiles(entry) }
    // Where no key was understood, that has been told, and is why there are none.
    if !reader.foundSomething, !entries.isEmpty || node.mistakes.isEmpty {
      node.note(
        entries[.feeds]?.place ?? entries[.feedFiles]?.place,
        "no feeds: add their URLs under 'feeds', one '- https://…' a line, or name a list of them in 'feed_files'")
    }
    return reader.feeds
  }

  private func apply(_ entries: [Key: MappingEntry], to config: inout Config) {
    if let entry = entries[.topics] {
      config.topics = TopicsReader(node: node, folder: folder, builtins: builtinTopics).topics(of: entry)
    }
    if let entry = entries[.alerts] {
      config.alertFormat = node.choice(of: entry) ?? .line
    }
    if let entry = entries[.journalChain] {
      config.chainsJournal = node.value(of: entry, ValueCheck.boolean) ?? config.chainsJournal
    }
    if let entry = entries[.heartbeat] {
      let interval = node.value(of: entry) { word throws(ValueProblem) in try ValueCheck.heartbeat(word) }
      if let interval { config.heartbeatMilliseconds = interval }
    }
    config.transfersMax = count(entries[.maxConcurrent]) ?? config.transfersMax
    config.transfersPerHostMax = count(entries[.maxPerHost]) ?? config.transfersPerHostMax
  }

  private func count(_ entry: MappingEntry?) -> Int? {
    guard let entry else { return nil }
    return node.value(of: entry) { word throws(ValueProblem) in try ValueCheck.count(word, in: Self.transfersRange) }
  }
}

import TruceCore
internal import TruceText
internal import TruceYAML

/// Reads the keys that `defaults` and a feed share.
struct SettingsReader {
  let node: NodeReader
  let folder: ConfigFolder
  let secrets: SecretText

  private static let itemsRange = 1...1_000_000

  /// Puts the value of `entry` into `feed`; what is wrong with it is noted, and `feed` stays as it was.
  func apply(_ key: SettingKey, _ entry: MappingEntry, to feed: inout FeedConfig) {
    switch key {
    case .interval where isAuto(entry): feed.settings.isAdaptive = true
    case .interval, .intervalMin, .intervalMax, .timeout, .maxAge: applyTime(key, entry, to: &feed)
    case .ignore: set(&feed.settings.ignoredWishes, wishes(of: entry))
    case .maxBody: set(&feed.settings.bodyBytesMax, node.value(of: entry, ValueCheck.bodySize))
    case .maxItems:
      let count = node.value(of: entry) { word throws(ValueProblem) in
        try ValueCheck.count(word, in: Self.itemsRange)
      }
      set(&feed.settings.itemsMax, count)
    case .include: set(&feed.settings.links.include, patterns(of: entry))
    case .exclude: set(&feed.settings.links.exclude, patterns(of: entry))
    case .tags: set(&feed.tags, tags(of: entry))
    case .follow: set(&feed.settings.follow, node.choice(of: entry))
    case .userAgent: set(&feed.settings.userAgent, line(of: entry))
    case .contact: set(&feed.settings.contact, line(of: entry))
    case .headers: set(&feed.settings.headers, HeadersReader(node: node, secrets: secrets).headers(of: entry))
    case .basicAuth: set(&feed.settings.basicAuth, basicAuth(of: entry))
    case .bearer: set(&feed.settings.bearer, secret(of: entry))
    case .httpVersion: set(&feed.settings.httpVersion, node.choice(of: entry))
    case .proxy: set(&feed.settings.proxy, proxy(of: entry))
    case .caFile: set(&feed.settings.caFile, caFile(of: entry))
    case .firstRun: set(&feed.settings.firstRun, node.choice(of: entry))
    case .edits: set(&feed.settings.edits, node.choice(of: entry))
    case .allowFileURLs: set(&feed.settings.allowsFileURLs, node.value(of: entry, ValueCheck.boolean))
    case .allowPrivateRedirects: set(&feed.settings.allowsPrivateRedirects, node.value(of: entry, ValueCheck.boolean))
    }
  }

  private func isAuto(_ entry: MappingEntry) -> Bool {
    if case .scalar("auto", _) = entry.value.content { true } else { false }
  }

  private func applyTime(_ key: SettingKey, _ entry: MappingEntry, to feed: inout FeedConfig) {
    let max =
      switch key {
      case .interval, .intervalMin, .intervalMax: ValueCheck.intervalMillisecondsMax
      case .timeout: ValueCheck.timeoutMillisecondsMax
      default: DurationText.millisecondsMax
      }
    let time = node.value(of: entry) { word throws(ValueProblem) in try ValueCheck.duration(word, max: max) }
    switch key {
    case .interval:
      set(&feed.settings.intervalMilliseconds, time)
      // A feed's own number takes the place of `auto` in `defaults`.
      if time != nil { feed.settings.isAdaptive = false }
    case .intervalMin: set(&feed.settings.intervalMinMilliseconds, time)
    case .intervalMax: set(&feed.settings.intervalMaxMilliseconds, time)
    case .timeout: set(&feed.settings.timeoutMilliseconds, time)
    default: set(&feed.settings.maxAgeMilliseconds, time)
    }
  }

  private func set<Value>(_ target: inout Value, _ value: Value?) {
    if let value { target = value }
  }

  private func set<Value>(_ target: inout Value?, _ value: Value?) {
    if let value { target = value }
  }

  private func line(of entry: MappingEntry) -> String? {
    guard let text = node.text(of: entry) else { return nil }
    return node.checked(entry) { () throws(ValueProblem) in try ValueCheck.line(text) }
  }

  private func wishes(of entry: MappingEntry) -> [PublisherWish]? {
    node.items(of: entry)?.compactMap { item in
      node.value(of: item) { word throws(ValueProblem) in
        if let wish = PublisherWish(rawValue: word) { return wish }
        guard word.lowercased() != "retry-after" else {
          throw ValueProblem("\(word.quoted) is always obeyed: the server says when it can be asked again")
        }
        throw ValueProblem(
          "\(word.quoted) is not one of \(PublisherWish.allCases.map(\.rawValue).joined(separator: ", "))")
      }
    }
  }

  private func patterns(of entry: MappingEntry) -> [String]? {
    node.items(of: entry)?.compactMap(node.word)
  }

  private func tags(of entry: MappingEntry) -> [String]? {
    patterns(of: entry).map { words in
      words.compactMap { word in node.checked(entry) { () throws(ValueProblem) in try ValueCheck.line(word) } }
    }
  }

  private func secret(of entry: MappingEntry) -> String? {
    guard let text = node.text(of: entry) else { return nil }
    return node.checked(entry) { () throws(ValueProblem) in try ValueCheck.line(secrets.expanded(text)) }
  }

  private func basicAuth(of entry: MappingEntry) -> String? {
    guard let text = node.text(of: entry) else { return nil }
    return node.checked(entry) { () throws(ValueProblem) in
      let value = try ValueCheck.line(secrets.expanded(text))
      // The value is a secret: the message must not hold it.
      guard value.isEmpty || value.contains(":") else { throw ValueProblem("'basic_auth' is written USER:PASSWORD") }
      return value
    }
  }

  private func proxy(of entry: MappingEntry) -> String? {
    guard let text = node.text(of: entry) else { return nil }
    return node.checked(entry) { () throws(ValueProblem) in
      try ProxyAddress.checked(ValueCheck.line(secrets.expanded(text)))
    }
  }

  private func caFile(of entry: MappingEntry) -> String? {
    guard let path = node.text(of: entry), !path.isEmpty else { return "" }
    return node.checked(entry) { () throws(ValueProblem) in
      let absolute = folder.absolute(path)
      try ReadableFile.check(absolute, shown: folder.shown(path))
      return absolute
    }
  }
}

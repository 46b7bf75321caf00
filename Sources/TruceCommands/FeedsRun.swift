internal import Glibc
internal import TruceConfig
internal import TruceCore
internal import TruceStorage
internal import TruceText
internal import TruceTopics
internal import TruceYAML

/// `trucewatch feeds list`, `retry`, `export` and `import`.
package enum FeedsRun {
  /// The configured feeds, one line each: interval, URL, name.
  package static func list(_ config: ConfigSource) -> CommandOutput {
    CommandOutput.with(config) { setup, answer in
      for feed in setup.config.feeds {
        let interval = feed.settings.isAdaptive ? "auto" : Wait.text(feed.settings.intervalMilliseconds)
        answer.print("\(interval)\t\(feed.url)" + (feed.name.map { "\t" + LineText.make($0, bytesMax: 256) } ?? ""))
      }
    }
  }

  /// The configured feeds as OPML 2.0.
  package static func export(_ config: ConfigSource) -> CommandOutput {
    CommandOutput.with(config) { setup, answer in
      answer.print("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
      answer.print("<opml version=\"2.0\">\n<head><title>trucewatch</title></head>\n<body>")
      for feed in setup.config.feeds { answer.print(outline(feed)) }
      answer.print("</body>\n</opml>")
    }
  }

  /// Tags are its categories, or folders around it where a category cannot say one: it ends at a comma, and a slash at
  /// its start is not part of it. Source: OPML 2.0, “The category attribute”.
  private static func outline(_ feed: FeedConfig) -> String {
    let name = escaped(feed.name ?? feed.url)
    let tags = feed.tags.map(escaped)
    let areFolders = feed.tags.contains { $0.contains(",") || $0.hasPrefix("/") }
    let category = areFolders || tags.isEmpty ? "" : " category=\"\(tags.joined(separator: ","))\""
    let line = "<outline type=\"rss\" text=\"\(name)\" title=\"\(name)\"\(category) xmlUrl=\"\(escaped(feed.url))\"/>"
    guard areFolders else { return line }
    return tags.reversed().reduce(line) { inner, tag in "<outline text=\"\(tag)\">\(inner)</outline>" }
  }

  /// The feeds of an OPML file or a URL list as lines for `feeds:` of the configuration.
  package static func importing(path: String) -> CommandOutput {
    var answer = CommandOutput()
    do {
      let text = try TextFile.list(path, bytesMax: 16 << 20)
      let found = FeedList.importable(SourceText(text, file: path), path: path)
      for feed in found.feeds {
        answer.print("  - url: \(quoted(feed.url))")
        if let name = feed.name { answer.print("    name: \(quoted(name))") }
        if !feed.tags.isEmpty { answer.print("    tags: [\(feed.tags.map(quoted).joined(separator: ", "))]") }
      }
      // Each line of the list is in the answer, so that none is missed where nobody sees stderr.
      for mistake in found.mistakes { answer.print("  # left out: \(mistake.description)") }
      if !found.mistakes.isEmpty { answer.fail(Mistakes(found.mistakes)) }
    } catch {
      answer.fail(.noInput, error.mistake(in: path).description)
    }
    return answer
  }

  /// Has the watch ask feeds again at once.
  ///
  /// - Parameter urls: As they are configured.
  package static func retry(_ urls: [String], _ config: ConfigSource) -> CommandOutput {
    CommandOutput.with(config) { setup, answer in
      let configured = Set(setup.config.feeds.map(\.url))
      let unknown = urls.filter { !configured.contains($0) }
      for url in unknown {
        answer.fail(.usage, "no feed '\(url)' is configured; 'trucewatch feeds list' shows those that are")
      }
      guard unknown.isEmpty else { return }
      let requests = RetryRequests(folder: setup.config.stateFolder)
      do throws(SystemError) {
        try requests.add(urls)
        tellWatch(requests.watch, &answer)
      } catch {
        answer.fail(
          .inputOutput,
          "cannot write the request to the state folder '\(setup.config.stateFolder)': \(error); run it as the user of the "
            + "watch, for the service with STATE_DIRECTORY=/var/lib/trucewatch")
      }
    }
  }

  private static func tellWatch(_ watch: RetryRequests.Watch, _ answer: inout CommandOutput) {
    switch watch {
    case .none: answer.print("no watch is running: the next one to start asks")
    case .running(let process) where kill(process, SIGHUP) == 0: answer.print("the watch (process \(process)) asks now")
    case .running(let process): answer.print("have the watch (process \(process)) reload: it asks then")
    case .unknown: answer.print("have the watch reload, if one runs: it asks then")
    }
  }

  private static func escaped(_ text: String) -> String {
    LineText.make(text, bytesMax: 8192).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing("\"", with: "&quot;")
  }

  /// A double-quoted YAML scalar. What YAML has no place for has come through LineText, but for two.
  private static func quoted(_ text: String) -> String {
    let line = String(String.UnicodeScalarView(LineText.make(text, bytesMax: 8192).unicodeScalars.map(allowed)))
    return "\"" + line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func allowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar == "\u{FFFE}" || scalar == "\u{FFFF}" ? "\u{FFFD}" : scalar
  }
}

internal import TruceCore
internal import TruceText

/// One feed in the answer of `status`.
struct StatusRow {
  let config: FeedConfig
  let state: FeedState

  var health: FeedHealth { state.health }

  /// Median of the newest alerts' delays from publication, in seconds.
  private var medianDelay: Int64? {
    let delays = state.alertDelays.sorted()
    return delays.isEmpty ? nil : delays[delays.count / 2]
  }

  private var notModifiedShare: Double { state.polls == 0 ? 0 : Double(state.notModified) / Double(state.polls) }

  private var name: String { config.displayName(title: state.title) }

  /// One line for people, most important first.
  func line(now: Timestamp) -> String {
    var parts = [health.rawValue.padded(to: 8), "[\(LineText.make(name, bytesMax: 256))]"]
    parts.append("polled " + (state.lastPoll.map { Wait.text(now - $0) + " ago" } ?? "never"))
    if let next = state.nextPoll, health != .gone {
      let why = state.pollReason == .interval ? "" : " (\(state.pollReason.rawValue))"
      parts.append("next " + (next > now ? "in " + Wait.text(next - now) : "now") + why)
    }
    parts.append("newest " + (state.newestArticle.map { Wait.text(now - $0) + " old" } ?? "unknown"))
    if let gap = state.articleGap { parts.append("an item every " + Wait.text(gap)) }
    if let delay = medianDelay { parts.append("alerts after " + Wait.text(delay * 1000)) }
    if state.polls > 0 {
      parts.append(
        "\(state.polls) polls, \(Int((notModifiedShare * 100).rounded())) % unchanged, \(state.bodyBytes >> 10) KiB")
    }
    if let error = state.lastError { parts.append("error: " + LineText.make(error, bytesMax: 512)) }
    parts.append(LineText.make(config.url, bytesMax: 2048))
    return parts.joined(separator: "  ")
  }

  func write(into json: inout JSONWriter) {
    json.object { json in
      json.key("url")
      json.string(config.url)
      json.key("name")
      json.string(name)
      json.key("health")
      json.string(health.rawValue)
      json.key("last_poll")
      json.string(state.lastPoll?.rfc3339)
      json.key("last_success")
      json.string(state.lastSuccess?.rfc3339)
      json.key("next_poll")
      json.string(state.isGone ? nil : state.nextPoll?.rfc3339)
      json.key("next_poll_reason")
      json.string(state.pollReason.rawValue)
      json.key("newest_item")
      json.string(state.newestArticle?.rfc3339)
      json.key("failures")
      json.integer(state.failures)
      json.key("failing_since")
      json.string(state.failingSince?.rfc3339)
      json.key("error")
      json.string(state.lastError)
      json.key("moved_to")
      json.string(state.movedURL)
      json.key("polls")
      json.integer(state.polls)
      json.key("not_modified")
      json.integer(state.notModified)
      json.key("not_modified_percent")
      json.tenths(notModifiedShare * 100)
      json.key("item_gap_s")
      if let gap = state.articleGap { json.integer(gap / 1000) } else { json.null() }
      json.key("median_delay_s")
      if let delay = medianDelay { json.integer(delay) } else { json.null() }
      json.key("stale")
      json.boolean(state.isStale)
      json.key("bytes")
      json.integer(state.bodyBytes)
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

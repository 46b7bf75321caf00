internal import TruceCore
internal import TruceFeeds
internal import TruceStorage
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
    if let gap = state.articleGap, gap > 0 { parts.append("an item every " + Wait.text(gap)) }
    if let delay = medianDelay { parts.append("alerts after " + Wait.text(delay * 1000)) }
    if state.polls > 0 {
      parts.append(
        "\(state.polls.counted("poll")), \(Int((notModifiedShare * 100).rounded())) % unchanged, \(state.bodyBytes >> 10) KiB"
      )
    }
    if let error = state.lastError { parts.append("error: " + LineText.make(error, bytesMax: 512)) }
    parts.append(LineText.make(config.url, bytesMax: 2048))
    return parts.joined(separator: "  ")
  }

  func write(into json: inout JSONWriter) {
    json.object { json in
      json.member("url", config.url)
      json.member("name", name)
      json.member("health", health.rawValue)
      json.member("last_poll", state.lastPoll?.rfc3339)
      json.member("last_success", state.lastSuccess?.rfc3339)
      json.member("next_poll", state.isGone ? nil : state.nextPoll?.rfc3339)
      json.member("next_poll_reason", state.pollReason.rawValue)
      json.member("newest_item", state.newestArticle?.rfc3339)
      json.member("failures", state.failures)
      json.member("failing_since", state.failingSince?.rfc3339)
      json.member("error", state.lastError)
      json.member("moved_to", state.movedURL)
      json.member("polls", state.polls)
      json.member("not_modified", state.notModified)
      json.member("not_modified_percent", tenths: notModifiedShare * 100)
      json.member("item_gap_s", state.articleGap.map { $0 / 1000 })
      json.member("median_delay_s", medianDelay)
      json.member("stale", state.isStale)
      json.member("bytes", state.bodyBytes)
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

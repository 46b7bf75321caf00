internal import TruceCore
internal import TruceStorage
internal import TruceText

/// All that metrics tell, taken at one moment on the daemon's queue and written down elsewhere.
struct MetricsSnapshot: Sendable {
  let core: Core
  let started: Timestamp
  let lastSeq: Int64
  let lastSynchronized: Timestamp?
  let isShortOfSpace: Bool
  let droppedLines: Int
  /// When a configuration was last taken, and whether the newest one was.
  let reload: ReloadResult

  struct ReloadResult: Sendable {
    var isTaken = true
    var takenAt: Timestamp
  }

  /// - Parameters:
  ///   - journalBytes: Size of the journal's file; nil where there is none.
  ///   - exec: By name, in the order of the configuration.
  func text(journalBytes: Int?, exec: [ExecCounts]) -> String {
    var metrics = MetricsText()
    addProgram(&metrics)
    addFeeds(&metrics)
    addItems(&metrics)
    addJournal(&metrics, journalBytes)
    addExec(&metrics, exec)
    return metrics.text
  }

  private func addProgram(_ metrics: inout MetricsText) {
    metrics.begin("trucewatch_build_info", .gauge, "The version of the program.")
    metrics.sample("trucewatch_build_info", [("version", ProgramInfo.version)], 1)
    metrics.add("trucewatch_start_time_seconds", "When the program started.", started)
    metrics.add(
      "trucewatch_config_last_reload_successful", .gauge, "Whether the newest configuration was taken.",
      reload.isTaken ? 1 : 0)
    metrics.add(
      "trucewatch_config_last_reload_success_timestamp_seconds", "When a configuration was last taken.", reload.takenAt)
    metrics.add("trucewatch_fetches_in_flight", .gauge, "Feeds that are being fetched.", core.inFlight)
  }

  private func addFeeds(_ metrics: inout MetricsText) {
    let feeds = core.feedSnapshots
    func add(_ name: String, _ help: String, _ kind: MetricsText.Kind, _ value: (FeedSnapshot) -> Int64) {
      metrics.begin(name, kind, help)
      for feed in feeds { metrics.sample(name, [("feed", feed.url)], value(feed)) }
    }
    func add(_ name: String, _ help: String, _ time: (FeedSnapshot) -> Timestamp?) {
      metrics.begin(name, .gauge, help)
      for feed in feeds {
        if let time = time(feed) { metrics.sample(name, [("feed", feed.url)], milliseconds: time.milliseconds) }
      }
    }
    metrics.begin("trucewatch_feed_info", .gauge, "The name and the health of a feed.")
    for feed in feeds {
      metrics.sample(
        "trucewatch_feed_info", [("feed", feed.url), ("name", feed.name), ("health", feed.state.health.rawValue)], 1)
    }
    add("trucewatch_feed_last_success_timestamp_seconds", "When a feed last answered.") { $0.state.lastSuccess }
    add("trucewatch_feed_last_new_item_timestamp_seconds", "When a new item was last seen, since the start.") {
      $0.counters.lastNewItem
    }
    add("trucewatch_feed_newest_item_timestamp_seconds", "Date of a feed's newest item.") { $0.state.newestArticle }
    add("trucewatch_feed_failures", "Failed polls since the last success.", .gauge) { Int64($0.state.failures) }
    add("trucewatch_feed_polls_total", "Polls, kept over restarts.", .counter) { $0.state.polls }
    add("trucewatch_feed_not_modified_total", "Polls answered by 304, kept over restarts.", .counter) {
      $0.state.notModified
    }
    add("trucewatch_feed_received_bytes_total", "Bytes of body on the wire, kept over restarts.", .counter) {
      $0.state.bodyBytes
    }
    metrics.begin("trucewatch_feed_errors_total", .counter, "Failed polls by class, since the start.")
    for feed in feeds {
      for (failure, count) in zip(FailureClass.allCases, feed.counters.errors) where count > 0 {
        metrics.sample("trucewatch_feed_errors_total", [("feed", feed.url), ("class", failure.rawValue)], count)
      }
    }
  }

  private func addItems(_ metrics: inout MetricsText) {
    let counters = core.counters
    let items = "trucewatch_items_total"
    metrics.begin(items, .counter, "Items by what became of them, since the start.")
    for (kind, count) in zip(RecordKind.allCases, counters.recordsByKind) where kind != .notice {
      metrics.sample(items, [("result", kind.rawValue)], count)
    }
    metrics.sample(items, [("result", "unmatched")], counters.unmatchedItems)
    metrics.sample(items, [("result", "known")], counters.knownItems)
    metrics.begin("trucewatch_alerts_total", .counter, "Alerts by topic, since the start.")
    for count in counters.alertsByTopic {
      metrics.sample("trucewatch_alerts_total", [("topic", count.topic), ("level", count.level)], count.count)
    }
    let lag = "trucewatch_alert_lag_seconds"
    metrics.begin(lag, .histogram, "From publication to the record of an alert.")
    for (bound, count) in zip(LagHistogram.bounds, counters.lags.cumulative) {
      metrics.sample(lag + "_bucket", [("le", "\(bound)")], count)
    }
    metrics.sample(lag + "_bucket", [("le", "+Inf")], counters.lags.count)
    metrics.sample(lag + "_sum", milliseconds: counters.lags.sumMilliseconds)
    metrics.sample(lag + "_count", [], counters.lags.count)
  }

  private func addJournal(_ metrics: inout MetricsText, _ bytes: Int?) {
    if let bytes { metrics.add("trucewatch_journal_size_bytes", .gauge, "Size of the journal's file.", bytes) }
    metrics.add("trucewatch_journal_last_seq", .gauge, "Number of the newest record.", lastSeq)
    metrics.add(
      "trucewatch_journal_last_sync_timestamp_seconds", "When records were last made durable, since the start.",
      lastSynchronized)
    metrics.add(
      "trucewatch_storage_blocked", .gauge, "Whether polling waits for space on the disk.", isShortOfSpace ? 1 : 0)
    metrics.add(
      "trucewatch_output_dropped_lines_total", .counter, "Lines that stdout was too slow for.", droppedLines)
  }

  private func addExec(_ metrics: inout MetricsText, _ exec: [ExecCounts]) {
    guard !exec.isEmpty else { return }
    let runs = "trucewatch_exec_runs_total"
    metrics.begin(runs, .counter, "Runs of commands by how they ended, since the start.")
    for action in exec {
      for (result, count) in [("ok", action.succeeded), ("failed", action.failed), ("timeout", action.timedOut)] {
        metrics.sample(runs, [("action", action.name), ("result", result)], count)
      }
    }
    metrics.begin("trucewatch_exec_given_up_total", .counter, "Records that a command never took, since the start.")
    for action in exec {
      metrics.sample("trucewatch_exec_given_up_total", [("action", action.name)], action.givenUp)
    }
    metrics.begin("trucewatch_exec_pending", .gauge, "Records that wait for a command, failed ones included.")
    for action in exec { metrics.sample("trucewatch_exec_pending", [("action", action.name)], action.pending) }
  }
}

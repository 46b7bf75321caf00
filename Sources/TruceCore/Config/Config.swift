/// Everything a person configured, checked, with every default filled in.
package struct Config: Sendable, Equatable {
  /// In the order of the file; no URL stands twice.
  package var feeds: [FeedConfig]
  /// In the order of the file.
  package var topics: [TopicSource]
  /// Absolute path of the folder that holds `state.db` and `lock`.
  package var stateFolder: String
  /// Absolute path of the journal file.
  package var journalPath: String
  package var alertFormat: AlertFormat
  /// Transfers at one time, over all hosts (`max_concurrent`).
  package var transfersMax: Int
  /// Transfers at one time from one host (`max_per_host`).
  package var transfersPerHostMax: Int
  /// Each record carries the hash of the one before (`journal_chain`).
  package var chainsJournal = true
  /// Absolute path of a file for Prometheus (`metrics_file`); nil: none.
  package var metricsPath: String?
  /// Commands that are run for records (`exec`), in the order of the file; no name stands twice.
  package var exec: [ExecConfig] = []
  /// Time between two heartbeats (`heartbeat`); nil: none.
  package var heartbeatMilliseconds: Int64? = 3_600_000

  package init(
    feeds: [FeedConfig], topics: [TopicSource] = [.builtin("ceasefire"), .builtin("nato")], stateFolder: String,
    journalPath: String, alertFormat: AlertFormat = .line, transfersMax: Int = 64, transfersPerHostMax: Int = 2
  ) {
    self.feeds = feeds
    self.topics = topics
    self.stateFolder = stateFolder
    self.journalPath = journalPath
    self.alertFormat = alertFormat
    self.transfersMax = transfersMax
    self.transfersPerHostMax = transfersPerHostMax
  }
}

/// Where a topic's rules come from.
package enum TopicSource: Sendable, Equatable {
  /// A pack that is built into the program, by name.
  case builtin(String)
  /// Absolute path of a topic file.
  case file(String)
}

/// What `watch` writes to stdout.
package enum AlertFormat: String, Sendable, CaseIterable {
  case line
  case json
  /// Entries with fields where stdout is the systemd journal, lines elsewhere.
  case journald
}

internal import TruceCore
internal import TruceTopics

/// How urgent a record is to the systemd journal, in the levels of syslog(3): `journalctl -p warning` leaves out what
/// only mentions a topic.
enum RecordPriority: Int {
  /// A truce begins or breaks.
  case alert = 1
  /// A topic is what the article is about; or there is trouble with a feed.
  case warning = 4
  /// A topic is mentioned; something is told that can wait.
  case notice = 5
  /// All is as it should be.
  case info = 6

  /// Events after which the world is another, where nothing in the text takes them back (`negated`, `possible`, …).
  private static let graveEvents: Set<String> = ["accepted", "violated"]

  init(of record: Record) {
    switch record.kind {
    case .alert:
      let core = record.topics.filter { $0.level == .core }
      if core.contains(where: { $0.modality.isEmpty && RecordPriority.graveEvents.contains($0.event ?? "") }) {
        self = .alert
      } else {
        self = core.isEmpty ? .notice : .warning
      }
    case .notice: self = record.notice?.name.map { RecordPriority(of: $0) } ?? .notice
    case .update, .baseline: self = .notice
    }
  }

  private init(of name: NoticeName) {
    switch name {
    case .heartbeat: self = .info
    case .feedDown, .feedGone, .feedStale, .windowOverrun: self = .warning
    case .feedUp, .feedMoved, .feedRekeyed: self = .notice
    }
  }

  /// What stands before a line for the journal. Source: sd-daemon(3).
  var prefix: String { "<\(rawValue)>" }
}

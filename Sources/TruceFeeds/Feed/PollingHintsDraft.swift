/// `ttl`, `skipHours`, `skipDays` and the syndication module, while they are being read.
struct PollingHintsDraft {
  private var hints = PollingHints()
  private var periodSeconds: Int?
  private var frequency = 1

  /// What is no number of a sensible size is left out.
  mutating func read(_ tag: FeedTag, _ text: String) {
    let word = text.lowercased()
    switch tag {
    case .ttl: if let minutes = Int(word), (0...525_600).contains(minutes) { hints.ttlMinutes = minutes }
    case .hour: if let hour = Int(word), (0...24).contains(hour) { hints.skipHours |= 1 << UInt32(hour % 24) }
    case .day:
      if let day = PollingHintsDraft.days.firstIndex(where: { word.hasPrefix($0) }) {
        hints.skipDays |= 1 << UInt8(day)
      }
    case .updatePeriod: periodSeconds = PollingHintsDraft.periods[word]
    case .updateFrequency: if let count = Int(word), (1...86_400).contains(count) { frequency = count }
    case .updateBase: hints.updateBase = DateReader.read(text)
    default: break
    }
  }

  var result: PollingHints {
    var hints = hints
    hints.updatePeriodSeconds = periodSeconds.map { $0 / frequency }
    return hints
  }

  private static let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

  /// Source: RDF Site Summary 1.0 Modules: Syndication.
  private static let periods = [
    "hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000,
  ]
}

internal import TruceCore
internal import TruceStorage
internal import TruceText
internal import TruceYAML

/// `trucewatch status`: every feed's health, from the state, whether the daemon runs or not.
package enum StatusRun {
  package static func run(_ config: ConfigSource, asJSON: Bool) -> CommandOutput {
    CommandOutput.with(config) { setup, answer throws(StateError) in
      let states = try StateReader.feedStates(folder: setup.config.stateFolder)
      let rows = setup.config.feeds.map { StatusRow(config: $0, state: states[$0.url] ?? FeedState()) }
      if states.isEmpty {
        answer.complaints.append(
          "trucewatch: there is no state in '\(setup.config.stateFolder)' yet; for the service's state, "
            + "run this with STATE_DIRECTORY=/var/lib/trucewatch")
      }
      asJSON ? writeJSON(rows, into: &answer) : writeTable(rows, setup.config, into: &answer)
    }
  }

  private static func writeJSON(_ rows: [StatusRow], into answer: inout CommandOutput) {
    var json = JSONWriter()
    json.object { json in
      json.array("feeds") { json in for row in rows { row.write(into: &json) } }
    }
    json.newline()
    answer.output = json.bytes
  }

  private static func writeTable(_ rows: [StatusRow], _ config: Config, into answer: inout CommandOutput) {
    let now = Clock.wall
    for row in rows { answer.print(row.line(now: now)) }
    let counts = Dictionary(grouping: rows, by: \.health).mapValues(\.count)
    let summary = FeedHealth.allCases.compactMap { health in counts[health].map { "\($0) \(health.rawValue)" } }
    answer.print("\(rows.count.counted("feed")): \(summary.joined(separator: ", ")); journal \(config.journalPath)")
  }
}

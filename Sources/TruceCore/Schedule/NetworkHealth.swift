/// Whether it is the network, not the feeds, that does not answer.
struct NetworkHealth: Sendable {
  /// So many hosts in a row without any answer in between mean that the network is down; fewer may be chance.
  private static let silentHostsMin = 5
  private var unansweredHosts: Set<String> = []

  var isDown: Bool { unansweredHosts.count >= NetworkHealth.silentHostsMin }

  /// - Returns: True when the network has just come back.
  mutating func note(isUnanswered: Bool, host: String) -> Bool {
    let wasDown = isDown
    if isUnanswered { unansweredHosts.insert(host) } else { unansweredHosts = [] }
    return wasDown && !isDown
  }
}

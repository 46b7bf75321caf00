/// Whether it is the network, not the feeds, that does not answer.
struct NetworkHealth: Sendable {
  /// So many hosts in a row without any answer in between mean that the network is down; fewer may be chance.
  private static let silentHostsMin = 5
  private var silentHosts: Set<String> = []

  var isDown: Bool { silentHosts.count >= NetworkHealth.silentHostsMin }

  /// - Returns: True when the network has just come back.
  mutating func note(isSilent: Bool, host: String) -> Bool {
    let wasDown = isDown
    if isSilent { silentHosts.insert(host) } else { silentHosts = [] }
    return wasDown && !isDown
  }
}

/// Whether it is the network, not the feeds, that does not answer.
struct NetworkHealth: Sendable {
  /// So many fetches in a row without any answer mean that the network is down; fewer may be chance.
  private static let silentFetchesMin = 5
  private var silentInARow = 0

  var isDown: Bool { silentInARow >= NetworkHealth.silentFetchesMin }

  /// - Returns: True when the network has just come back.
  mutating func note(isSilent: Bool) -> Bool {
    let wasDown = isDown
    silentInARow = isSilent ? silentInARow + 1 : 0
    return wasDown && !isDown
  }
}

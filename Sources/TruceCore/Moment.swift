package import TruceText

/// A reading of both clocks. The core never reads one itself.
package struct Moment: Sendable, Equatable {
  /// What the calendar says; may jump. For everything that is written or compared with what feeds say.
  package var wall: Timestamp
  /// Milliseconds since boot, sleep included; never goes back. For everything that waits.
  package var uptime: Int64

  package init(wall: Timestamp, uptime: Int64) {
    self.wall = wall
    self.uptime = uptime
  }
}

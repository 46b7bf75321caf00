import Foundation

/// Lets any number of threads that wait for a socket be told to end.
final class StopEvent: Sendable {
  /// Readable for ever once stopped.
  private let readEnd: Int32
  private let writeEnd: Int32

  init() throws {
    (readEnd, writeEnd) = try Descriptors.pipe()
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  func stop() { _ = write(writeEnd, "x", 1) }

  /// Waits for `descriptor`, or just for the time.
  ///
  /// - Returns: Whether to go on: `false` when stopped.
  func wait(for descriptor: Int32 = -1, events: Int32 = POLLIN, milliseconds: Int = -1) -> Bool {
    var polled = [
      pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0), pollfd(fd: descriptor, events: Int16(events), revents: 0),
    ]
    while poll(&polled, 2, Int32(milliseconds)) < 0 { precondition(errno == EINTR, "poll: errno \(errno)") }
    return polled[0].revents == 0
  }
}

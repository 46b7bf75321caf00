internal import Glibc
package import TruceCore
package import TruceText

/// The machine's clocks: the only place where the program reads the time.
package enum Clock {
  package static var now: Moment { Moment(wall: wall, uptime: read(CLOCK_BOOTTIME)) }
  package static var wall: Timestamp { Timestamp(milliseconds: read(CLOCK_REALTIME)) }

  /// For `MONOTONIC_USEC=` of sd_notify(3).
  package static var monotonicMicroseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }

  /// Milliseconds; stands still while the machine sleeps, as Dispatch's timers do.
  package static var monotonicMilliseconds: Int64 { read(CLOCK_MONOTONIC) }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

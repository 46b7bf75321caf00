internal import Glibc

/// That the service manager wants a sign of life, and how often.
///
/// Source: sd_watchdog_enabled(3).
struct WatchdogOrder: Equatable {
  /// The service is ended when this much time passes without a sign.
  let microseconds: Int64

  /// - Returns: nil where `$WATCHDOG_USEC` is no time, or `$WATCHDOG_PID` names another process.
  init?(environment: [String: String], process: Int32 = getpid()) {
    guard let time = environment["WATCHDOG_USEC"].flatMap(Int64.init), time > 0 else { return nil }
    if let wanted = environment["WATCHDOG_PID"], Int32(wanted) != process { return nil }
    microseconds = time
  }

  /// When to give a sign: so often that one may be late.
  var signMicroseconds: Int64 { max(1, microseconds / 2) }
}

internal import Glibc

/// stdout and stderr of this process.
enum StandardStreams {
  static let output = LineOutput(descriptor: STDOUT_FILENO, label: "trucewatch.stdout")
  static let error = LineOutput(descriptor: STDERR_FILENO, label: "trucewatch.stderr")

  /// Whether the descriptor is the systemd journal's stream, which takes `<priority>` prefixes.
  ///
  /// Source: systemd.exec(5), `$JOURNAL_STREAM`.
  static func isJournal(_ descriptor: Int32) -> Bool {
    guard let value = getenv("JOURNAL_STREAM").map({ String(cString: $0) }) else { return false }
    var status = stat()
    return fstat(descriptor, &status) == 0 && value == "\(status.st_dev):\(status.st_ino)"
  }

  static let outputIsJournal = isJournal(STDOUT_FILENO)
  static let errorIsJournal = isJournal(STDERR_FILENO)
}

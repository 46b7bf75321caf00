internal import Glibc
internal import TruceCore

/// stdout and stderr of this process.
package enum StandardStreams {
  static let output = LineOutput(descriptor: STDOUT_FILENO, label: "trucewatch.stdout")
  static let error = LineOutput(descriptor: STDERR_FILENO, label: "trucewatch.stderr")

  /// Where alerts go: stdout or, with `alerts: journald` where that is the systemd journal, the journal's own socket.
  static func alerts(_ format: AlertFormat) -> LineOutput {
    guard format == .journald, outputIsSystemdJournal else { return output }
    return LineOutput(
      SystemdJournalSink(fallback: DescriptorSink(descriptor: STDOUT_FILENO)), label: "trucewatch.journald")
  }

  /// Makes them fit to write to: the first that every command does, before anything is opened.
  ///
  /// A pipe whose reader has gone is then an error of `write(2)` like any other, and no signal.
  package static func prepare() {
    occupy()
    signal(SIGPIPE, SIG_IGN)
  }

  /// Gives closed standard descriptors a file that can be neither written nor, as stdin, read: else the next file, the
  /// journal perhaps, would become stdout.
  private static func occupy() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
      // Where there is no /dev, a folder does: it cannot be read or written either.
      if open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0 { _ = open("/", O_RDONLY) }
    }
  }

  /// Whether the descriptor is the systemd journal's stream, which takes `<priority>` prefixes.
  ///
  /// Source: systemd.exec(5), `$JOURNAL_STREAM`.
  static func isJournal(_ descriptor: Int32) -> Bool {
    guard let value = getenv("JOURNAL_STREAM").map({ String(cString: $0) }) else { return false }
    var status = stat()
    return fstat(descriptor, &status) == 0 && value == "\(status.st_dev):\(status.st_ino)"
  }

  static let outputIsSystemdJournal = isJournal(STDOUT_FILENO)
  static let errorIsSystemdJournal = isJournal(STDERR_FILENO)
}

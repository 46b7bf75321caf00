internal import Glibc
package import Logging
internal import TruceCore
internal import TruceStorage
internal import TruceText

/// swift-log to stderr: one line a message, with `<priority>` where stderr is the systemd journal, else with the time's
/// place left to who reads.
package struct DiagnosticLogHandler: LogHandler {
  package var metadata: Logger.Metadata = [:]
  package var logLevel: Logger.Level = .info
  private static let lineBytesMax = 16 << 10

  package init() {}

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    let text = LineText.make(event.message.description, bytesMax: DiagnosticLogHandler.lineBytesMax)
    let prefix =
      StandardStreams.errorIsSystemdJournal
      ? "<\(DiagnosticLogHandler.priority(event.level))>" : "trucewatch: \(DiagnosticLogHandler.word(event.level))"
    StandardStreams.error.write(Array("\(prefix)\(text)\n".utf8))
  }

  /// Source: sd-daemon(3).
  private static func priority(_ level: Logger.Level) -> Int {
    switch level {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }

  private static func word(_ level: Logger.Level) -> String {
    switch level {
    case .trace, .debug, .info, .notice: ""
    case .warning: "warning: "
    case .error, .critical: "error: "
    }
  }
}

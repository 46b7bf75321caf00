internal import TruceCore
internal import TruceStorage
internal import TruceText

/// Metrics in the text format of Prometheus.
///
/// Source: prometheus.io, “Exposition formats”; names and units as `promtool check metrics` wants them.
struct MetricsText {
  enum Kind: String {
    case counter
    case gauge
    case histogram
  }

  typealias Labels = [(name: String, value: String)]

  private(set) var text = ""

  /// Starts a metric; its samples follow.
  mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
  }

  mutating func sample(_ name: String, _ labels: Labels, _ value: some BinaryInteger) {
    sample(name, labels, text: String(value))
  }

  /// A time, or a span of it, in seconds.
  mutating func sample(_ name: String, _ labels: Labels = [], milliseconds: Int64) {
    let fraction = String(milliseconds.magnitude % 1000 + 1000).dropFirst()
    sample(name, labels, text: (milliseconds < 0 ? "-" : "") + "\(milliseconds.magnitude / 1000).\(fraction)")
  }

  /// A metric with one sample.
  mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: some BinaryInteger) {
    begin(name, kind, help)
    sample(name, [], value)
  }

  /// A time; left out where there is none.
  mutating func add(_ name: String, _ help: String, _ time: Timestamp?) {
    guard let time else { return }
    begin(name, .gauge, help)
    sample(name, milliseconds: time.milliseconds)
  }

  private mutating func sample(_ name: String, _ labels: Labels, text value: String) {
    text += name
    if !labels.isEmpty {
      text += "{" + labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",") + "}"
    }
    text += " \(value)\n"
  }

  /// Feeds name themselves: a quote or a line break of theirs ends no label.
  private static func escaped(_ value: String) -> String {
    LineText.make(value, bytesMax: 2048).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}

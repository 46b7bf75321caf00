/// The warnings of one document, each text once a line, up to a cap: a hostile feed has a fault at every byte.
struct Warnings {
  /// Warnings that are kept of one document; the rest is counted.
  static let max = 50

  private var list: [FeedWarning] = []
  private var more = 0

  mutating func add(line: Int, _ message: @autoclosure () -> String) {
    guard list.count < Warnings.max else {
      more += 1
      return
    }
    let warning = FeedWarning(line: line, message: message())
    if list.last != warning { list.append(warning) }
  }

  /// All in the order of their lines, with a last one that tells how many were left out.
  var all: [FeedWarning] {
    func order(_ warning: FeedWarning) -> Int { warning.line > 0 ? warning.line : .max }
    let sorted = list.enumerated().sorted {
      (order($0.element), $0.element.message, $0.offset) < (order($1.element), $1.element.message, $1.offset)
    }
    return more == 0
      ? sorted.map(\.element) : sorted.map(\.element) + [FeedWarning(line: 0, message: "and \(more) more")]
  }
}

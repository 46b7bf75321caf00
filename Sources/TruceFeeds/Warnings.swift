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

  /// All, with a last one that tells how many were left out.
  var all: [FeedWarning] {
    more == 0 ? list : list + [FeedWarning(line: 0, message: "and \(more) more")]
  }
}

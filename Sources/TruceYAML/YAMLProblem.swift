internal import Yams

/// Tells a mistake of YAML itself.
package enum YAMLProblem {
  package static func mistake(_ error: any Error, in file: String, _ places: SourcePlaces) -> Mistake {
    guard let error = error as? YamlError else { return Mistake(file: file, message: "not YAML: \(error)") }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Mistake(
        file: file, line: mark.line, column: mark.column, message: "not YAML: \(problem)",
        excerpt: places.excerpt(line: mark.line, column: mark.column))
    case .reader(let problem, _, _, _): return Mistake(file: file, message: "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      let line = context.mark.line
      let names = keys.map { "'\($0)'" }.joined(separator: ", ")
      return Mistake(
        file: file, line: line, column: context.mark.column, message: "\(names) stands twice in one mapping",
        excerpt: places.excerpt(line: line, column: context.mark.column))
    default: return Mistake(file: file, message: "not YAML: \(error)")
    }
  }
}

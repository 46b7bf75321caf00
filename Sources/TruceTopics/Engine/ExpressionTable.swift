/// Expressions as numbers in flat lists: while an article is judged, on however many threads, nothing of them is copied,
/// and no owner of anything is counted.
struct ExpressionTable: Sendable {
  /// The number of an expression.
  typealias ID = Int32

  /// An `Expression` whose parts are numbers.
  enum Operation: Sendable {
    case atom(Int32)
    /// By the number of the concept, not of its expression.
    case concept(Int32)
    case any(Parts)
    /// Atoms are the parts.
    case anyAtom(Parts)
    case all(Parts)
    case near(ID, ID, Expression.Nearness)
    case notNear(ID, ID, Expression.Nearness)
    case with(ID, ID)
    case without(ID, ID)
    case inside(Expression.Place, ID)
  }

  /// Places of one expression's parts in the list of all parts.
  typealias Parts = Range<Int32>

  private var operations: [Operation] = []
  private var parts: [Int32] = []
  /// The expression of each concept.
  private var concepts: [ID] = []

  init(concepts: [Expression]) {
    for concept in concepts { self.concepts.append(enter(concept)) }
  }

  var conceptCount: Int { concepts.count }

  subscript(id: ID) -> Operation { operations[Int(id)] }
  subscript(concept concept: Int32) -> ID { concepts[Int(concept)] }
  /// The part at one of the places of `Parts`.
  subscript(part place: Int32) -> Int32 { parts[Int(place)] }
  /// The parts by themselves, for who is in no hurry.
  func list(_ parts: Parts) -> [Int32] { parts.map { self[part: $0] } }

  /// Takes in an expression.
  mutating func enter(_ expression: Expression) -> ID {
    let operation: Operation =
      switch expression {
      case .atom(let atom): .atom(Int32(atom))
      case .concept(let concept): .concept(Int32(concept))
      case .any(let choices): any(choices)
      case .all(let parts): .all(add(parts: parts.map { enter($0) }))
      case .near(let left, let right, let nearness): .near(enter(left), enter(right), nearness)
      case .notNear(let left, let right, let nearness): .notNear(enter(left), enter(right), nearness)
      case .with(let left, let gate): .with(enter(left), enter(gate))
      case .without(let left, let unwanted): .without(enter(left), enter(unwanted))
      case .inside(let place, let inner): .inside(place, enter(inner))
      }
    return add(operation)
  }

  /// Takes in a choice of atoms.
  mutating func enter(anyOf atoms: [Int]) -> ID { add(.anyAtom(add(parts: atoms.map { Int32($0) }))) }

  /// The atoms together in one list: dozens of words of which an article has one or two.
  private mutating func any(_ choices: [Expression]) -> Operation {
    var atoms: [Int] = []
    var others: [Expression] = []
    for choice in choices {
      if case .atom(let atom) = choice { atoms.append(atom) } else { others.append(choice) }
    }
    if others.isEmpty { return .anyAtom(add(parts: atoms.map { Int32($0) })) }
    let first = atoms.isEmpty ? [] : [enter(anyOf: atoms)]
    return .any(add(parts: first + others.map { enter($0) }))
  }

  private mutating func add(parts numbers: [Int32]) -> Parts {
    let start = Int32(parts.count)
    parts += numbers
    return start..<Int32(parts.count)
  }

  private mutating func add(_ operation: Operation) -> ID {
    operations.append(operation)
    return ID(operations.count - 1)
  }
}

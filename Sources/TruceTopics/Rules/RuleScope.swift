/// What expressions refer to by index: the atoms of all topics, and the concepts of one file by name.
struct RuleScope {
  private(set) var atoms: [Atom] = []
  private var atomIndices: [Atom: Int] = [:]
  /// The names of the concepts of all topics, by index.
  private(set) var conceptNames: [String] = []
  private var conceptIndices: [String: Int] = [:]
  private(set) var usedConcepts: Set<Int> = []

  mutating func enter(_ atom: Atom) -> Int {
    if let index = atomIndices[atom] { return index }
    atomIndices[atom] = atoms.count
    atoms.append(atom)
    return atoms.count - 1
  }

  /// Forgets the names of the last file's concepts.
  mutating func startFile() { conceptIndices = [:] }

  /// The index of the new concept, whose name the file must not have yet.
  mutating func declare(_ concept: String) -> Int {
    conceptIndices[concept] = conceptNames.count
    conceptNames.append(concept)
    return conceptNames.count - 1
  }

  mutating func use(_ concept: String) -> Int? {
    guard let index = conceptIndices[concept] else { return nil }
    usedConcepts.insert(index)
    return index
  }
}

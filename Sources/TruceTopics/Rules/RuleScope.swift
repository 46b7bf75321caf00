/// What expressions refer to by index: the atoms of all topics, and the concepts of one file by name.
struct RuleScope {
  private(set) var atoms: [Atom] = []
  private var atomIndices: [Atom: Int] = [:]
  /// Concepts of all topics; the names are those of the file that is being read.
  private(set) var conceptCount = 0
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

  /// The new index, or nil when the file already has that name.
  mutating func declare(_ concept: String) -> Int? {
    guard conceptIndices[concept] == nil else { return nil }
    conceptIndices[concept] = conceptCount
    conceptCount += 1
    return conceptCount - 1
  }

  mutating func use(_ concept: String) -> Int? {
    guard let index = conceptIndices[concept] else { return nil }
    usedConcepts.insert(index)
    return index
  }
}

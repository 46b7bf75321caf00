/// Finds the actors that an article names.
///
/// Immutable, and pure: any thread may ask.
package final class ActorIndex: Sendable {
  /// Where an actor is named.
  struct Mention {
    var actor: Int
    var field: ArticleField
    var start: Int32
    var end: Int32
  }

  /// The actors that are part of the program; read at first use, in some milliseconds.
  package static let builtin = ActorIndex(entries: ActorEntry.read(ActorData.entries))

  private let entries: [ActorEntry]
  private let atoms: [Atom]
  /// For each atom its actor, and whether the text must write it with a capital.
  private let owners: [(actor: Int, needsCapital: Bool)]
  private let scanner: AtomScanner

  init(entries: [ActorEntry]) {
    var atoms: [Atom] = []
    var owners: [(actor: Int, needsCapital: Bool)] = []
    for (index, entry) in entries.enumerated() {
      for alias in entry.aliases {
        let isExact = alias.hasPrefix("=")
        let term = isExact ? String(alias.dropFirst()) : alias
        let found = AtomParser.atoms(term, caseSensitive: isExact, isPlain: false)
        guard case .success(let parsed) = found else { continue }
        let needsCapital = term.unicodeScalars.first?.properties.isUppercase ?? false
        atoms += parsed
        owners += parsed.map { _ in (index, needsCapital) }
      }
    }
    self.entries = entries
    self.atoms = atoms
    self.owners = owners
    scanner = AtomScanner(atoms, PatternStore(atoms), wanted: Array(atoms.indices))
  }

  package var count: Int { entries.count }

  /// The actors in `text`, in the order of their first mention; roles come from the events of `matches`.
  package func actors(in text: ArticleText, matches: [TopicMatch] = []) -> [Actor] {
    var mentions: [Mention] = []
    var fields: [FieldText] = []
    for (field, value) in [(ArticleField.title, text.title), (.summary, text.summary), (.content, text.content)] {
      let fieldText = FieldText(field, value)
      mentions += self.mentions(in: fieldText)
      fields.append(fieldText)
    }
    let roles = ActorRoles.roles(mentions, fields, matches)
    var isListed = [Bool](repeating: false, count: entries.count)
    var actors: [Actor] = []
    for mention in mentions where !isListed[mention.actor] {
      isListed[mention.actor] = true
      let entry = entries[mention.actor]
      actors.append(Actor(id: entry.id, name: entry.name, role: roles[mention.actor]))
    }
    return actors
  }

  /// Mentions in the order of the text; of those that overlap the longest. One word may name two actors, as 俄乌 does.
  private func mentions(in field: FieldText) -> [Mention] {
    var hits: [RawHit] = []
    scanner.scan(field.folded.bytes, into: &hits)
    hits.removeAll { hit in
      guard hit.start < field.tailStart, atoms[Int(hit.atom)].isExact(hit, field) else { return true }
      let first = field.scalar(at: Int(hit.start))
      return owners[Int(hit.atom)].needsCapital && first.properties.isLowercase
    }
    hits.sort { left, right in
      if left.start != right.start { return left.start < right.start }
      if left.end != right.end { return left.end > right.end }
      let lengths = (atoms[Int(left.atom)].literalStart.count, atoms[Int(right.atom)].literalStart.count)
      return lengths.0 == lengths.1 ? left.atom < right.atom : lengths.0 > lengths.1
    }
    var mentions: [Mention] = []
    var last: RawHit?
    for hit in hits {
      if let last, last.end > hit.start {
        let isSameWord = last.start == hit.start && last.end == hit.end
        let (one, other) = (atoms[Int(last.atom)].literalStart, atoms[Int(hit.atom)].literalStart)
        guard isSameWord, one == other else { continue }
      }
      last = hit
      let actor = owners[Int(hit.atom)].actor
      mentions.append(Mention(actor: actor, field: field.field, start: hit.start, end: hit.end))
    }
    return mentions
  }
}

/// A state, organisation, armed group or leader that an article names.
package struct Actor: Sendable, Equatable {
  /// ISO 3166-1 alpha-3 for states (`RUS`), else a name in capitals (`HAMAS`).
  package var id: String
  package var name: String
  /// What the actor does in the event of a match: `source` acts, `target` is acted upon; nil where no fixed frame tells.
  package var role: ActorRole?

  package init(id: String, name: String, role: ActorRole? = nil) {
    self.id = id
    self.name = name
    self.role = role
  }
}

package enum ActorRole: String, Sendable, CaseIterable {
  case source
  case target
}

/// A state, organisation, armed group or leader that an article names.
package struct Actor: Sendable, Equatable {
  /// ISO 3166-1 alpha-3 for states (`RUS`), else a name in capitals (`HAMAS`).
  package var id: String
  package var name: String
  package var kind: ActorKind
  /// What the actor does in the event of a match: `source` acts, `target` is acted upon; nil where no fixed frame tells.
  package var role: ActorRole?

  package init(id: String, name: String, kind: ActorKind, role: ActorRole? = nil) {
    self.id = id
    self.name = name
    self.kind = kind
    self.role = role
  }
}

package enum ActorKind: String, Sendable {
  case state
  case organisation
  case group
  case leader
}

package enum ActorRole: String, Sendable {
  case source
  case target
}

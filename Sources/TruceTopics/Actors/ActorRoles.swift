/// Who acts and who is acted upon, by one fixed frame: "X rejects Y's ceasefire", "X rejected a Y proposal".
enum ActorRoles {
  /// What may stand between the actor and the verb: "Russia has also rejected", "Ukraine's government accepts".
  private static let between: Set<String> = [
    "has", "have", "had", "also", "again", "now", "formally", "officially", "reportedly", "government", "forces",
    "rebels",
    "leaders", "leader", "'s", "s", "hat", "haben", "a", "ont", "ha", "han", "hanno", "и", "снова", "знову", "вновь",
  ]

  /// Roles by actor; only the first frame of each match counts.
  static func roles(
    _ mentions: [ActorIndex.Mention], _ fields: [FieldText], _ matches: [TopicMatch]
  ) -> [Int: ActorRole] {
    var roles: [Int: ActorRole] = [:]
    for match in matches {
      guard let frame = match.eventEvidence, let field = fields.first(where: { $0.field == frame.field }) else {
        continue
      }
      let inField = mentions.filter { $0.field == frame.field }
      guard let source = inField.last(where: { scalarEnd($0, field) <= frame.start }),
        follows(source, frame, field), !startsWithNoun(frame, match), roles[source.actor] == nil
      else { continue }
      roles[source.actor] = .source
      let target = inField.first { scalarStart($0, field) > frame.start && scalarEnd($0, field) < frame.end }
      if let target, roles[target.actor] == nil { roles[target.actor] = .target }
    }
    return roles
  }

  /// Whether the event's words follow the mention in its sentence, with no more than an auxiliary between.
  private static func follows(_ source: ActorIndex.Mention, _ frame: Evidence, _ field: FieldText) -> Bool {
    let between = field.scalars[scalarEnd(source, field)..<frame.start]
    guard between.count < 24 else { return false }
    let words = between.split { $0 == " " || $0 == "\u{2019}" || $0 == "'" }
    return words.allSatisfy { word in
      var text = String.UnicodeScalarView()
      text.append(contentsOf: word)
      return Self.between.contains(String(text))
    }
  }

  /// "The truce was rejected": whoever stands before it need not be the one who rejects.
  private static func startsWithNoun(_ frame: Evidence, _ match: TopicMatch) -> Bool {
    match.evidence.contains { $0.field == frame.field && $0.start == frame.start }
  }

  private static func scalarStart(_ mention: ActorIndex.Mention, _ field: FieldText) -> Int {
    field.scalarRange(mention.start, mention.end).lowerBound
  }

  private static func scalarEnd(_ mention: ActorIndex.Mention, _ field: FieldText) -> Int {
    field.scalarRange(mention.start, mention.end).upperBound
  }
}

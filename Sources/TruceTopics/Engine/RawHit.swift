/// Where an atom stands in a folded text, in bytes.
struct RawHit: Sendable {
  var atom: Int32
  var start: Int32
  var end: Int32
}

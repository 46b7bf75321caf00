/// Words in an article that an expression matched.
struct Hit: Sendable {
  /// Numbers of the first and last word; they grow through title, summary and content, with a gap between fields.
  var firstWord: Int32
  var lastWord: Int32
  /// Number of the sentence, in the same order.
  var sentence: Int32
  var field: ArticleField
  /// Bytes of the field's folded text.
  var start: Int32
  var end: Int32

  /// The words of both and all between them.
  func joined(_ other: Hit) -> Hit {
    var hit = self
    hit.firstWord = min(firstWord, other.firstWord)
    hit.lastWord = max(lastWord, other.lastWord)
    hit.start = min(start, other.start)
    hit.end = max(end, other.end)
    return hit
  }

  /// Whether words of this one stand both before and after `other`.
  func encloses(_ other: Hit) -> Bool {
    other.field == field && firstWord < other.firstWord && other.lastWord < lastWord
  }

  /// How many words `other` stands after this one: 1 where it follows directly; nil where they overlap or it stands before.
  func distance(to other: Hit) -> Int32? {
    other.field == field && other.start >= end ? max(other.firstWord - lastWord, 0) : nil
  }

  static func precedes(_ left: Hit, _ right: Hit) -> Bool {
    (left.firstWord, left.start, left.end) < (right.firstWord, right.start, right.end)
  }
}

/// Where an atom stands in a folded text, in bytes.
struct RawHit: Sendable {
  var atom: Int32
  var start: Int32
  var end: Int32
}

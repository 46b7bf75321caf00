/// A text as it is matched: UTF-8 in lower case without marks, one space between words, and where each byte came from.
struct FoldedText: Sendable {
  /// Words, and between them: a space, a line feed where a paragraph ended, or one ASCII sign for each sign.
  var bytes: [UInt8] = []
  /// For each byte the index of the scalar it came from; empty unless it was asked for.
  var origins: [Int32] = []
}

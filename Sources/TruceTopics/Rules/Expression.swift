/// What a rule asks of an article, compiled: atoms and concepts are indices.
indirect enum Expression: Sendable, Equatable {
  case atom(Int)
  case concept(Int)
  case any([Expression])
  case all([Expression])
  /// Both stand near each other in one sentence; the match reaches over both.
  case near(Expression, Expression, Nearness)
  /// The first, where the second does not stand near it.
  case notNear(Expression, Expression, Nearness)
  /// The first, in an article that also has the second.
  case with(Expression, Expression)
  /// The first, in an article that does not have the second.
  case without(Expression, Expression)
  case inside(Place, Expression)

  /// How near, and on which side, the second stands.
  struct Nearness: Sendable, Equatable {
    enum Order: Sendable {
      case either
      /// The second stands after the first: `A BEFORE/n B`.
      case secondFollows
      /// The second stands before the first: `A AFTER/n B`.
      case secondPrecedes
    }

    /// Most words from one to the other, 1 for neighbours; nil for anywhere in the sentence.
    var words: Int32?
    var order: Order
  }

  /// The part of the article that a prefix names.
  enum Place: String, Sendable, CaseIterable {
    case title
    case summary
    case content
    /// The title and the first sentences of the summary.
    case lead
  }
}

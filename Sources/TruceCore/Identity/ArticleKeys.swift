/// The keys of one article, the primary one first: at most three, without a list of their own in memory.
package struct ArticleKeys: RandomAccessCollection, Sendable, Equatable {
  /// A primary key, and two secondary ones.
  package static let countMax = 3

  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64 = 0
  package private(set) var endIndex = 0
  package var startIndex: Int { 0 }

  /// - Parameter keys: Those after the third are left out.
  package init(_ keys: some Sequence<UInt64>) {
    for key in keys.prefix(ArticleKeys.countMax) { append(key) }
  }

  init(primary: UInt64, link: UInt64?, title: UInt64?) {
    append(primary)
    if let link { append(link) }
    if let title { append(title) }
  }

  package subscript(index: Int) -> UInt64 {
    precondition(indices.contains(index))
    return index == 0 ? first : index == 1 ? second : third
  }

  private mutating func append(_ key: UInt64) {
    switch endIndex {
    case 0: first = key
    case 1: second = key
    default: third = key
    }
    endIndex += 1
  }
}

extension ArticleKeys: ExpressibleByArrayLiteral {
  package init(arrayLiteral keys: UInt64...) { self.init(keys) }
}

/// The body of a successful answer.
package enum FetchedBody: Sendable {
  case document(FetchedDocument)
  /// A sitemap index; the URL of its newest sitemap as it names it, nil where it dates none.
  case index(newest: String?)
  /// What it is instead of a feed, as a person reads it.
  case noFeed(String)
  /// The transfer broke off; the articles that ended are in the document, which is not complete.
  case broken(FetchedDocument, why: String)

  /// The document, if there is one.
  package var document: FetchedDocument? {
    get {
      switch self {
      case .document(let document), .broken(let document, _): document
      case .index, .noFeed: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .document: self = .document(newValue)
      case .broken(_, let why): self = .broken(newValue, why: why)
      case .index, .noFeed: break
      }
    }
  }
}

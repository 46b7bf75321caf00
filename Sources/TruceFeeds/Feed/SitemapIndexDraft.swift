internal import TruceText

/// What was read of a sitemap index: its children, and which of them changed last.
struct SitemapIndexDraft {
  /// In the order of the index; the first ones.
  private(set) var urls: [String] = []
  /// The child with the latest `lastmod`; of equals the first. Nil where no child has one.
  private(set) var newest: String?
  private var newestDate: Timestamp?
  private var url: String?
  private var date: Timestamp?

  /// The next child begins.
  mutating func begin() { (url, date) = (nil, nil) }

  mutating func offer(url: String) {
    if urls.count < ItemDraft.listMax { urls.append(url) }
    self.url = url
    compare()
  }

  mutating func offer(date: Timestamp?) {
    self.date = date
    compare()
  }

  private mutating func compare() {
    guard let url, let date, newestDate.map({ date > $0 }) ?? true else { return }
    (newest, newestDate) = (url, date)
  }
}

internal import TruceText

/// One configured feed.
package struct FeedConfig: Sendable, Equatable {
  /// The identity of the feed, as the person wrote it.
  package var url: String
  /// The person's name for it; nil: the feed's own title, else its host.
  package var name: String?
  /// The person's words for it, in every record of it.
  package var tags: [String]
  /// Of ten thousand feeds nearly all have the settings of `defaults`: they share one box, which is never changed.
  private var sharedSettings: Shared<FeedSettings>

  package init(url: String, name: String? = nil, tags: [String] = [], settings: FeedSettings = FeedSettings()) {
    self.url = url
    self.name = name
    self.tags = tags
    sharedSettings = Shared(settings)
  }

  package var settings: FeedSettings {
    get { sharedSettings.value }
    set { sharedSettings = Shared(newValue) }
  }

  /// What the feed is called where people read: the person's name for it, else its own title, else its host.
  package func displayName(title: String?) -> String { name ?? title ?? WebAddress.server(of: url) }
}

/// A value that many hold and nobody changes.
private final class Shared<Value: Sendable & Equatable>: Sendable, Equatable {
  let value: Value

  init(_ value: Value) { self.value = value }

  static func == (left: Shared, right: Shared) -> Bool { left === right || left.value == right.value }
}

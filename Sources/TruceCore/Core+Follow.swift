internal import TruceText

/// Sitemap indexes with `follow: newest`: a poll asks the index, then the sitemap that it names as its newest.
///
/// Both requests are conditional, each by its own validators. The second is made even where the index did not change:
/// not every index tells when its sitemaps do.
extension Core {
  /// Whether the poll of `feed` goes on with the index's newest sitemap.
  mutating func startFollowing(_ feed: Int, _ outcome: FetchOutcome) -> Bool {
    guard feeds[feed].isConfigured, feeds[feed].config.settings.follow == .newest, !feeds[feed].isFollowing,
      case .answered(let answer) = outcome
    else { return false }
    switch (answer.status, answer.body) {
    case (200, .index(let newest?)?) where WebAddress.isSameOrigin(newest, feeds[feed].config.url):
      feeds[feed].state.validators = Validators(etag: answer.etag, lastModified: answer.lastModified)
      if feeds[feed].state.followed?.url != newest { feeds[feed].state.followed = FollowedSitemap(url: newest) }
    case (304, _) where answer.wasConditional && feeds[feed].state.followed != nil: break
    default: return false
    }
    feeds[feed].state.bodyBytes += Int64(answer.wireBytes)
    feeds[feed].isFollowing = true
    return true
  }

  /// Why the poll does not go on with an index's newest sitemap. Another server would be sent the feed's credentials, and
  /// could be one inside the network.
  func whyNotFollowed(_ newest: String?, _ feed: Int) -> String {
    guard !feeds[feed].isFollowing else { return "a sitemap index inside a sitemap index" }
    guard let newest else { return "a sitemap index that dates none of its sitemaps; use one of them in its place" }
    return "a sitemap index whose newest sitemap, '\(newest.prefix(200))', is on another server; use that one"
  }

  /// A sitemap that cannot be read may not be the newest any more: the next poll asks the index in full.
  mutating func forgetFollowed(_ feed: Int) {
    guard feeds[feed].state.followed != nil else { return }
    feeds[feed].state.followed = nil
    feeds[feed].state.validators = Validators()
  }
}

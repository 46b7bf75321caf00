/// The notices that there are; the raw value stands in the journal. Source: trucewatch-journal(5), “Notices”.
package enum NoticeName: String, Sendable, CaseIterable {
  /// The watch goes on.
  case heartbeat
  case feedDown = "feed-down"
  case feedUp = "feed-up"
  /// A feed answers, but publishes nothing any more.
  case feedStale = "feed-stale"
  case feedMoved = "feed-moved"
  case feedGone = "feed-gone"
  /// No item of the poll before is left in a feed: some may have been missed.
  case windowOverrun = "window-overrun"
  /// A feed gave its items new ids.
  case feedRekeyed = "feed-rekeyed"
}

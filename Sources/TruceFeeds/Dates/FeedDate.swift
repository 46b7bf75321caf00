package import TruceText

/// Dates as feeds, servers and people write them.
package enum FeedDate {
  /// - Returns: nil where no day can be made out; a missing zone is UTC.
  package static func parse(_ text: String) -> Timestamp? { DateReader.read(text) }
}

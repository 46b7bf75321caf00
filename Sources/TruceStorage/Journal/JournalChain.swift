package import TruceCore

/// Makes the lines of new records, each with the hash of the line before. Confined to the daemon's queue.
///
/// The hash covers the whole line, the hash in it included, so it stands for everything before it.
package struct JournalChain: ~Copyable {
  /// `journal_chain`: whether records carry the hash of the record before.
  private let isOn: Bool
  private let hasher = RecordHasher()
  private var json = JSONWriter()
  /// The newest line that is not hashed yet.
  private var unhashed: [UInt8]?
  private var hash: RecordHash?

  /// - Parameters:
  ///   - lastLine: The newest record of the journal; nil where it cannot be found.
  ///   - lastHash: Its hash as the state remembers it; counts where there is no line.
  package init(isOn: Bool, lastLine: [UInt8]?, lastHash: RecordHash?) {
    self.isOn = isOn
    unhashed = lastLine
    hash = lastHash
  }

  /// The hash of the newest line; nil before the first.
  package mutating func head() -> RecordHash? {
    if let line = unhashed {
      hash = hasher.hash(line[...])
      unhashed = nil
    }
    return hash
  }

  /// The line of the next record, its newline included.
  package mutating func line(of record: Record) -> [UInt8] {
    let line = RecordCodec.encode(record, previousHash: isOn ? head()?.text : nil, using: &json)
    unhashed = line
    return line
  }
}

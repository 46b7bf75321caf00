internal import Glibc
internal import TruceFeeds
internal import TruceHTTP
internal import TruceInflate
internal import TruceStorage
internal import TruceText

/// A document that a person names: by a path, by its URL, or `-` for stdin.
enum DocumentInput {
  /// Bytes of one document; the largest that a feed's `max_body` allows by default is a quarter of it.
  static let bytesMax = 64 << 20

  /// Bytes read at a time.
  private static let blockBytes = 64 << 10

  /// As much of a document as could be read.
  struct Reading {
    let document: FeedDocument
    /// Why there is no more of it.
    let fault: CommandFailure?
  }

  /// - Parameters:
  ///   - contentType: What it was served with; a server that is asked says so itself.
  ///   - baseURL: Where it came from, for relative links; of a URL it is known.
  static func document(
    _ name: String, contentType: String? = nil, baseURL: String? = nil
  ) throws(CommandFailure) -> Reading {
    let content: Result<FeedDocument, FeedError>
    let fault: CommandFailure?
    if WebDocument.isURL(name) {
      let page = try WebDocument(fetching: name, contentType: contentType, baseURL: baseURL)
      (content, fault) = (page.content, page.fault)
    } else {
      (content, fault) = try read(name, contentType, baseURL)
    }
    do {
      return Reading(document: try content.get(), fault: fault)
    } catch {
      throw fault ?? CommandFailure(status: .data, message: "'\(shown(name))' is no feed: \(error)")
    }
  }

  /// The name as it may be shown: a URL without its password.
  static func shown(_ name: String) -> String { WebDocument.isURL(name) ? WebAddress.redacted(name) : name }

  private static func read(
    _ path: String, _ contentType: String?, _ baseURL: String?
  ) throws(CommandFailure) -> (Result<FeedDocument, FeedError>, CommandFailure?) {
    let parser = FeedParser()
    parser.begin(contentType: contentType, baseURL: baseURL)
    let fault = try unpack(path) { parser.consume($0) }
    let content = Result { () throws(FeedError) in try parser.finish() }
    return (content, fault.map { CommandFailure(status: .data, message: "'\(path)' is not whole: \($0)") })
  }

  /// Hands what the file holds to `take`, decompressed where it is compressed, until it wants no more.
  ///
  /// - Returns: Why there is no more of it than that.
  private static func unpack(
    _ path: String, _ take: (UnsafeRawBufferPointer) -> Bool
  ) throws(CommandFailure) -> InflateError? {
    let unpacker = Unpacker(bytesMax: bytesMax)
    var fault: InflateError?
    var isWanted = true
    try read(path) { bytes in
      do throws(InflateError) {
        isWanted = try unpacker.consume(bytes, take)
      } catch {
        (fault, isWanted) = (error, false)
      }
      return isWanted
    }
    guard isWanted else { return fault }
    do throws(InflateError) {
      try unpacker.finish(take)
      return nil
    } catch {
      return error
    }
  }

  /// Hands the bytes to `take`, block by block, until it wants no more.
  ///
  /// - Throws: What to tell and the status to exit with.
  private static func read(_ path: String, _ take: (UnsafeRawBufferPointer) -> Bool) throws(CommandFailure) {
    do {
      if path == "-" { return try readAll(STDIN_FILENO, take) }
      let file = try FileDescriptor(opening: path, O_RDONLY)
      try readAll(file.number, take)
    } catch {
      throw CommandFailure(
        status: error.isNotFound ? .noInput : .inputOutput, message: "cannot read '\(path)': \(error)")
    }
  }

  private static func readAll(
    _ descriptor: Int32, _ take: (UnsafeRawBufferPointer) -> Bool
  ) throws(SystemError) {
    var block = [UInt8](repeating: 0, count: blockBytes)
    var count = 0
    while count <= bytesMax {
      let got = Glibc.read(descriptor, &block, block.count)
      if got == 0 { return }
      if got > 0 {
        count += got
        let isWanted = block.withUnsafeBytes { take(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
        guard isWanted else { return }
      } else if errno != EINTR {
        throw SystemError.current
      }
    }
    throw SystemError(code: EFBIG)
  }
}

internal import TruceCore
internal import TruceFeeds
internal import TruceStorage

/// `trucewatch parse`: one document as one JSON object.
package enum ParseRun {
  /// Bytes of JSON that are written at a time.
  private static let blockBytes = 64 << 10

  /// Prints the document as it is turned into JSON, so that memory holds the articles and one block of text.
  package static func run(path: String, contentType: String?, baseURL: String?) -> CommandOutput {
    var answer = CommandOutput()
    let document: FeedDocument
    do {
      document = try self.document(path: path, contentType: contentType, baseURL: baseURL)
    } catch {
      answer.fail(error.status, error.message)
      return answer
    }
    do {
      try print(document)
    } catch  where error.isBrokenPipe {
      // `| head` has seen enough.
    } catch {
      answer.fail(.inputOutput, "cannot write to standard output: \(error)")
    }
    return answer
  }

  static func document(path: String, contentType: String?, baseURL: String?) throws(CommandFailure) -> FeedDocument {
    let parser = FeedParser()
    parser.begin(contentType: contentType, baseURL: baseURL)
    try ParseInput.read(path) { parser.consume($0) }
    do {
      return try parser.finish()
    } catch {
      throw CommandFailure(status: .data, message: "'\(path)' is no feed: \(error)")
    }
  }

  private static func print(_ document: FeedDocument) throws(SystemError) {
    var json = JSONWriter()
    var failure: SystemError?
    document.writeJSON(into: &json) { json in
      guard json.count >= blockBytes, failure == nil else { return }
      do throws(SystemError) { try StandardOutput.write(json.bytes) } catch { failure = error }
      json.removeBytes()
    }
    if let failure { throw failure }
    json.newline()
    try StandardOutput.write(json.bytes)
  }
}

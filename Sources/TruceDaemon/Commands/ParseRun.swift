internal import TruceCore
internal import TruceFeeds

/// `trucewatch parse`: one document as one JSON object.
package enum ParseRun {
  /// Bytes of JSON that are written at a time.
  private static let blockBytes = 64 << 10

  /// Prints the document as it is turned into JSON, so that memory holds the articles and one block of text.
  package static func run(path: String, contentType: String?, baseURL: String?) -> CommandOutput {
    var answer = CommandOutput()
    do {
      print(try document(path: path, contentType: contentType, baseURL: baseURL), into: &answer)
    } catch {
      answer.fail(error)
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

  private static func print(_ document: FeedDocument, into answer: inout CommandOutput) {
    var json = JSONWriter()
    document.writeJSON(into: &json) { json in
      guard json.count >= blockBytes else { return }
      answer.write(json.bytes)
      json.removeBytes()
    }
    json.newline()
    answer.write(json.bytes)
  }
}

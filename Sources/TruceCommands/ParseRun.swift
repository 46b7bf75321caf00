internal import TruceCore
internal import TruceFeeds
internal import TruceStorage

/// `trucewatch parse`: one document as one JSON object.
package enum ParseRun {
  /// Bytes of JSON that are written at a time.
  private static let blockBytes = 64 << 10

  /// Prints the document as it is turned into JSON, so that memory holds the articles and one block of text.
  ///
  /// - Parameter name: A path, a URL, or `-` for stdin.
  package static func run(_ name: String, contentType: String?, baseURL: String?) -> CommandOutput {
    var answer = CommandOutput()
    do {
      let reading = try DocumentInput.document(name, contentType: contentType, baseURL: baseURL)
      print(reading.document, into: &answer)
      answer.fail(reading.fault)
    } catch {
      answer.fail(error)
    }
    return answer
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

internal import TruceCore
internal import TruceFeeds

/// `trucewatch parse`: one document as one JSON object.
package enum ParseRun {
  package static func run(path: String, contentType: String?, baseURL: String?) -> CommandOutput {
    var answer = CommandOutput()
    do {
      let document = try document(path: path, contentType: contentType, baseURL: baseURL)
      var json = JSONWriter()
      document.writeJSON(into: &json)
      json.newline()
      answer.output = json.bytes
    } catch {
      answer.fail(error.status, error.message)
    }
    return answer
  }

  static func document(path: String, contentType: String?, baseURL: String?) throws(CommandFailure) -> FeedDocument {
    let bytes = try ParseInput.read(path)
    do {
      return try FeedParser.parse(bytes, contentType: contentType, baseURL: baseURL)
    } catch {
      throw CommandFailure(status: .data, message: "'\(path)' is no feed: \(error)")
    }
  }
}

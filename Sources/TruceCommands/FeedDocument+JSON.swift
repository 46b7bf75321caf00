package import TruceFeeds
package import TruceStorage
internal import TruceText

extension FeedDocument {
  /// The document as one JSON object, in the shape that `trucewatch parse` prints (trucewatch(1), “parse”).
  ///
  /// - Parameter passOn: called after each article; it may take the bytes away.
  package func writeJSON(into json: inout JSONWriter, passOn: (inout JSONWriter) -> Void) {
    json.object { json in
      json.member("format", format.rawValue)
      json.member("title", title)
      json.member("link", link)
      json.member("language", language)
      json.array("items") { json in
        for article in articles {
          article.writeJSON(into: &json)
          passOn(&json)
        }
      }
      json.array("warnings") { json in
        for warning in warnings { json.string(warning.description) }
        if let limit = stoppedBy { json.string("read only in part: \(limit.description)") }
      }
    }
  }
}

extension Article {
  fileprivate func writeJSON(into json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("title", title)
      json.member("link", link)
      json.member("summary", summary)
      json.member("content", content)
      json.member("published", published?.rfc3339)
      json.member("updated", updated?.rfc3339)
      json.member("language", language)
      if titleFromURL { json.member("title_from", "url") }
      json.member("authors", authors)
      json.member("categories", categories)
      json.array("enclosures") { json in for enclosure in enclosures { enclosure.writeJSON(into: &json) } }
    }
  }
}

extension Enclosure {
  fileprivate func writeJSON(into json: inout JSONWriter) {
    json.object { json in
      json.member("url", url)
      json.member("type", type)
      json.member("length", length)
    }
  }
}

extension FeedWarning {
  /// `line 40: undefined entity &foo;`, or the message alone where the line is not known.
  package var description: String { line > 0 ? "line \(line): \(message)" : message }
}

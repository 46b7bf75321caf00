package import TruceCore
package import TruceFeeds
internal import TruceText

extension FeedDocument {
  /// The document as one JSON object, in the shape that `trucewatch parse` prints (README, “parse”).
  ///
  /// - Parameter passOn: called after each article; it may take the bytes away.
  package func writeJSON(into json: inout JSONWriter, passOn: (inout JSONWriter) -> Void) {
    json.object { json in
      json.key("format")
      json.string(format.rawValue)
      json.key("title")
      json.string(title)
      json.key("link")
      json.string(link)
      json.key("language")
      json.string(language)
      json.key("items")
      json.array { json in
        for article in articles {
          article.writeJSON(into: &json)
          passOn(&json)
        }
      }
      json.key("warnings")
      json.array { json in
        for warning in warnings { json.string(warning.description) }
        if let limit = stoppedBy { json.string("read only in part: \(limit.description)") }
      }
    }
  }
}

extension Article {
  fileprivate func writeJSON(into json: inout JSONWriter) {
    json.object { json in
      json.key("id")
      json.string(id)
      json.key("title")
      json.string(title)
      json.key("link")
      json.string(link)
      json.key("summary")
      json.string(summary)
      json.key("content")
      json.string(content)
      json.key("published")
      json.string(published?.rfc3339)
      json.key("updated")
      json.string(updated?.rfc3339)
      json.key("language")
      json.string(language)
      if titleFromURL {
        json.key("title_from")
        json.string("url")
      }
      json.key("authors")
      json.array { json in for author in authors { json.string(author) } }
      json.key("categories")
      json.array { json in for category in categories { json.string(category) } }
      json.key("enclosures")
      json.array { json in for enclosure in enclosures { enclosure.writeJSON(into: &json) } }
    }
  }
}

extension Enclosure {
  fileprivate func writeJSON(into json: inout JSONWriter) {
    json.object { json in
      json.key("url")
      json.string(url)
      json.key("type")
      json.string(type)
      json.key("length")
      if let length { json.integer(length) } else { json.null() }
    }
  }
}

extension FeedWarning {
  /// `line 40: undefined entity &foo;`, or the message alone where the line is not known.
  package var description: String { line > 0 ? "line \(line): \(message)" : message }
}

internal import TruceCore
internal import TruceFeeds
internal import TruceHTTP
internal import TruceStorage
internal import TruceText

/// `trucewatch feeds discover`: what feeds a page advertises.
package enum DiscoverRun {
  package static func run(url: String) -> CommandOutput {
    var answer = CommandOutput()
    guard WebDocument.isURL(url) else {
      let guess = WebAddress.completed(url).map { "; did you mean '\($0)'?" }
      let hint = guess ?? ": it must begin with https:// or http://"
      answer.fail(.unavailable, LineText.make("'\(WebAddress.redacted(url))' is not a URL\(hint)", bytesMax: 4096))
      return answer
    }
    do {
      let page = try WebDocument(fetching: url)
      tell(page, &answer)
      answer.fail(page.fault)
    } catch {
      answer.fail(error)
    }
    return answer
  }

  private static func tell(_ page: WebDocument, _ answer: inout CommandOutput) {
    do {
      let title = try page.content.get().title.map { "  # " + LineText.make($0, bytesMax: 256) } ?? ""
      answer.print(page.url + title)
    } catch .htmlPage(_, let feeds) where !feeds.isEmpty {
      for feed in feeds { answer.print(LineText.make(feed, bytesMax: 4096)) }
    } catch .sitemapIndex(let sitemaps, _) where !sitemaps.isEmpty {
      for sitemap in sitemaps { answer.print(LineText.make(sitemap, bytesMax: 4096)) }
    } catch {
      answer.fail(.data, "'\(page.url)' is no feed and advertises none: \(error)")
    }
  }
}

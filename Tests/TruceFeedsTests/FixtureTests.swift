import Foundation
import Testing
import TruceFeeds
import TruceText

/// Documents in the shapes that real generators write, in invented words; each says which one's and where that is told.
@Suite struct FixtureTests {
  private func parse(_ name: String, contentType: String? = nil, baseURL: String? = nil) throws -> FeedDocument {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    let data = try Data(contentsOf: folder.appendingPathComponent(name))
    return try FeedParser.parse(Array(data), contentType: contentType, baseURL: baseURL)
  }

  /// The time that `text` names, by another reader than ours.
  private func time(_ text: String) throws -> Timestamp {
    let date = try #require(try? Date(text, strategy: .iso8601))
    return Timestamp(seconds: Int64(date.timeIntervalSince1970))
  }

  /// The document is of this format, whole, and has these articles and no others.
  private func expect(
    _ document: FeedDocument, _ format: FeedFormat, _ articles: [Article], warnings: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(document.format == format, sourceLocation: sourceLocation)
    #expect(document.isComplete, sourceLocation: sourceLocation)
    #expect(document.stoppedBy == nil, sourceLocation: sourceLocation)
    #expect(document.warnings.map(\.message) == warnings, sourceLocation: sourceLocation)
    #expect(document.articles.count == articles.count, sourceLocation: sourceLocation)
    for (found, article) in zip(document.articles, articles) {
      #expect(found.id == article.id, sourceLocation: sourceLocation)
      #expect(found.title == article.title, sourceLocation: sourceLocation)
      #expect(found.titleFromURL == article.titleFromURL, sourceLocation: sourceLocation)
      #expect(found.link == article.link, sourceLocation: sourceLocation)
      #expect(found.summary == article.summary, sourceLocation: sourceLocation)
      #expect(found.content == article.content, sourceLocation: sourceLocation)
      #expect(found.published == article.published, sourceLocation: sourceLocation)
      #expect(found.updated == article.updated, sourceLocation: sourceLocation)
      #expect(found.authors == article.authors, sourceLocation: sourceLocation)
      #expect(found.categories == article.categories, sourceLocation: sourceLocation)
      #expect(found.enclosures == article.enclosures, sourceLocation: sourceLocation)
      #expect(found.language == article.language, sourceLocation: sourceLocation)
      #expect(found == article, "a field that no line above compares", sourceLocation: sourceLocation)
    }
  }

  @Test func wordPressIsReadWhole() throws {
    let document = try parse("wordpress.xml")
    #expect(document.title == "The Ordal Ledger")
    #expect(document.link == "https://ledger.example")
    #expect(document.language == "en-GB")
    #expect(document.pollingHints == PollingHints(updatePeriodSeconds: 3600))
    expect(
      document, .rss20,
      [
        Article(
          id: "https://ledger.example/?p=4711",
          title: "Truce talks resume – ‘a first step’, says the ferryman’s guild",
          link: "https://ledger.example/2026/11/22/truce-talks-resume/",
          summary: """
            Envoys of both banks sat down again on Sunday. Nobody left early […]
            The post Truce talks resume appeared first on The Ordal Ledger.
            """,
          content: """
            Envoys of both banks sat down again on Sunday. Nobody left early, and the tea was warm.
            The ferry, moored.
            “We row,” said one & all.
            """, published: try time("2026-11-22T20:59:19Z"), authors: ["Mara Tellin"],
          categories: ["World", "Ordal & Coast"], language: "en-GB"),
        Article(
          id: "https://ledger.example/?p=4702", title: "A quiet week",
          link: "https://ledger.example/2026/11/20/a-quiet-week/", published: try time("2026-11-20T07:00:00Z"),
          language: "en-GB"),
      ])
  }

  @Test func bloggerIsReadWhole() throws {
    let document = try parse("blogger.xml")
    #expect(document.title == "Kieselufer & Co.")
    #expect(document.link == "https://kieselufer.example/")
    #expect(document.language == nil)
    expect(
      document, .atom10,
      [
        Article(
          id: "tag:blogger.com,1999:blog-1234567890123456789.post-987654321", title: "Waffenruhe <hält> am Kieselufer",
          link: "https://kieselufer.example/2026/11/waffenruhe.html",
          content: "Am Abend war es still.\nZwei Boote kamen & blieben.",
          published: try time("2026-11-22T20:59:00Z") + 1, updated: try time("2026-11-22T21:10:00Z") + 455,
          authors: ["Jorun Pelk (noreply@blogger.com)"], categories: ["Waffenruhe", "Kai"])
      ])
  }

  @Test func drupalIsReadWhole() throws {
    let document = try parse("drupal.xml")
    #expect(document.title == "Conseil de Valdorme")
    #expect(document.link == "https://stadtrat.example/")
    #expect(document.language == "fr")
    expect(
      document, .rss20,
      [
        Article(
          id: "812 at https://stadtrat.example", title: "Trêve : \"l’accord\" signé à Valdorme",
          link: "https://stadtrat.example/actualites/treve-signee",
          summary: """
            Trêve : "l’accord" signé à Valdorme
            Les deux rives ont signé dimanche.
            Le pont rouvre & le bac repart.
            editeur dim 22/11/2026 - 21:59
            """, published: try time("2026-11-22T20:59:19Z"), authors: ["editeur"], language: "fr"),
        Article(
          id: "813 at https://stadtrat.example", title: "Réunion", link: "https://stadtrat.example/node/813",
          published: try time("2026-11-23T07:00:00Z"), language: "fr"),
      ])
  }

  @Test func aNewsSitemapIsReadWhole() throws {
    expect(
      try parse("news-sitemap.xml"), .newsSitemap,
      [
        Article(
          id: "https://wire.example/world/article-55310.html",
          title: "Ordal & Varnia agree to a truce 'for the winter'",
          link: "https://wire.example/world/article-55310.html", published: try time("2026-11-22T20:59:19Z"),
          updated: try time("2026-11-22T21:30:00Z"), categories: ["truce", "Ordal", "Varnia"], language: "en"),
        Article(
          id: "https://wire.example/es/article-55311.html", title: "Ordal y Varnia acuerdan una tregua",
          link: "https://wire.example/es/article-55311.html", published: try time("2026-11-22T00:00:00Z"),
          language: "es"),
      ])
  }

  @Test func aPlainSitemapIsReadWhole() throws {
    expect(
      try parse("sitemap.xml"), .sitemap,
      [
        Article(id: "https://hafen.example/", link: "https://hafen.example/"),
        Article(
          id: "https://hafen.example/2026/11/waffenruhe-am-kieselufer-haelt/", title: "waffenruhe am kieselufer haelt",
          link: "https://hafen.example/2026/11/waffenruhe-am-kieselufer-haelt/",
          updated: try time("2026-11-22T20:59:19Z"), titleFromURL: true),
        Article(
          id: "https://hafen.example/suche?q=a&seite=2", link: "https://hafen.example/suche?q=a&seite=2",
          updated: try time("2026-11-01T00:00:00Z")),
      ])
  }

  @Test func aSitemapIndexIsNoFeedAndNamesItsNewest() {
    let sitemaps = ["2026-10", "2026-11", "pages"].map { "https://hafen.example/sitemap-\($0).xml" }
    #expect(throws: FeedError.sitemapIndex(sitemaps: sitemaps, newest: sitemaps[1])) {
      try parse("sitemap-index.xml")
    }
  }

  @Test func squarespaceIsReadWhole() throws {
    let document = try parse("squarespace.xml")
    #expect(document.title == "Notes - Quay Institute")
    #expect(document.link == "https://quay.example/notes/")
    expect(
      document, .rss20,
      [
        Article(
          id: "5c0ffee000000000000001a1:5c0ffee000000000000001b2:692200aa11bb22cc33dd44ee",
          title: "What a truce is worth", link: "https://quay.example/notes/what-a-truce-is-worth",
          summary: "Less than peace, and more than nothing.",
          content: "Less than peace, and more than nothing.\nSo we count.",
          published: try time("2026-11-22T20:59:19Z"), authors: ["Quay Institute"], categories: ["Essays", "Peace"],
          enclosures: [
            Enclosure(url: "https://images.squarespace-cdn.example/scales.jpg?format=1500w", type: "image/jpeg")
          ], language: "en-US")
      ])
  }

  @Test func substackIsReadWhole() throws {
    let document = try parse("substack.xml")
    #expect(document.title == "Low Water")
    #expect(document.link == "https://lowwater.example")
    expect(
      document, .rss20,
      [
        Article(
          id: "https://lowwater.example/p/the-ceasefire-nobody-saw", title: "The ceasefire nobody saw",
          link: "https://lowwater.example/p/the-ceasefire-nobody-saw",
          summary: "It came with the tide & left no mark.",
          content: "It came with the tide.\nIt left no mark—none.\nBoats: 2\nShots: 0",
          published: try time("2026-11-22T20:59:19Z"), authors: ["Tam Brack"],
          enclosures: [
            Enclosure(
              url:
                "https://substackcdn.example/image/fetch/f_auto,q_auto:good/https%3A%2F%2Flowwater.example%2Ftide.jpg",
              type: "image/jpeg", length: 0)
          ], language: "en")
      ])
  }

  @Test func ghostIsReadWhole() throws {
    let document = try parse("ghost.xml")
    #expect(document.title == "Silt & Salt")
    #expect(document.link == "https://siltandsalt.example/")
    #expect(document.pollingHints == PollingHints(ttlMinutes: 60))
    expect(
      document, .rss20,
      [
        Article(
          id: "692200aa11bb22cc33dd44ef", title: "Estuary patrols suspend fire",
          link: "https://siltandsalt.example/patrols-suspend-fire/",
          summary: "Both patrols say they will hold until spring.",
          content: "Both patrols say they will hold until spring.\n🕊\nA pause, not a peace.",
          published: try time("2026-11-22T20:59:19Z"), authors: ["Ilse Marrow"], categories: ["Estuary", "#long-read"],
          enclosures: [Enclosure(url: "https://siltandsalt.example/content/images/2026/11/patrol.jpg")])
      ])
  }

  @Test func aNewsAgencyWithMediaIsReadWhole() throws {
    let document = try parse("agency-media.xml")
    #expect(document.title == "Agence Exemple - World")
    #expect(document.link == "https://agency.example/world")
    #expect(document.pollingHints == PollingHints(ttlMinutes: 5, skipHours: 1 << 3 | 1 << 4))
    expect(
      document, .rss20,
      [
        Article(
          id: "https://agency.example/world/2026/nov/22/varnia-rejects-offer",
          title: "Varnia rejects Ordal's truce offer",
          link: "https://agency.example/world/2026/nov/22/varnia-rejects-offer?src=rss&m=1",
          summary: "The offer was \"a leaflet, not a letter\", a speaker said. Continue reading...",
          content: "A leaflet on the pier", published: try time("2026-11-22T20:59:19Z"),
          updated: try time("2026-11-22T21:01:00Z"), authors: ["Rook Vane in Ordal"],
          categories: ["Varnia", "World news"],
          enclosures: [
            Enclosure(url: "https://img.agency.example/v-140.jpg?s=a&w=140", type: "image/jpeg"),
            Enclosure(url: "https://img.agency.example/v-460.jpg?s=b&w=460", type: "image/jpeg", length: 20480),
          ], language: "en-us"),
        Article(
          id: "https://agency.example/pictures/fleet", title: "In pictures: the winter fleet",
          link: "https://agency.example/pictures/fleet", summary: "Nine boats, no guns.",
          published: try time("2026-11-22T20:00:00Z"), categories: ["fleet", "winter"],
          enclosures: [
            Enclosure(url: "https://img.agency.example/f-1.jpg"),
            Enclosure(url: "https://img.agency.example/f-2.mp4", type: "video/mp4", length: 1_048_576),
          ], language: "en-us"),
      ])
  }

  @Test func slashdotIsReadWhole() throws {
    let document = try parse("slashdot.rdf")
    #expect(document.title == "Gearbox")
    #expect(document.link == "https://gearbox.example/")
    #expect(document.language == "en-us")
    #expect(
      document.pollingHints
        == PollingHints(updatePeriodSeconds: 1800, updateBase: Timestamp(milliseconds: 0)))
    expect(
      document, .rss10,
      [
        Article(
          id: "https://gearbox.example/story/26/11/22/1959203/drones-grounded?utm_source=rss1.0",
          title: "Drones Grounded For Length of Ceasefire",
          link: "https://gearbox.example/story/26/11/22/1959203/drones-grounded?utm_source=rss1.0",
          summary: "An anonymous tinkerer writes: \"Both sides pulled their batteries.\" Read more.",
          published: try time("2026-11-22T19:59:00Z"), authors: ["cogwheel"], categories: ["drones"],
          language: "en-us")
      ])
  }

  @Test func jsonFeedIsReadWhole() throws {
    let document = try parse("jsonfeed.json", baseURL: "https://fathom.example/feed.json")
    #expect(document.title == "Fathom")
    #expect(document.link == "https://fathom.example/")
    #expect(document.language == "en")
    expect(
      document, .jsonFeed,
      [
        Article(
          id: "https://fathom.example/2026/11/22/ceasefire.html", title: "Ceasefire, day \"one\"",
          link: "https://fathom.example/2026/11/22/ceasefire.html", summary: "Quiet.",
          content: "The guns are quiet — and so are we.\nHush & hold.", published: try time("2026-11-22T20:59:19Z"),
          updated: try time("2026-11-22T21:30:00Z"), authors: ["Wren Odd"], categories: ["Peace", "Notes"],
          enclosures: [
            Enclosure(url: "https://fathom.example/uploads/quiet.mp3", type: "audio/mpeg", length: 88232)
          ], language: "en"),
        Article(
          id: "7", link: "https://fathom.example/2026/11/21/note.html",
          content: "No title here, only a line. And <another>.", published: try time("2026-11-21T13:00:00Z"),
          authors: ["A. Guest"], language: "fr"),
      ])
  }

  @Test func youTubeIsReadWhole() throws {
    let document = try parse("youtube.xml")
    #expect(document.title == "Ordal Televisual")
    #expect(document.link == "https://www.youtube.example/channel/UCordal")
    expect(
      document, .atom10,
      [
        Article(
          id: "yt:video:0rda1", title: "LIVE: truce signing at the bridge",
          link: "https://www.youtube.example/watch?v=0rda1",
          summary: "Both delegations arrive by boat. Subscribe & stay.", published: try time("2026-11-22T20:59:19Z"),
          updated: try time("2026-11-22T22:00:01Z"), authors: ["Ordal Televisual"],
          enclosures: [
            Enclosure(
              url: "https://www.youtube.example/v/0rda1?version=3", type: "application/x-shockwave-flash")
          ])
      ])
  }

  @Test func aRussianPaperInWindows1251IsReadWhole() throws {
    for contentType in [nil, "application/rss+xml", "text/xml; charset=windows-1251", "text/xml; charset=utf-8"] {
      let document = try parse("russian-windows-1251.xml", contentType: contentType)
      #expect(document.title == "«Вестник Причала»")
      expect(
        document, .rss20,
        [
          Article(
            id: "https://prichal.example/news/2026/11/22/331/",
            title: "Перемирие в Ордале: стороны согласились — «на зиму»",
            link: "https://prichal.example/news/2026/11/22/331/",
            summary: "Стрельба прекращена с 20:00. Подробности – в материале № 331…",
            published: try time("2026-11-22T20:59:19Z"), authors: ["red@prichal.example (Иван Лодочник)"],
            categories: ["В мире"],
            enclosures: [Enclosure(url: "https://prichal.example/i/331.jpg", type: "image/jpeg", length: 10240)],
            language: "ru")
        ])
    }
  }

  @Test func aJapanesePaperInEUCJPIsReadWhole() throws {
    let document = try parse("japanese-euc-jp.rdf")
    #expect(document.title == "港新聞")
    expect(
      document, .rss10,
      [
        Article(
          id: "https://minato.example/2026/11/001234.html", title: "停戦合意① 港で署名",
          link: "https://minato.example/2026/11/001234.html", summary: "両岸は２２日、停戦に合意した。",
          content: "両岸は２２日、停戦に合意した。\n㈱みなと海運が伝えた。", published: try time("2026-11-22T20:59:19Z"),
          authors: ["記者"], categories: ["国際"], language: "ja")
      ])
  }

  @Test func aJapaneseFeedInShiftJISIsReadWhole() throws {
    let document = try parse("japanese-shift_jis.xml")
    #expect(document.title == "港ニュース")
    expect(
      document, .rss09x,
      [
        Article(
          title: "停戦表明② 予定通り", link: "http://port.example/news.cgi?no=12&p=1",
          summary: "港長が「停戦」を表明。\nソース：ﾍﾟｰﾊﾟｰ", language: "ja")
      ])
  }

  @Test func anArabicPaperIsReadWhole() throws {
    let document = try parse("arabic.xml")
    #expect(document.title == "جريدة المـــرفأ")
    #expect(document.language == "ar")
    expect(
      document, .rss20,
      [
        Article(
          id: "almarfa-٣٣١", title: "\u{200F}هُدنة في أوردال: «اتفــــاق» على وقف إطلاق النار \u{202B}(٣ أيام)\u{202C}",
          link: "https://almarfa.example/أخبار/هدنة-أوردال", summary: "أعلن الطرفان «هدنة» تبدأ غداً.\nوللهدنة شروط.",
          published: try time("2026-11-22T20:59:00Z"), authors: ["مـراسل المرفأ"], categories: ["عربي ودولي"],
          language: "ar")
      ])
  }

  @Test func dotNetWithAByteOrderMarkIsReadWhole() throws {
    let document = try parse("dotnet-bom.xml", contentType: "text/xml; charset=iso-8859-1")
    #expect(document.title == "Ministry of Bridges")
    #expect(document.link == "https://bridges.example/")
    expect(
      document, .rss20,
      [
        Article(
          id: "urn:uuid:0d5b2f6e-7c1a-4a55-9d4b-5b1f0c7f3a10", title: "Statement on the armistice",
          link: "https://bridges.example/press/2026/41", summary: "The Minister welcomes the armistice.",
          content: "The Minister welcomes the armistice.\nBridges open on Monday.",
          published: try time("2026-11-22T20:59:19Z"), updated: try time("2026-11-22T21:30:00Z"),
          authors: ["Press Office (press@bridges.example)"], categories: ["Statements"], language: "en-GB")
      ])
  }

  @Test func brokenMarkupKeepsAllItsItems() throws {
    let document = try parse("broken.xml")
    #expect(document.title == "R&D Bulletin")
    #expect(document.link == "http://bulletin.example/index.php?cat=3&lang=en")
    #expect(
      document.articles.map(\.title) == ["AT&T line cut: truce < 1 day old", "Second item", "Third item—the last"])
    let first = try #require(document.articles.first)
    #expect(first.id == "17")
    #expect(first.link == "http://bulletin.example/show.php?id=17&lang=en&copy=1")
    #expect(first.summary == "The line fell.\nIt was mended by noon & held.")
    #expect(first.authors == ["Q. & A. Desk"])
    #expect(first.published == (try time("2026-11-22T20:59:19Z")))
    let second = try #require(document.articles.dropFirst().first)
    #expect(second.link == "http://bulletin.example/show.php?id=18")
    #expect(second.published == (try time("2026-11-22T21:59:19Z")))
    #expect(second.summary == "Open until the end & beyond")
    #expect(document.articles.last?.link == "http://bulletin.example/show.php?id=19")
    #expect(!document.isComplete, "its root element is never closed")
    #expect(!document.warnings.isEmpty)
    #expect(document.warnings.allSatisfy { $0.line >= 0 && $0.line <= 29 })
  }

  /// Every fixture, cut at every chunk: what is read does not depend on how it arrives.
  @Test(arguments: [
    "wordpress.xml", "blogger.xml", "russian-windows-1251.xml", "japanese-euc-jp.rdf", "japanese-shift_jis.xml",
    "dotnet-bom.xml", "broken.xml", "jsonfeed.json",
  ])
  func chunksDoNotMatter(name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    let whole = try FeedParser.parse(bytes)
    for step in [1, 7, 100, 1023, 1025] {
      let parser = FeedParser()
      parser.begin(contentType: nil, baseURL: nil)
      for start in stride(from: 0, to: bytes.count, by: step) {
        let isWanted = bytes[start..<min(start + step, bytes.count)].withUnsafeBytes { parser.consume($0) }
        #expect(isWanted)
      }
      #expect(try parser.finish() == whole, "in pieces of \(step)")
    }
  }
}

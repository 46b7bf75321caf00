import Testing
import TruceCore
import TruceText

@testable import TruceFeeds

@Suite struct DateTests {
  @Test(arguments: [
    "Sun, 22 Nov 2026 20:59:00 GMT", "Sun,22 Nov 26 20:59 UT", "22 November 2026 15:59:00 EST",
    "Sun Nov 22 20:59:00 2026",
    "2026-11-22T20:59:00Z", "2026-11-22T22:59:00.0+02:00", "20261122T205900Z", "20261122205900", "2026-11-22 20:59",
    "Sun Nov 22 2026 21:59:00 GMT+0100 (CET)", "11/22/2026 8:59 PM", "22.11.2026 20.59", "2026-326T20:59:00Z",
    "Sunday, 22nd November 2026 08:59 p.m.", "Sun, 22 Nov 2026 15:59:00 America/New_York", "1795381140",
    "1795381140000",
    "dimanche 22 novembre 2026 20:59", "Sonntag, 22. November 2026, 20:59 Uhr",
    "domingo, 22 de noviembre de 2026 20:59",
    "22 novembre 2026, 20:59", "niedziela, 22 listopada 2026 20:59", "22 листопада 2026 20:59", "22 ноября 2026, 20:59",
    "22 Kasım 2026 20:59", "22 نوفمبر 2026 20:59", "٢٢ تشرين الثاني ٢٠٢٦ ٢٠:٥٩", "2026年11月22日 20:59",
    "Sunday, 22th November 2026 20:59", "November 22th, 2026 at 8:59 pm", "יום ראשון, 22 בנובמבר 2026 20:59",
    "2026年11月22日 下午8:59", "2026년 11월 23일 오전 5:59", "2026-11-23 오전 5:59:00", "20261122T20:59:00Z",
    "20261122 20:59", "Sun, 22 Nov 2026 19:59:00 A",
  ])
  func formsOfOneMomentAreOne(date: String) {
    #expect(DateReader.read(date)?.rfc3339Milliseconds == "2026-11-22T20:59:00.000Z")
  }

  @Test(arguments: [
    ("2026", "2026-01-01T00:00:00Z"), ("2026-11", "2026-11-01T00:00:00Z"), ("2026-W47-7", "2026-11-22T00:00:00Z"),
    ("Sun, 22 Nov 2026 24:00:00 GMT", "2026-11-23T00:00:00Z"), ("2026-12-31T23:59:60Z", "2027-01-01T00:00:00Z"),
    ("Wed, 1 Jul 2026 12:00 Europe/Kyiv", "2026-07-01T09:00:00Z"), ("mar. 12 dic. 2023 10:00", "2023-12-12T10:00:00Z"),
    ("Mon, 16th Nov 2020 13:16:28 GMT", "2020-11-16T13:16:28Z"), ("October 5th, 2020", "2020-10-05T00:00:00Z"),
    ("26-326", "2026-11-22T00:00:00Z"), ("26326", "2026-11-22T00:00:00Z"),
    ("3 Febuary 2026", "2026-02-03T00:00:00Z"), ("Τρι, 30 Ιον 2026", "2026-06-30T00:00:00Z"),
  ])
  func partsAreFilledIn(date: String, time: String) { #expect(DateReader.read(date)?.rfc3339 == time) }

  @Test(arguments: [
    "30 Feb 2026", "2026-13-45", "tomorrow", "25:00", "2026-11-22T25:00:00Z", "-0001-01-01", "99999-01-01", "", " ",
    "2026-02-29", "2100-02-29", "2026-366", "2026-000", "2026-11-22T24:00:01Z", "2026-11-22T20:60:00Z",
    "2026-11-22T20:59:61Z", "2026-W54-1", "2025-W53-1", "2026-W47-8", "Mon, 0 Nov 2026 10:00 GMT", "0000-01-01",
    "Sun, 22 Nov", "20261322", "2026366",
  ])
  func whatIsNoDayIsNoDate(date: String) { #expect(DateReader.read(date) == nil) }

  /// Source: RFC 3339, section 5.8, the examples; section 4.3 for `-00:00`; section 5.6 for small letters and the space.
  @Test(arguments: [
    ("1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50.520Z"),
    ("1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57.000Z"),
    ("1990-12-31T23:59:60Z", "1991-01-01T00:00:00.000Z"),
    ("1990-12-31T15:59:60-08:00", "1991-01-01T00:00:00.000Z"),
    ("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.870Z"),
    ("1985-04-12t23:20:50.52z", "1985-04-12T23:20:50.520Z"),
    ("1985-04-12 23:20:50.52Z", "1985-04-12T23:20:50.520Z"),
    ("2026-11-22T20:59:19-00:00", "2026-11-22T20:59:19.000Z"),
    ("2026-11-22T20:59:19.999999999Z", "2026-11-22T20:59:19.999Z"),
    ("2026-11-22T20:59:19.5+14:00", "2026-11-22T06:59:19.500Z"),
    ("2026-11-22T20:59:19.05-12:00", "2026-11-23T08:59:19.050Z"),
  ])
  func internetTimestampsAreRead(date: String, time: String) {
    #expect(DateReader.read(date)?.rfc3339Milliseconds == time)
  }

  /// Source: RFC 2822, appendix A, the examples; section 4.3 for old zones and short years; RFC 822, section 5.1.
  @Test(arguments: [
    ("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T15:55:06Z"),
    ("Tue, 1 Jul 2003 10:52:37 +0200", "2003-07-01T08:52:37Z"),
    ("Thu, 13 Feb 1969 23:32:54 -0330", "1969-02-14T03:02:54Z"), ("21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06Z"),
    (
      "Thu,\r\n      13\r\n        Feb\r\n          1969\r\n      23:32\r\n               -0330 (Newfoundland Time)",
      "1969-02-14T03:02:00Z"
    ),
    ("Sun, 22 Nov 2026 20:59:19 UT", "2026-11-22T20:59:19Z"), ("Sun, 22 Nov 2026 20:59:19 GMT", "2026-11-22T20:59:19Z"),
    ("Sun, 22 Nov 2026 20:59:19 EST", "2026-11-23T01:59:19Z"),
    ("Sun, 22 Nov 2026 20:59:19 EDT", "2026-11-23T00:59:19Z"),
    ("Sun, 22 Nov 2026 20:59:19 CST", "2026-11-23T02:59:19Z"),
    ("Sun, 22 Nov 2026 20:59:19 CDT", "2026-11-23T01:59:19Z"),
    ("Sun, 22 Nov 2026 20:59:19 MST", "2026-11-23T03:59:19Z"),
    ("Sun, 22 Nov 2026 20:59:19 MDT", "2026-11-23T02:59:19Z"),
    ("Sun, 22 Nov 2026 20:59:19 PST", "2026-11-23T04:59:19Z"),
    ("Sun, 22 Nov 2026 20:59:19 PDT", "2026-11-23T03:59:19Z"),
    ("Sun, 22 Nov 2026 20:59:19 Z", "2026-11-22T20:59:19Z"),
    ("Sun, 22 Nov 2026 20:59:19 -0000", "2026-11-22T20:59:19Z"),
    ("22 Nov 03 20:59 GMT", "2003-11-22T20:59:00Z"), ("22 Nov 103 20:59 GMT", "2003-11-22T20:59:00Z"),
    ("Sun, 22 Nov 2026 20:59:19 M", "2026-11-23T08:59:19Z"), ("Sun, 22 Nov 2026 20:59:19 Y", "2026-11-22T08:59:19Z"),
    ("sun, 22 nov 2026 20:59:19 gmt", "2026-11-22T20:59:19Z"),
    ("Sunday, 22-Nov-26 20:59:19 GMT", "2026-11-22T20:59:19Z"),
  ])
  func mailDatesAreRead(date: String, time: String) { #expect(DateReader.read(date)?.rfc3339 == time) }

  /// Source: W3C NOTE-datetime, the six granularities; ISO 8601:2004, sections 4.1 to 4.3.
  @Test(arguments: [
    ("1997", "1997-01-01T00:00:00.000Z"), ("1997-07", "1997-07-01T00:00:00.000Z"),
    ("1997-07-16", "1997-07-16T00:00:00.000Z"), ("1997-07-16T19:20+01:00", "1997-07-16T18:20:00.000Z"),
    ("1997-07-16T19:20:30+01:00", "1997-07-16T18:20:30.000Z"),
    ("1997-07-16T19:20:30.45+01:00", "1997-07-16T18:20:30.450Z"),
    ("1985-04-12T23:20:50,5Z", "1985-04-12T23:20:50.500Z"), ("1985-04-12T24:00", "1985-04-13T00:00:00.000Z"),
    ("1985-04-12T10:15+04", "1985-04-12T06:15:00.000Z"), ("1985-102", "1985-04-12T00:00:00.000Z"),
    ("1985-04-12T10Z", "1985-04-12T10:00:00.000Z"), ("1985-04-12T1015+0400", "1985-04-12T06:15:00.000Z"),
    ("1985-04-12T101530Z", "1985-04-12T10:15:30.000Z"), ("2024-366", "2024-12-31T00:00:00.000Z"),
    ("1985-04-12T10:15 \u{2212}04:00", "1985-04-12T14:15:00.000Z"),
  ])
  func datesOfTheInternationalStandardAreRead(date: String, time: String) {
    #expect(DateReader.read(date)?.rfc3339Milliseconds == time)
  }

  /// Noon and midnight are the twelfth hour of the half that they begin.
  @Test(arguments: [
    ("12:00 AM", "00:00"), ("12:30 am", "00:30"), ("1:05 a.m.", "01:05"), ("11:59 AM", "11:59"), ("12:00 PM", "12:00"),
    ("12:30 p.m.", "12:30"), ("1:05 pm", "13:05"), ("11:59PM", "23:59"), ("13:05 PM", "13:05"),
  ])
  func theHalfOfTheDayCounts(clock: String, time: String) {
    #expect(DateReader.read("Nov 22, 2026 \(clock)")?.rfc3339 == "2026-11-22T\(time):00Z")
    #expect(DateReader.read("2026-11-22 \(clock)")?.rfc3339 == "2026-11-22T\(time):00Z")
  }

  /// Slashes put the month first, as the United States write, unless only one of both can be the month; points never.
  @Test(arguments: [
    ("11/02/2026", "2026-11-02"), ("22/11/2026", "2026-11-22"), ("11/22/2026", "2026-11-22"),
    ("2026/11/22", "2026-11-22"),
    ("02.11.2026", "2026-11-02"), ("22.11.26", "2026-11-22"), ("22-11-2026", "2026-11-22"), ("26-11-22", "2026-11-22"),
  ])
  func theOrderOfNumbersIsTold(date: String, day: String) {
    #expect(DateReader.read(date)?.rfc3339 == day + "T00:00:00Z")
  }

  /// What is beyond the widest zones of the world is no zone.
  @Test(arguments: [
    ("+02:00", 120), ("+0200", 120), ("+2", 120), ("GMT+2", 120), ("UTC+02:00", 120), ("-03:30", -210), ("+14:00", 840),
    ("--0700", -420), ("+99:00", 0), ("(CEST)", 120), ("MSK", 180), ("EET", 120), ("IST", 330), ("JST", 540),
    ("XYZ", 0), ("EST5", -300),
  ])
  func zonesAreRead(zone: String, minutes: Int64) throws {
    let date = try #require(DateReader.read("Sun, 22 Nov 2026 20:59:00 \(zone)"))
    #expect(date - Timestamp(seconds: 1_795_381_140) == -minutes * 60_000)
  }

  @Test func aTextTooLongForADateIsNone() {
    #expect(DateReader.read("2026-11-22" + String(repeating: " ", count: 1000)) == nil)
    #expect(DateReader.read(String(repeating: "1 ", count: 200)) == nil)
  }
}

/// Values that stand for no date are none, in every format and form; old dates are dates.
@Suite struct PlaceholderDateTests {
  private static let good = "2026-11-21T08:00:00Z"

  @Test(arguments: [
    // Year 1, year 0 and before: Go, .NET, PHP, MySQL, Java.
    "Mon, 01 Jan 0001 00:00:00 GMT", "0001-01-01T00:00:00Z", "1/1/0001 12:00:00 AM", "01 Jan 1 00:00:00 UTC",
    "Wed, 30 Nov -0001 00:00:00 +0000", "-0001-11-30T00:00:00+00:00", "30 Nov -1", "30 Nov -001 00:00 GMT",
    "0000-00-00 00:00:00",
    "0000-00-00", "0002-11-30T00:00:00Z", "00010101", "0001-01-01", "0001", "1601-01-01T00:00:00Z",
    // Zeros of clocks, in zones.
    "Sat, 30 Dec 1899 00:00:00 GMT", "1899-12-30T00:00:00+03:00", "1899-12-31", "Mon, 01 Jan 1900 00:00:00 -0500",
    "1900", "1900-01-01T14:05:00", "1753-01-01T00:00:00", "1904-01-01T00:00:00Z", "1858-11-17T00:00:00Z",
    "Fri, 13 Dec 1901 20:45:52 GMT", "Thu, 01 Jan 1970 00:00:00 +0000", "1970-01-01", "19700101",
    "1970-01-01T09:00:00+09:00", "Wed, 31 Dec 1969 16:00:00 PST", "1969-12-31T23:59:59.999Z", "1. Januar 1970 01:00",
    "01.01.1970", "1970-01-01T14:00:00+14:00", "1970年1月1日",
    // Seconds taken for milliseconds.
    "1970-01-21T18:43:01.140Z", "Wed, 21 Jan 1970 18:43:01 GMT", "1970-01-13",
    // No last day either.
    "9999-12-31T23:59:59.999Z", "Fri, 31 Dec 9999 23:59:59 GMT",
  ])
  func aPlaceholderIsNoDateAndHidesNone(date: String) throws {
    let item = "<item><title>a</title><pubDate>\(date)</pubDate><dc:date>\(Self.good)</dc:date></item>"
    let alone = "<item><title>b</title><pubDate>\(date)</pubDate></item>"
    let rss = try Samples.parse(
      "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>\(item)\(alone)</channel></rss>")
    #expect(rss.articles.map { $0.published?.rfc3339 } == [Self.good, nil])
    #expect(rss.warnings.count == 1 && rss.warnings[0].message.contains(date))
    let atom = try Samples.parse(
      """
      <feed xmlns='http://www.w3.org/2005/Atom'><entry><published>\(date)</published><updated>\(Self.good)</updated>
      </entry><entry><updated>\(date)</updated></entry></feed>
      """)
    #expect(atom.articles.map { $0.published?.rfc3339 } == [nil, nil])
    #expect(atom.articles.map { $0.updated?.rfc3339 } == [Self.good, nil])
    let json = try Samples.parse(
      "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":1,\"date_published\":\"\(date)\"}]}")
    #expect(json.articles.map(\.published) == [nil])
    #expect(json.warnings.count == 1)
    let sitemap = try Samples.parse(
      """
      <urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/a</loc>
      <lastmod>\(date)</lastmod><news:news><news:publication_date>\(date)</news:publication_date></news:news></url></urlset>
      """)
    #expect(sitemap.articles.map(\.updated) == [nil])
    #expect(sitemap.articles.map(\.published) == [nil])
  }

  @Test(arguments: ["0", "-1", "-62135596800", "1", "\"0\"", "1795381"])
  func aNumberThatIsNoDateIsNone(number: String) throws {
    let json = try Samples.parse(
      "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":1,\"date_published\":\(number)}]}")
    #expect(json.articles.map(\.published) == [nil])
    #expect(json.warnings.count == 1)
  }

  /// Archives publish what is old under its own date.
  @Test(arguments: [
    ("1914-06-28", "1914-06-28T00:00:00Z"), ("Tue, 08 May 1945 23:01:00 GMT", "1945-05-08T23:01:00Z"),
    ("1945-09-02", "1945-09-02T00:00:00Z"), ("27 Jul 1953 10:00 +0900", "1953-07-27T01:00:00Z"),
    ("1969-07-20T20:17:40Z", "1969-07-20T20:17:40Z"), ("1969-12-29", "1969-12-29T00:00:00Z"),
    ("1970-01-02T12:00:00Z", "1970-01-02T12:00:00Z"), ("1970-01-30", "1970-01-30T00:00:00Z"),
    ("1970-09-28", "1970-09-28T00:00:00Z"), ("1973-01-27", "1973-01-27T00:00:00Z"),
    ("1985-04-12T23:20:50Z", "1985-04-12T23:20:50Z"), ("1980-01-01", "1980-01-01T00:00:00Z"),
    ("2000-01-01T00:00:00Z", "2000-01-01T00:00:00Z"), ("2001-01-01", "2001-01-01T00:00:00Z"),
    ("1648-10-24", "1648-10-24T00:00:00Z"), ("1902", "1902-01-01T00:00:00Z"), ("2038-01-19", "2038-01-19T00:00:00Z"),
  ])
  func anOldDateIsADate(date: String, time: String) throws {
    let document = try Samples.parse(Samples.rss("<item><title>a</title><pubDate>\(date)</pubDate></item>"))
    #expect(document.articles.map { $0.published?.rfc3339 } == [time])
    #expect(document.warnings.isEmpty)
  }

  /// What is no item's date keeps its zero: HTTP's `Expires` has one.
  @Test func onlyItemsHavePlaceholders() {
    #expect(FeedDate.parse("Thu, 01 Jan 1970 00:00:00 GMT") == Timestamp(seconds: 0))
  }
}

/// The two plain forms are read from bytes; a space before them sends the same text the long way.
@Suite struct PlainDateTests {
  private func plain(_ text: String) -> Timestamp? {
    var text = text
    return text.withUTF8 { PlainDate.read($0) }
  }

  @Test func bothWaysReadTheSame() throws {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    var generator = SeededGenerator(seed: 5)
    func pad(_ value: Int64, _ width: Int = 2) -> String {
      String(repeating: "0", count: width - String(value).count) + String(value)
    }
    for _ in 0..<500 {
      // 1970 to 2105, any second.
      let time = Timestamp(seconds: Int64.random(in: 0..<1 << 32, using: &generator))
      let offset = Int64.random(in: -47...56, using: &generator) * 15
      let (year, month, day, hour, minute, second) = (time + offset * 60_000).civil
      let (sign, hours, minutes) = (offset < 0 ? "-" : "+", pad(abs(offset) / 60), pad(abs(offset) % 60))
      let clock = "\(pad(hour)):\(pad(minute)):\(pad(second))"
      for text in [
        "\(pad(year, 4))-\(pad(month))-\(pad(day))T\(clock)\(sign)\(hours):\(minutes)",
        "\(day) \(months[Int(month) - 1]) \(pad(year, 4)) \(clock) \(sign)\(hours)\(minutes)",
      ] {
        #expect(plain(text) == time, "\(text)")
        #expect(plain(" " + text) == nil, "\(text)")
        #expect(DateReader.read(" " + text) == time, "\(text)")
      }
    }
  }

  @Test(arguments: [
    "2026-11-22", "2026-11-22T20:59:19", "2026-11-22T20:59:19+2:00", "Sun, 22 Nov 2026 20:59:19",
    "22 Nov 26 20:59:19 GMT",
    "Sun, 22 Nov 2026 20:59:19 EST", "2026-11-22T20:59:19Zulu", "Sun, 22 November 2026 20:59 GMT",
    "2026-02-30T20:59:19Z",
  ])
  func allElseIsLeftToTheReader(text: String) { #expect(plain(text) == nil) }
}

@Suite struct CompactDateTests {
  /// Source: ISO 8601:2004, sections 4.1.2.2, 4.1.3 and 4.1.4, basic formats.
  @Test(arguments: [
    ("20031231", "2003-12-31T00:00:00Z"), ("20031231T101455", "2003-12-31T10:14:55Z"),
    ("20031231T1014", "2003-12-31T10:14:00Z"), ("20031231T101455Z", "2003-12-31T10:14:55Z"),
    ("20031231T101455+0530", "2003-12-31T04:44:55Z"), ("20031231T101455-03", "2003-12-31T13:14:55Z"),
    ("20031231T101455.5+0530", "2003-12-31T04:44:55Z"), ("20031231T101455,25Z", "2003-12-31T10:14:55Z"),
    ("20031231T101455+05:30", "2003-12-31T04:44:55Z"),
    ("20031231101455", "2003-12-31T10:14:55Z"), ("2003335", "2003-12-01T00:00:00Z"), ("03335", "2003-12-01T00:00:00Z"),
    ("2024366", "2024-12-31T00:00:00Z"), ("031231", "2003-12-31T00:00:00Z"), ("991231", "1999-12-31T00:00:00Z"),
    ("1072865695", "2003-12-31T10:14:55Z"), ("1072865695123", "2003-12-31T10:14:55Z"),
    ("999999999", "2001-09-09T01:46:39Z"),
  ])
  func oneNumberIsADate(text: String, time: String) {
    #expect(CompactDate.read(DateToken.tokens(of: text))?.rfc3339 == time)
  }

  /// Source: ISO 8601:2004, section 4.1.4; the last days of 2008 to 2010 are the usual examples.
  @Test(arguments: [
    ("2003-W01", "2002-12-30"), ("2003-W01-3", "2003-01-01"), ("2003W013", "2003-01-01"), ("2008-W01-2", "2008-01-01"),
    ("2009-W01-1", "2008-12-29"), ("2009-W53-7", "2010-01-03"), ("2020-W53-5", "2021-01-01"),
    ("2026-W53-7", "2027-01-03"),
    ("1969-W01-1", "1968-12-30"), ("1965-W01-1", "1965-01-04"),
  ])
  func weeksBeginOnMonday(text: String, day: String) {
    #expect(CompactDate.read(DateToken.tokens(of: text))?.rfc3339 == day + "T00:00:00Z")
  }

  @Test(arguments: [
    "1234", "123", "20031301", "20030229", "20031231T2560", "2003366", "03000", "2003-W00", "2003-W54", "2025-W53",
    "2003-W01-8", "W01", "12345678901234567",
  ])
  func otherNumbersAreNone(text: String) {
    #expect(CompactDate.read(DateToken.tokens(of: text)) == nil)
  }
}

@Suite struct NamedZoneTests {
  private func minutes(_ city: String, _ time: String) throws -> Int {
    let local = try #require(DateReader.read(time + "Z"))
    let days = local.dayNumber
    let zone = try #require(NamedZone(city: city))
    return zone.minutes(year: Int(local.civil.year), days: days, second: local.seconds - days * 86_400)
  }

  /// By local time, before and after each change. Source: the tz database, 2024a: the rules EU, US, Egypt and Chile.
  @Test(arguments: [
    ("berlin", "2026-03-29T01:59:59", 60), ("berlin", "2026-03-29T03:00:00", 120),
    ("berlin", "2026-10-25T01:59:59", 120),
    ("berlin", "2026-10-25T03:00:00", 60), ("london", "2026-03-29T00:59:59", 0), ("london", "2026-03-29T02:00:00", 60),
    ("london", "2026-10-25T02:00:00", 0), ("kyiv", "2026-03-29T02:59:59", 120), ("kyiv", "2026-03-29T04:00:00", 180),
    ("new_york", "2026-03-08T01:59:59", -300), ("new_york", "2026-03-08T03:00:00", -240),
    ("new_york", "2026-11-01T00:59:59", -240), ("new_york", "2026-11-01T02:00:00", -300),
    ("chicago", "2006-04-01T12:00:00", -360), ("chicago", "2006-04-02T12:00:00", -300),
    ("chicago", "2006-10-29T12:00:00", -360), ("moscow", "2026-07-01T12:00:00", 180),
    ("kabul", "2026-07-01T12:00:00", 270),
    ("cairo", "2026-04-23T12:00:00", 120), ("cairo", "2026-04-24T12:00:00", 180), ("cairo", "2026-10-29T12:00:00", 180),
    ("cairo", "2026-10-30T12:00:00", 120), ("santiago", "2026-01-15T12:00:00", -180),
    ("santiago", "2026-04-04T12:00:00", -180), ("santiago", "2026-04-05T12:00:00", -240),
    ("santiago", "2026-09-05T12:00:00", -240), ("santiago", "2026-09-06T12:00:00", -180),
  ])
  func theClockGoesByTheRulesOfItsPlace(city: String, time: String, expected: Int) throws {
    #expect(try minutes(city, time) == expected)
  }

  @Test(arguments: ["", "atlantis", "Berlin", "europe/berlin"]) func anUnknownNameIsNone(city: String) {
    #expect(NamedZone(city: city) == nil)
  }

  @Test(arguments: [
    ("Wed, 1 Jul 2026 12:00:00 Europe/Kyiv", "2026-07-01T09:00:00Z"),
    ("2026-07-01 12:00 America/Argentina/Buenos_Aires", "2026-07-01T15:00:00Z"),
    ("2026-07-01 12:00 Asia/Ho_Chi_Minh", "2026-07-01T05:00:00Z"), ("2026-07-01T12:00 Etc/UTC", "2026-07-01T12:00:00Z"),
    ("2026-07-01 12:00 Nowhere/Atlantis", "2026-07-01T12:00:00Z"),
  ])
  func itsNameMayStandAfterTheClock(date: String, time: String) { #expect(DateReader.read(date)?.rfc3339 == time) }
}

@Suite struct CivilDateTests {
  private func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    var date = CivilDate()
    (date.year, date.month, date.day) = (year, month, day)
    return date
  }

  @Test(arguments: [
    (2026, 1, 31), (2026, 2, 28), (2026, 3, 31), (2026, 4, 30), (2026, 5, 31), (2026, 6, 30), (2026, 7, 31),
    (2026, 8, 31),
    (2026, 9, 30), (2026, 10, 31), (2026, 11, 30), (2026, 12, 31), (2024, 2, 29), (2000, 2, 29), (2100, 2, 28),
    (1900, 2, 28), (1, 1, 31), (9999, 12, 31),
  ])
  func aMonthEndsWithItsLastDay(year: Int, month: Int, last: Int) {
    #expect(day(year, month, last).timestamp() != nil)
    #expect(day(year, month, last + 1).timestamp() == nil)
    #expect(day(year, month, 0).timestamp() == nil)
  }

  @Test func theDayOfTheYearEndsWithTheYear() {
    for (year, last) in [(2026, 365), (2024, 366), (2000, 366), (2100, 365)] {
      var date = CivilDate()
      date.year = year
      date.dayOfYear = last
      #expect(date.timestamp() == day(year, 12, 31).timestamp())
      date.dayOfYear = last + 1
      #expect(date.timestamp() == nil)
      date.dayOfYear = 0
      #expect(date.timestamp() == nil)
    }
  }

  @Test(arguments: [(0, 1, 1), (10_000, 1, 1), (2026, 0, 1), (2026, 13, 1)])
  func whatTheCalendarLacksIsNone(year: Int, month: Int, day: Int) {
    #expect(self.day(year, month, day).timestamp() == nil)
  }

  /// A zone that was written counts before a named one, and that before the one that the language implies.
  @Test func theWrittenZoneCounts() {
    var date = day(2026, 7, 1)
    date.hour = 12
    #expect(date.timestamp(impliedZone: 540)?.rfc3339 == "2026-07-01T03:00:00Z")
    date.namedZone = NamedZone(city: "berlin")
    #expect(date.timestamp(impliedZone: 540)?.rfc3339 == "2026-07-01T10:00:00Z")
    date.zone = 0
    #expect(date.timestamp(impliedZone: 540)?.rfc3339 == "2026-07-01T12:00:00Z")
  }
}

@Suite struct DateWordTests {
  @Test(
    arguments: [
      ("22 Nov", [.digits(.init(value: 22, digits: 2)), .space, .letters("nov")]),
      ("05:07", [.digits(.init(value: 5, digits: 2)), .mark(":"), .digits(.init(value: 7, digits: 2))]),
      ("1T2", [.digits(.init(value: 1, digits: 1)), .space, .digits(.init(value: 2, digits: 1))]),
      ("22th", [.digits(.init(value: 22, digits: 2)), .letters("th")]),
      ("22日", [.digits(.init(value: 22, digits: 2)), .letters("日")]),
      ("\u{200F}٣ ", [.digits(.init(value: 3, digits: 1))]), (" \n a", [.letters("a")]), ("", []),
    ] as [(String, [DateToken])])
  func aDateIsCutIntoPieces(text: String, tokens: [DateToken]) { #expect(DateToken.tokens(of: text) == tokens) }

  @Test(arguments: [("5", 500), ("05", 50), ("123", 123), ("1239", 123), ("000999", 0), ("99999999999999999", 999)])
  func aFractionIsMilliseconds(digits: String, milliseconds: Int) {
    #expect(DateToken.tokens(of: digits).first?.number?.milliseconds == milliseconds)
  }

  /// November's name in the languages of the packs and their neighbours, with and without its case ending.
  @Test(arguments: [
    "November", "november", "nov", "novembre", "noviembre", "novembro", "listopad", "listopada", "листопад",
    "листопада",
    "ноябрь", "ноября", "лістапада", "kasım", "Kasım", "نوفمبر", "νοέμβριος", "Νοεμβρίου", "marraskuuta", "studenoga",
    "noiembrie", "ноември", "lapkričio", "novembris", "בנובמבר", "nëntor",
  ])
  func aMonthHasManyNames(name: String) {
    let tokens = DateToken.tokens(of: name)
    #expect(tokens.first?.word.flatMap { DateNames.month(tokens, at: 0, $0)?.month } == 11)
  }

  /// Syria, Lebanon, Iraq and their neighbours have names of their own.
  @Test(arguments: [
    ("كانون الثاني", 1), ("شباط", 2), ("آذار", 3), ("نيسان", 4), ("أيار", 5), ("حزيران", 6), ("تموز", 7), ("آب", 8),
    ("أيلول", 9), ("تشرين الأول", 10), ("تشرين الثاني", 11), ("كانون الأول", 12), ("اذار", 3), ("ايار", 5), ("اب", 8),
    ("ايلول", 9),
  ])
  func theMonthsOfTheLevantAreKnown(name: String, month: Int64) {
    #expect(DateReader.read("12 \(name) 2026")?.civil.month == month)
  }

  @Test(
    arguments: [
      ("Jan", 1), ("Feb", 2), ("Mar", 3), ("Apr", 4), ("May", 5), ("Jun", 6), ("Jul", 7), ("Aug", 8), ("Sep", 9),
      ("Sept", 9),
      ("Oct", 10), ("Dec", 12), ("Mai", 5), ("maja", 5), ("Mär", 3), ("août", 8), ("lipca", 7), ("грудня", 12),
      ("мая", 5),
      ("травня", 5), ("eylül", 9), ("ma", nil), ("Sun", nil), ("j", nil),
    ] as [(String, Int?)])
  func anAbbreviationIsTheStartOfOneName(name: String, month: Int?) {
    let tokens = DateToken.tokens(of: name)
    #expect(tokens.first?.word.flatMap { DateNames.month(tokens, at: 0, $0)?.month } == month)
  }

  @Test func aZoneWithoutATimeIsNoYear() throws {
    #expect(FeedDate.parse("5 Sep 2024 -05")?.civil.year == 2024)
  }
}

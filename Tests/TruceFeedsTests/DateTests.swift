import Testing
import TruceFeeds

@Suite struct DateTests {
  private func read(_ date: String) throws -> String? {
    let items = "<item><title>A</title><pubDate>\(date)</pubDate></item>"
    return try Samples.parse(Samples.rss(items)).articles.first?.published?.rfc3339
  }

  @Test(arguments: [
    "Sun, 22 Nov 2026 20:59:00 GMT", "Sun,22 Nov 26 20:59 UT", "22 November 2026 15:59:00 EST",
    "Sun Nov 22 20:59:00 2026",
    "2026-11-22T20:59:00Z", "2026-11-22T22:59:00.5+02:00", "20261122T205900Z", "20261122205900", "2026-11-22 20:59",
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
  func formsOfOneMomentAreOne(date: String) throws {
    let time = try #require(try read(date))
    #expect(time == "2026-11-22T20:59:00Z")
  }

  @Test(arguments: [
    ("2026", "2026-01-01T00:00:00Z"), ("2026-11", "2026-11-01T00:00:00Z"), ("2026-W47-7", "2026-11-22T00:00:00Z"),
    ("Sun, 22 Nov 2026 24:00:00 GMT", "2026-11-23T00:00:00Z"), ("2026-12-31T23:59:60Z", "2027-01-01T00:00:00Z"),
    ("Wed, 1 Jul 2026 12:00 Europe/Kyiv", "2026-07-01T09:00:00Z"), ("mar. 12 dic. 2023 10:00", "2023-12-12T10:00:00Z"),
    ("Mon, 16th Nov 2020 13:16:28 GMT", "2020-11-16T13:16:28Z"), ("October 5th, 2020", "2020-10-05T00:00:00Z"),
    ("26-326", "2026-11-22T00:00:00Z"), ("26326", "2026-11-22T00:00:00Z"),
    ("3 Febuary 2026", "2026-02-03T00:00:00Z"), ("Τρι, 30 Ιον 2026", "2026-06-30T00:00:00Z"),
  ])
  func partsAreFilledIn(date: String, time: String) throws { #expect(try read(date) == time) }

  @Test(arguments: [
    "30 Feb 2026", "2026-13-45", "tomorrow", "25:00", "2026-11-22T25:00:00Z", "-0001-01-01", "99999-01-01",
  ])
  func whatIsNoDayIsNoDate(date: String) throws { #expect(try read(date) == nil) }
}

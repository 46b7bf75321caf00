import Testing
import TruceText

@testable import TruceCommands

/// Times as people give them to `journal --since`.
@Suite struct JournalTimeTests {
  /// 2026-11-22T20:59:19.500Z.
  private let now = Timestamp(milliseconds: 1_795_381_159_500)

  @Test(arguments: [
    ("now", "2026-11-22T20:59:19Z"), ("today", "2026-11-22T00:00:00Z"), ("Yesterday", "2026-11-21T00:00:00Z"),
    ("tomorrow", "2026-11-23T00:00:00Z"), ("1w", "2026-11-15T20:59:19Z"), ("2 weeks", "2026-11-08T20:59:19Z"),
    ("-1h", "2026-11-22T19:59:19Z"), ("3 days ago", "2026-11-19T20:59:19Z"), ("1h 30min", "2026-11-22T19:29:19Z"),
    ("1h30m ago", "2026-11-22T19:29:19Z"), ("1.5h", "2026-11-22T19:29:19Z"), ("90", "2026-11-22T20:57:49Z"),
    ("@1795294800", "2026-11-21T21:00:00Z"), ("2026-11-20", "2026-11-20T00:00:00Z"),
    ("2026-11-20 18:30", "2026-11-20T18:30:00Z"), ("2026-11-20T18:30:00+02:00", "2026-11-20T16:30:00Z"),
  ])
  func aTimeIsADayAnAgeOrADateInUTC(text: String, expected: String) {
    #expect(JournalTime.parse(text, now: now)?.rfc3339 == expected)
  }

  @Test(arguments: [
    "", "soon", "1 fortnight", "h", "ago", "99999999999999999999h", "999999999y", "999999999months 999999999months",
    "@1764000000000", "@", "@x", "--1h",
  ])
  func anythingElseIsNoTime(text: String) {
    #expect(JournalTime.parse(text, now: now) == nil)
  }
}

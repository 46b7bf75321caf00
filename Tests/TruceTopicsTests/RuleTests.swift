import Testing

@testable import TruceTopics

@Suite struct RuleTests {
  @Test(arguments: [
    ("truce* AND gaza", "Truces in Gaza", true),
    ("truce AND gaza", "Truce in Sudan", false),
    ("truce OR gaza", "Rain in Gaza", true),
    ("truce | gaza", "Rain in Gaza", true),
    ("truce AND NOT trade", "Trade truce", false),
    ("truce WITHOUT trade", "Border truce", true),
    ("truce WITH gaza", "Gaza sees truce", true),
    ("(end | halt) NEAR/4 war", "The war must now end", true),
    ("(end | halt) NEAR/2 war", "The war must now end", false),
    ("end BEFORE/3 war", "End the war", true),
    ("end BEFORE/3 war", "War at an end", false),
    ("war AFTER/3 end", "End the war", true),
    ("end NEAR war", "End it. The war goes on", false),
    ("truce NOT NEAR/3 trade", "A trade truce", false),
    ("truce NOT NEAR/3 trade", "A trade truce, and in Gaza another truce", true),
    ("(end NEAR/4 war) NOT NEAR/2 trade", "An end to the trade war", false),
    ("(end NEAR/4 war) NOT NEAR/2 end", "An end to the war", true),
    ("truce NOT AFTER/1 trade", "truce in the trade war", true),
    ("title:truce", "A truce", true),
    ("summary:truce", "A truce", false),
    ("=NATO", "Nato a Roma", false),
    ("=NATO", "NATO a Roma", true),
    ("\"peace deal\"", "A PEACE deal", true),
    ("peace deal", "peace and a deal", false),
    ("zawieszeni* broni", "Rozmowy o zawieszeniu broni", true),
    ("*verhandlungen", "Friedensverhandlungen in Genf", true),
    ("U.S. NEAR/2 truce", "A U.S. truce", true),
  ])
  func mean(rule: String, title: String, expected: Bool) throws {
    #expect(try topicSet(rule: rule).matches(title) == expected)
  }

  @Test func evidenceOfNearReachesOverBothWords() throws {
    let match = try topicSet(rule: "reject* BEFORE/3 truce").match(ArticleText(title: "Moscow rejects the truce")).first
    #expect(match?.evidence.map(\.text) == ["rejects the truce"])
  }

  @Test(arguments: [
    ("The U.S. Army said so. War", 2), ("Mr. Smith met Gen. Jones", 1), ("One.\nTwo", 2), ("a line\nwrapped", 1),
    ("「停火」。战争", 2), ("Really? Yes! No", 3), ("It fell 3.4 percent", 1), ("First part\n\nsecond part", 2),
    ("Встреча с В. Путиным", 1), ("Более 10 тыс. Россиян", 1), ("Жертв 3 млрд. Конец", 1), ("Договор. Россия", 2),
  ])
  func sentencesEndWhereAReaderEndsThem(text: String, count: Int) {
    #expect(FieldText(.summary, text).sentences.count == count)
  }

  @Test func publisherAfterTheTitleIsNoEvidence() throws {
    let topics = try topicSet(rule: "=NATO")
    #expect(!topics.matches("Six ways to train the knees - NATO Watch"))
    #expect(topics.matches("No attack is planned - NATO Chief"))
    #expect(topics.matches("No attack is planned - Head of NATO"))
    let gated = try topicSet(rule: "truce WITH india")
    #expect(!gated.matches("Two parties in a truce - Times of India"))
    #expect(gated.matches("India in a truce - Times of India"))
  }

  @Test func weightsAddUpToTheThreshold() throws {
    let topics = try topicSet(
      "topic: t\nthreshold: 2\nrules:\n  one: {when: envoy, weight: 1}\n  two: {when: rebels, weight: 1}\n")
    #expect(!topics.matches("An envoy"))
    #expect(topics.matches("An envoy meets rebels"))
  }

  @Test func aWordDeepInTheContentIsAMention() throws {
    let topics = try topicSet(
      "topic: t\nrules:\n  strong: {when: truce, weight: 2}\n  weak: {when: envoy, weight: 1}\n")
    let text = "One. Two. Three. A truce and an envoy."
    #expect(topics.match(ArticleText(title: "A", summary: "B", content: text)).first?.level == .mention)
    #expect(!topics.matches("A", summary: "B", content: "One. Two. Three. An envoy."))
  }
}

import Testing

@testable import TruceTopics

@Suite struct ExplanationTests {
  @Test(arguments: [
    ("truce NOT NEAR/3 trade", "A trade truce", "'truce' (title) is excluded by 'trade' (title) near it"),
    ("truce WITH gaza", "A truce", "'truce' (title) is there, but what it needs is not"),
    ("truce WITHOUT trade", "A truce. On trade", "'truce' (title) is excluded by 'trade' (title) in the article"),
    ("end NEAR/2 war", "End of the long war", "'End' (title) and 'war' (title) do not stand within 2 words"),
    ("summary:truce", "A truce", "'truce' (title) is there, but not in the summary"),
  ])
  func saysWhatDecided(rule: String, title: String, expected: String) throws {
    let lines = try topicSet(rule: rule).explain(ArticleText(title: title))
    #expect(lines.first == "test: no match, the score is below 1.0")
    #expect(lines.contains { $0.contains(expected) }, "\(lines)")
  }

  @Test func namesTheConceptThatIsMissing() throws {
    let topics = try topicSet("topic: t\nconcepts: {war: [war]}\nrules: {deal: 'deal WITH @war'}")
    #expect(
      topics.explain(ArticleText(title: "A deal")).last
        == "  rule deal came near: 'deal' (title) is there, but @war is not")
  }

  @Test func showsTheWordsOfAMatch() throws {
    let lines = try topicSet(rule: "truce*").explain(ArticleText(title: "Truces"))
    #expect(lines == ["test: core, score 1.5 of 1.0", "  rule rule, weight 1.0: 'Truces' (title)"])
  }
}

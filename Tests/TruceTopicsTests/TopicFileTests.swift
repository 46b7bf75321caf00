import Testing
import TruceYAML

@testable import TruceTopics

@Suite struct TopicFileTests {
  @Test(arguments: [
    ("", "test.yaml:1:1: the topic file is empty"),
    ("topic: A B\nany: [x1]", "test.yaml:1:8: 'A B' is not an id"),
    ("any: [truce]", "test.yaml:1:1: 'topic' is missing"),
    ("topic: t\nanny: [truce]", "test.yaml:2:1: unknown key 'anny'"),
    ("topic: t", "test.yaml:1:1: no article can match"),
    ("topic: t\nany: [truce, '?!']", "test.yaml:2:14: '?!' has no letter"),
    ("topic: t\nrules: {a: truce, a: war}", "test.yaml:2:19: duplicate key 'a'; the first is in line 2"),
    ("topic: t\nrules:\n  a: 'truce AND (war'", "test.yaml:3:17: '(' is never closed"),
    ("topic: t\nrules:\n  a: 'truce AND @war'", "test.yaml:3:17: there is no concept 'war'"),
    ("topic: t\nrules:\n  a: 'NOT truce'", "test.yaml:3:7: NOT alone matches every article"),
    ("topic: t\nrules:\n  a: 'truce AND NOT truce'", "test.yaml:3:21: this can never match"),
    ("topic: t\nrules:\n  a: 'title:war NEAR summary:end'", "test.yaml:3:17: this can never match"),
    ("topic: t\nrules:\n  a: 'war NOT NEAR/3 war'", "test.yaml:3:11: this excludes the words"),
    ("topic: t\nrules:\n  a: 'war NEAR/0 end'", "test.yaml:3:11: 'NEAR/0' needs a number"),
    ("topic: t\nrules:\n  a: 't*'", "test.yaml:3:7: 't*' matches too many words"),
    ("topic: t\nrules:\n  a: >\n    truce AND\n    @war", "test.yaml:5:5: there is no concept 'war'"),
    ("topic: t\nconcepts: {c: [war]}\nany: [truce]", "test.yaml:2:12: concept 'c' is never used"),
    ("topic: t\nconcepts: {c: '@d', d: '@c'}\nrules: {a: '@c'}", "test.yaml:2:12: concept 'c' is made of itself"),
    ("topic: t\nthreshold: 9\nany: [truce]", "test.yaml:2:12: no article can match: all rules together"),
    ("topic: t\nrules: {a: []}", "test.yaml:2:12: the list is empty"),
    ("topic: t\nrules: {a: [war, war]}", "test.yaml:2:18: duplicate expression 'war'; the first is in line 2"),
    ("topic: [", "test.yaml:"),
  ])
  func mistakesHaveTheirPlace(yaml: String, expected: String) {
    let found = mistakes(yaml)
    #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
  }

  @Test func mistakesOfAllFilesAreToldAtOnce() throws {
    let files = [TopicFile(name: "a", text: "topic: t\nanny: x"), TopicFile(name: "b", text: "topic: t\nany: ['?']")]
    #expect { try TopicSet(files) } throws: { error in
      (error as? Mistakes)?.all.map(\.file) == ["a", "a", "b"] || (error as? Mistakes)?.all.map(\.file) == ["a", "b"]
    }
  }

  @Test func twoFilesWithOneTopicAreAMistake() {
    let file = TopicFile(name: "a", text: "topic: t\nany: [truce]")
    #expect(throws: Mistakes.self) { try TopicSet([file, file]) }
  }

  @Test func caretPointsAtThePlace() throws {
    do {
      _ = try topicSet("topic: t\nrules:\n  a: 'truce AND @war'")
      Issue.record("no mistake")
    } catch {
      let excerpt = (error as? Mistakes)?.all.first?.excerpt
      #expect(excerpt == "    a: 'truce AND @war'\n                  ^")
    }
  }

  @Test func yamlTypesStayWords() throws {
    let topics = try topicSet("topic: t\nany: [no, 12, yes]")
    #expect(topics.matches("No more"))
    #expect(topics.matches("The 12 angry men"))
  }

  @Test func failingTestsAreMistakesWithTheirPlace() throws {
    let topics = try topicSet(
      "topic: t\nany: [truce]\ntests:\n  match: [rain, truce]\n  no_match:\n    - truces\n    - the truce")
    #expect(topics.runTests().map { "\($0.line):\($0.column)" } == ["4:11", "7:7"])
  }

  @Test func summaryCountsRulesAndTests() throws {
    let summary = try topicSet("topic: t\ntitle: T\nany: [truce]\nrules: {a: war}\ntests: {match: [war]}").topics.first
    #expect(summary == TopicSummary(id: "t", title: "T", fileName: "test.yaml", ruleCount: 2, testCount: 1))
  }

  @Test func aliasesOfAliasesAreCutShort() {
    var yaml = "topic: t\nconcepts:\n  a0: &a0 [truce, war]\n"
    for index in 1..<40 { yaml += "  a\(index): &a\(index) [*a\(index - 1), *a\(index - 1)]\n" }
    #expect(
      mistakes(yaml + "rules: {r: '@a39'}\n").contains {
        $0.hasSuffix("aliases up to here repeat more than 100000 values")
      })
  }

  @Test func conceptsOfConceptsAreLookedAtOnce() throws {
    var yaml = "topic: t\nconcepts:\n  a0: [truce, war]\n"
    for index in 1..<60 { yaml += "  a\(index): '@a\(index - 1) NEAR rain OR @a\(index - 1)'\n" }
    let topics = try topicSet(yaml + "rules: {r: '@a59'}\n")
    #expect(topics.matches("A truce"))
    #expect(!topics.matches("A train"))
  }

  /// The example of the article "Writing topics".
  @Test func theDocumentedExampleWorks() throws {
    let topics = try topicSet(
      """
      topic: harbour
      concepts:
        strike:
          en: [strike*, walkout*, =ILWU]
          de: ['*streik', streik*, arbeitsniederlegung*]
        harbour: [port, ports, docks, dockers, hafen*, '"port of Odesa"']
        other: [air strike*, airstrike*, missile*]
      rules:
        strike-at-port: '@strike NOT NEAR/2 @other NEAR/8 @harbour'
        blockade: {when: 'blockade WITH @harbour WITHOUT naval', weight: 0.5, level: mention}
      subtopics:
        wages: '(pay | wage*) NEAR/8 @strike'
      events:
        ended: {when: '@strike BEFORE/4 (ends | over | "called off")', weight: 1.5}
        begun: '(begin* | launch*) BEFORE/4 @strike'
      flags:
        possible: '(may | could | threaten*) NEAR/5 @strike'
      scopes:
        partial: '(partial | limited) NEAR/3 @strike'
      duration: '@strike'
      tests:
        match:
          - {title: "Dockers' strike called off", event: ended, level: core}
          - {title: "Ports brace for a 48-hour strike over pay", sub: [wages], duration: 48-hour}
          - Hafenarbeiter im Warnstreik
          - {title: Dockers threaten a limited walkout, flags: possible}
        no_match:
          - A missile strike on the port
          - The blockade of the port
      """)
    #expect(topics.runTests() == [])
  }
}

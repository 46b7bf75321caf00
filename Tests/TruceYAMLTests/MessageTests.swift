import Testing
import TruceYAML

/// One reader for both kinds of file: what is wrong in either is told in the same words.
@Suite struct MessageTests {
  @Test(arguments: [
    // What is wrong, in a configuration and in a topic file, with the same message.
    (
      "feeds: [https://a.example/]\nfeedz: 1", "topic: t\nany: [truce]\nanny: 1",
      ["f.yaml:2:1: unknown key 'feedz'; did you mean 'feeds'?", "f.yaml:3:1: unknown key 'anny'; did you mean 'any'?"]
    ),
    (
      "feeds: [https://a.example/]\nexec: [{command: [/bin/true], colour: 1}]",
      "topic: t\nany: [truce]\ntests: {colour: 1}",
      [
        "f.yaml:2:31: unknown key 'colour'; known here: command, name, kinds, topics, events, level, timeout, parallel",
        "f.yaml:3:9: unknown key 'colour'; known here: match, no_match",
      ]
    ),
    (
      "feeds: [https://a.example/]\nalerts: line\n'alerts': json", "topic: t\nany: [truce]\n\"any\": [war]",
      [
        "f.yaml:3:1: duplicate key 'alerts'; the first is in line 2",
        "f.yaml:3:1: duplicate key 'any'; the first is in line 2",
      ]
    ),
    (
      "feeds: [https://a.example/]\ndefaults: [a]", "topic: t\nrules: [a]",
      [
        "f.yaml:2:11: 'defaults' must be a mapping of 'key: value' lines, not a list",
        "f.yaml:2:8: 'rules' must be a mapping of 'key: value' lines, not a list",
      ]
    ),
    (
      "feeds: [https://a.example/]\n? [a]\n: b", "topic: t\nany: [truce]\n? [a]\n: b",
      ["f.yaml:2:3: a key must be a word, not a list", "f.yaml:3:3: a key must be a word, not a list"]
    ),
    (
      "feeds: [https://a.example/]\nalerts: {a: b}", "topic: {a: b}\nany: [truce]",
      [
        "f.yaml:2:9: 'alerts' must be a single value, not a mapping",
        "f.yaml:1:8: 'topic' must be a single value, not a mapping",
      ]
    ),
    (
      "feeds: [https://a.example/]\nmax_concurrent:", "topic: t\nthreshold:\nany: [truce]",
      ["f.yaml:2:16: 'max_concurrent' has no value", "f.yaml:2:11: 'threshold' has no value"]
    ),
    (
      "feeds: [https://a.example/]\nalerts: jsn", "topic: t\nrules: {a: {when: truce, level: coer}}",
      [
        "f.yaml:2:9: 'alerts': 'jsn' is not one of line, json, journald; did you mean 'json'?",
        "f.yaml:2:33: 'level': 'coer' is not one of core, mention; did you mean 'core'?",
      ]
    ),
  ])
  func bothKindsOfFileAreToldInTheSameWords(config: String, topic: String, expected: [String]) throws {
    let found = try [configLines(config).first, topicLines(topic).first]
    #expect(found == expected)
  }

  @Test(arguments: [
    ("a: [", "1:5: not valid YAML: a value is missing here"),
    ("a: [x", "1:6: not valid YAML: a ',' or ']' belongs here"),
    ("a: {x: 1\nb: 2", "2:2: not valid YAML: a ',' or '}' belongs here; the mapping begins in line 1"),
    ("a: 'x\nb: y\n", "1:4: not valid YAML: the quote is never closed"),
    ("a: \"x\n---\n", "1:4: not valid YAML: the quote is not closed before the document ends"),
    (
      "a: b: c",
      "1:5: not valid YAML: no ': ' can stand here; put the text in quotes, or check the indentation"
    ),
    (
      "a:\n  - b\n c: d",
      "3:2: not valid YAML: a 'key: value' line belongs here; check the indentation; the mapping begins in line 1"
    ),
    (
      "a:\n  - b\n  c: d",
      "3:3: not valid YAML: an item, '- …', belongs here; check the indentation; the list begins in line 2"
    ),
    ("a: b\nc\nd: e", "2:1: not valid YAML: a ':' is missing behind this key"),
    ("a:\n\t- b", "2:1: not valid YAML: a tab indents here; indent with spaces"),
    ("a: @b", "1:4: not valid YAML: text that begins with '@' needs quotes"),
    ("a: `b`", "1:4: not valid YAML: text that begins with '`' needs quotes"),
    ("a: %b", "1:4: not valid YAML: text that begins with '%' needs quotes"),
    ("a: *b", "1:4: not valid YAML: no '&b' stands before the alias '*b'; text that begins with '*' needs quotes"),
    (
      "x: &x 1\na: *bö",
      "2:4: not valid YAML: no '&bö' stands before the alias '*bö'; text that begins with '*' needs quotes"
    ),
    ("a: * b", "1:4: not valid YAML: '*' and '&' need a name behind them; text that begins with one needs quotes"),
    (
      "a: > 5 days",
      "1:6: not valid YAML: only a comment can follow '|' or '>' in its line; text that begins with one needs quotes"
    ),
    ("a: \"\\d\"", "1:5: not valid YAML: this escape is unknown; write '\\\\' for a backslash, or use single quotes"),
    ("a: 1\n---\nb: 2", "2:1: not valid YAML: a second document begins here; only one is read"),
    ("[1]\n]", "2:1: not valid YAML: nothing more can stand here; check the indentation"),
    ("a: \u{7}", "1:4: not valid YAML: a control character stands here"),
    ("\"\": 1\n\"\": 2", "1:1: duplicate key ''; this is the first"),
    ("? [a]\n: 1\n? [a]\n: 2", "1:3: a key must be a word"),
  ])
  func whatIsNoYAMLIsToldInPlainEnglish(yaml: String, expected: String) throws {
    let line = "f.yaml:\(expected)"
    #expect(mistake(yaml)?.description == line)
    // The same through both readers.
    #expect(try configLines(yaml).first == line)
    #expect(topicLines(yaml).first == line)
  }

  @Test func everyMistakeOfAFileIsToldInTheOrderOfItsLinesWithItsLine() throws {
    #expect(
      try configLines("alerts: loud\nfeeds:\n  - https://a.example/\n  - nonsense\nalert: x") == [
        "f.yaml:1:9: 'alerts': 'loud' is not one of line, json, journald",
        "  alerts: loud",
        "          ^",
        "f.yaml:4:5: 'url': 'nonsense' is not a URL: it must begin with https:// or http://",
        "    - nonsense",
        "      ^",
        "f.yaml:5:1: unknown key 'alert'; did you mean 'alerts'?",
        "  alert…",
        "  ^",
      ])
    #expect(
      topicLines("topic: T\nany: ['?']\nanny: x") == [
        "f.yaml:1:8: 'T' is not an id: lower case letters, digits and '-'",
        "  topic: T",
        "         ^",
        "f.yaml:2:7: '?' has no letter to search for",
        "  any: ['?']",
        "        ^",
        "f.yaml:3:1: unknown key 'anny'; did you mean 'any'?",
        "  anny: x",
        "  ^",
      ])
  }

  @Test func ofOneFileAHundredMistakesAreTold() throws {
    let feeds = (1...150).map { "  - nonsense\($0)\n" }.joined()
    let config = try configLines("feeds:\n" + feeds).filter { $0.hasPrefix("f.yaml") }
    #expect(config.count == 101)
    #expect(config.last == "f.yaml: there are more than 100 mistakes; the others are not shown")
    let terms = (1...150).map { _ in "  - '?'\n" }.joined()
    let topic = topicLines("topic: t\nany:\n" + terms).filter { $0.hasPrefix("f.yaml") }
    #expect(topic.count == 101)
    #expect(topic.last == config.last)
  }

  @Test func fiftyDoubleKeysAreToldOneByOne() throws {
    let keys = String(repeating: "a: 1\n", count: 51)
    #expect(mistake(keys) == nil)
    #expect(mistake(keys + "a: 1\n")?.message == "duplicate key 'a'; this is the first")
  }
}

import Testing
import TruceCore

@testable import TruceConfig

@Suite struct ConfigSecretTests {
  private static let feed = "feeds: [https://a.example/]\ndefaults:\n"

  @Test func credentialsAndVariablesBecomePartsOfValues() throws {
    let sandbox = try ConfigSandbox()
    try sandbox.write("s3cret\n", to: "token")
    sandbox.environment["CREDENTIALS_DIRECTORY"] = sandbox.folder
    sandbox.environment["PROXY_PASSWORD"] = "p4ss"
    let config = try sandbox.read(
      Self.feed + """
          headers: {Authorization: "Bearer ${credential:token}", X-Price: "$5 ${env:HOME}"}
          proxy: http://anna:${env:PROXY_PASSWORD}@proxy.example:3128
        """)
    #expect(
      config.feeds[0].settings.headers == [
        ConfiguredHeader(name: "Authorization", value: "Bearer s3cret"),
        ConfiguredHeader(name: "X-Price", value: "$5 /home/anna"),
      ])
    #expect(config.feeds[0].settings.proxy == "http://anna:p4ss@proxy.example:3128")
  }

  @Test(arguments: [
    ("${credential:none}", "no credential 'none': $CREDENTIALS_DIRECTORY has no such file"),
    ("${credential:../etc/passwd}", "'../etc/passwd' is not the name of a credential"),
    ("${credential:..}", "'..' is not the name of a credential"),
    ("${env:NOT_SET}", "the environment variable 'NOT_SET' is not set"),
    ("${file:x}", "'${file:x}' is neither ${credential:NAME} nor ${env:NAME}"),
    ("a ${env:HOME", "a '${' without its '}'"),
    ("${credential:twolines}", "the text holds a line break: only one line of plain text can stand here"),
    ("${credential:folder}", "the credential 'folder': this is a folder, not a file"),
  ])
  func aSecretThatCannotBeHadIsNamed(value: String, message: String) throws {
    let sandbox = try ConfigSandbox()
    try sandbox.write("s3cret\nX-Evil: 1\n", to: "twolines")
    try sandbox.makeFolder("folder")
    sandbox.environment["CREDENTIALS_DIRECTORY"] = sandbox.folder
    let found = try sandbox.mistakes(Self.feed + "  headers:\n    X-Token: \"\(value)\"\n")
    #expect(found == ["c.yaml:4:14: 'X-Token': \(message)"])
  }

  @Test func withoutAFolderOfCredentialsTheMistakeSaysSo() throws {
    #expect(
      try ConfigSandbox().mistakes(Self.feed + "  proxy: ${credential:proxy}\n") == [
        "c.yaml:3:10: 'proxy': no credential 'proxy': $CREDENTIALS_DIRECTORY is not set (LoadCredential= sets it)"
      ])
  }

  @Test(arguments: [
    ("X Y: 1", "c.yaml:4:5: 'X Y' is not the name of a header: letters, digits and '-'"),
    ("\"X\\r\\nY\": 1", #"c.yaml:4:5: 'X\u{d}\u{a}Y' is not the name of a header: letters, digits and '-'"#),
    (
      "X: \"a\\r\\nHost: b\"",
      "c.yaml:4:8: 'X': the text holds a line break: only one line of plain text can stand here"
    ),
    ("X: \"a\\0b\"", "c.yaml:4:8: 'X': the text holds a NUL character: only one line of plain text can stand here"),
    ("User-Agent: me", "c.yaml:4:5: the header 'User-Agent' cannot be set: use the key 'user_agent'"),
    (
      "if-none-match: x",
      "c.yaml:4:5: the header 'if-none-match' cannot be set: the program keeps and sends validators itself"
    ),
    ("X: 1\n    x: 2", "c.yaml:5:5: duplicate header 'x'; the first is in line 4"),
    ("X: [1]", "c.yaml:4:8: 'X' must be a single value, not a list"),
  ])
  func aHeaderThatCannotBeSentIsRefused(header: String, mistake: String) throws {
    #expect(try ConfigSandbox().mistakes(Self.feed + "  headers:\n    \(header)\n") == [mistake])
  }

  /// A mistake stands in or beside every line; some files are not even YAML.
  @Test(arguments: [
    "feeds: [{url: https://a.example/, bearer: s3cret, intervall: 5m}]",
    "feeds: [{url: https://a.example/, intervall: 5m, \"bearer\":\"s3cret\"}]",
    "feeds: [https://anna:s3cret@a.example/]",
    "defaults: {proxy: 'ftp://anna:s3cret@a.example/'}",
    "defaults: {basicauth: 'anna:s3cret'}",
    "defaults: {key: s3cret}",
    "defaults:\n  barer: s3cret",
    "defaults:\n  headers:\n    X-Key: s3cret\n    X-Key: s3cret\n    Host: s3cret",
    "defaults:\n  headers:\n  - X-Key: s3cret\n  interval: 5x",
    "defaults:\n  headers:\n  - s3cret\n",
    "defaults:\n  - headers:\n      X-Key: [s3cret]\n",
    "defaults:\n  bearer: >\n    s3cret\n    s3cret: [\n  interval: 5x",
    "defaults:\n  bearer: s3cret: s3cret",
    "defaults:\n  bearer: @s3cret",
    "defaults:\n  interval: 5m\n  bearer s3cret\n  max_items: 5",
    "defaults: {headers: s3cret}",
    "feeds: {bearer s3cret}",
    "defaults:\n  bearer:\n\t s3cret",
    "defaults:\n  headers: {X-Key: s3cret,\nX-Other: s3cret\nX-Third: s3cret",
    "defaults: {bearer: 's3cret\n s3cret: [\n",
    "exec:\n- command: [/bin/true]\n  token: s3cret",
  ])
  func noExcerptShowsASecret(yaml: String) throws {
    let sandbox = try ConfigSandbox()
    let lines = try sandbox.lines(yaml)
    #expect(!lines.isEmpty)
    #expect(!lines.joined().contains("s3cret"), "\(lines)")
  }

  @Test func whatStandsBesideASecretIsShown() throws {
    let lines = try ConfigSandbox().lines(
      "defaults:\n  headers:\n    X-Key: 1\n  interval: 5x\nfeeds:\n  - url: a.example\n    bearer: x\n  - url: b.example"
    )
    #expect(
      lines.filter { $0.hasPrefix("    ") && !$0.hasSuffix("^") } == [
        "    interval: 5x", "    - url: a.example", "    - url: b.example",
      ])
  }

  @Test func noMessageRepeatsASecret() throws {
    let sandbox = try ConfigSandbox()
    sandbox.environment["SECRET"] = "s3cret s3cret\u{1}"
    let found = try sandbox.mistakes(
      """
      feeds: [https://anna:s3cret@a.example/]
      defaults: {proxy: "s3cret://${env:SECRET}", headers: {X: "${env:SECRET}"}}
      """)
    #expect(found.count == 3)
    #expect(!found.joined().contains("s3cret"))
  }
}

import Testing

@testable import TruceConfig

@Suite struct ConfigLocationTests {
  @Test func theOptionGoesBeforeAllElse() {
    let path = ConfigLocation.find(option: "mine.yaml", environment: ["TRUCEWATCH_CONFIG": "/t.yaml"])
    #expect(path == "mine.yaml")
  }

  @Test func theVariablesAreAskedInTheirOrder() {
    var environment = ["TRUCEWATCH_CONFIG": "/t.yaml", "CONFIGURATION_DIRECTORY": "/etc/a:/etc/b"]
    #expect(ConfigLocation.find(option: nil, environment: environment) == "/t.yaml")
    environment["TRUCEWATCH_CONFIG"] = ""
    #expect(ConfigLocation.find(option: nil, environment: environment) == "/etc/a/trucewatch.yaml")
    environment["CONFIGURATION_DIRECTORY"] = nil
    #expect(ConfigLocation.find(option: nil, environment: environment) == "/etc/trucewatch/trucewatch.yaml")
  }

  @Test func thePersonsOwnFileCountsWhereThereIsOne() throws {
    let sandbox = try ConfigSandbox()
    let ofTheMachine = "/etc/trucewatch/trucewatch.yaml"
    #expect(ConfigLocation.find(option: nil, environment: ["XDG_CONFIG_HOME": sandbox.folder]) == ofTheMachine)
    try sandbox.makeFolder("trucewatch")
    try sandbox.write("", to: "trucewatch/trucewatch.yaml")
    let own = "\(sandbox.folder)/trucewatch/trucewatch.yaml"
    #expect(ConfigLocation.find(option: nil, environment: ["XDG_CONFIG_HOME": sandbox.folder]) == own)
    try sandbox.makeFolder(".config")
    try sandbox.makeFolder(".config/trucewatch")
    try sandbox.write("", to: ".config/trucewatch/trucewatch.yaml")
    let inHome = "\(sandbox.folder)/.config/trucewatch/trucewatch.yaml"
    #expect(ConfigLocation.find(option: nil, environment: ["HOME": sandbox.folder]) == inHome)
  }

  @Test func whereNobodyAskedForAFileThereMayBeNone() throws {
    let sandbox = try ConfigSandbox()
    let machine = "\(sandbox.folder)/machine.yaml"
    func find(_ option: String? = nil, _ environment: [String: String] = [:]) -> String? {
      ConfigLocation.findIfAny(option: option, environment: environment, machinePath: machine)
    }
    #expect(find() == nil)
    #expect(find(nil, ["HOME": sandbox.folder]) == nil)
    #expect(find("mine.yaml") == "mine.yaml")
    #expect(find(nil, ["TRUCEWATCH_CONFIG": "/nonexistent"]) == "/nonexistent")
    try sandbox.write("", to: "machine.yaml")
    #expect(find() == machine)
  }
}

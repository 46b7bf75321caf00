import Foundation
import Testing

@testable import TruceDaemon

/// The unit files that ship.
@Suite struct UnitFileTests {
  private func lines(_ name: String) throws -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("systemd/\(name)"), encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// A line that sets something, uncommented.
  private func isSetting(_ line: String) -> Bool { line.contains("=") && !line.hasPrefix("#") }

  @Test func everyLineOfTheServiceSaysWhyItIsThere() throws {
    let all = try lines("trucewatch.service")
    let service = all.drop { $0 != "[Service]" }.prefix { $0 != "[Install]" }
    let unexplained = zip(service, service.dropFirst()).filter { before, line in
      isSetting(line) && !before.hasPrefix("# ")
        && !["ExecStart=", "RestartSec=", "AmbientCapabilities=", "RuntimeDirectoryMode="]
          .contains { line.hasPrefix($0) }
    }
    #expect(unexplained.map(\.1) == [])
  }

  @Test func theUnitForSeveralInstancesDiffersInItsFoldersOnly() throws {
    let one = try lines("trucewatch.service").filter(isSetting)
    let many = try lines("trucewatch@.service").filter(isSetting)
    let expected = one.map { line in
      if line.hasSuffix("Directory=trucewatch") { return line + "/%i" }
      return line.hasPrefix("Description=") ? line + " (%i)" : line
    }
    #expect(many == expected)
  }
}

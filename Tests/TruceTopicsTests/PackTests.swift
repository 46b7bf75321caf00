import Testing

@testable import TruceTopics

@Suite struct PackTests {
  static let packs = Result { try TopicSet(BuiltinPacks.names.compactMap(BuiltinPacks.file(named:))) }

  @Test func passTheirOwnTests() throws {
    #expect(try Self.packs.get().runTests().map(\.description) == [])
  }

  @Test func nameTheirFiles() throws {
    #expect(try Self.packs.get().topics.map(\.fileName) == ["builtin:ceasefire", "builtin:nato"])
    #expect(BuiltinPacks.file(named: "weather")?.name == nil)
  }
}

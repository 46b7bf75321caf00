/// The topic files that are part of the program.
package struct BuiltinPacks {
  package static let names = ["ceasefire", "nato"]

  /// The pack as a topic file named `builtin:NAME`; nil for other names.
  package static func file(named name: String) -> TopicFile? {
    switch name {
    case "ceasefire": file(name, PackageResources.ceasefire_yaml)
    case "nato": file(name, PackageResources.nato_yaml)
    default: nil
    }
  }

  private static func file(_ name: String, _ bytes: [UInt8]) -> TopicFile {
    TopicFile(name: "builtin:\(name)", text: String(decoding: bytes, as: UTF8.self))
  }
}

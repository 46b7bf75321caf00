import Glibc
import TruceText
internal import TruceYAML

/// Puts secrets into configured values: `${credential:NAME}` and `${env:NAME}`.
///
/// No message of it repeats a value, only names.
struct SecretText {
  let environment: ConfigEnvironment

  /// Tokens and passwords are short; a larger file was meant for something else.
  private static let credentialBytesMax = 1 << 16

  /// `text` with every `${…}` replaced.
  func expanded(_ text: String) throws(ValueProblem) -> String {
    var output = ""
    var rest = text[...]
    while let start = Self.opening(in: rest) {
      output += rest[..<start]
      rest = rest[start...].dropFirst(2)
      guard let end = rest.firstIndex(of: "}") else { throw ValueProblem("a '${' without its '}'") }
      output += try value(of: rest[..<end])
      rest = rest[rest.index(after: end)...]
    }
    return output + rest
  }

  private static func opening(in text: Substring) -> Substring.Index? {
    text.indices.first { text[$0] == "$" && text[$0...].hasPrefix("${") }
  }

  private func value(of reference: Substring) throws(ValueProblem) -> String {
    let parts = reference.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.count) {
    case ("credential", 2): return try credential(parts[1])
    case ("env", 2): return try variable(parts[1])
    default:
      throw ValueProblem("\("${\(reference)}".quoted) is neither ${credential:NAME} nor ${env:NAME}")
    }
  }

  private func variable(_ name: String) throws(ValueProblem) -> String {
    guard let value = environment[name] else {
      throw ValueProblem("the environment variable \(name.quoted) is not set")
    }
    return value
  }

  private func credential(_ name: String) throws(ValueProblem) -> String {
    guard !name.isEmpty, name != ".", name != "..", !name.contains(where: { $0 == "/" || $0 == "\0" }) else {
      throw ValueProblem("\(name.quoted) is not the name of a credential")
    }
    guard let folder = environment["CREDENTIALS_DIRECTORY"] else {
      throw ValueProblem("no credential \(name.quoted): $CREDENTIALS_DIRECTORY is not set (LoadCredential= sets it)")
    }
    do {
      let text = try TextFile.text("\(folder)/\(name)", bytesMax: Self.credentialBytesMax)
      return text.hasSuffix("\n") ? String(text.dropLast()) : text
    } catch .system(ENOENT) {
      throw ValueProblem("no credential \(name.quoted): $CREDENTIALS_DIRECTORY has no such file")
    } catch {
      throw ValueProblem("the credential \(name.quoted): \(error.message)")
    }
  }
}

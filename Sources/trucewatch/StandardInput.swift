import ArgumentParser
import Glibc

/// Whether a command that was given no file is to read standard input.
enum StandardInput {
  /// - Throws: Where a person sits before it, who most likely forgot the file.
  static func checkRedirected() throws {
    if isatty(STDIN_FILENO) == 1 { throw ValidationError("name a file or a URL, or - for standard input") }
  }
}

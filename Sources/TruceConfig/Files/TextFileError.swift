import Glibc
internal import TruceTopics
package import TruceYAML

/// Why a text file cannot be used.
package enum TextFileError: Error, Equatable {
  /// `errno` of `open(2)`, `fstat(2)` or `read(2)`.
  case system(CInt)
  case folder
  case tooLarge(bytesMax: Int)
  /// Where the first byte stands that is no UTF-8.
  case notUTF8(line: Int, column: Int)

  package var message: String {
    switch self {
    case .system(ENOENT): "there is no such file"
    case .system(let code): "cannot be read: \(String(cString: strerror(code)))"
    case .folder: "this is a folder, not a file"
    case .tooLarge(let bytesMax): "the file is larger than \(bytesMax >> 10) KiB, the most that is read"
    case .notUTF8: "the file is not UTF-8 text from here on: save it as UTF-8"
    }
  }

  /// The same about `file`, as a mistake in it.
  package func mistake(in file: String) -> Mistake {
    guard case .notUTF8(let line, let column) = self else { return Mistake(file: file, message: message) }
    return Mistake(file: file, line: line, column: column, message: message)
  }
}

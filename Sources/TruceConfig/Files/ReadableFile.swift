import Glibc
import TruceText
internal import TruceYAML

/// Says early that a file which is needed later is not there.
enum ReadableFile {
  /// - Parameter shown: The path as the person would name it.
  static func check(_ path: String, shown: String) throws(ValueProblem) {
    var information = stat()
    guard stat(path, &information) == 0, access(path, R_OK) == 0 else {
      throw ValueProblem("\(shown.quoted): \(TextFileError.system(errno).message)")
    }
    guard information.st_mode & S_IFMT != S_IFDIR else {
      throw ValueProblem("\(shown.quoted): \(TextFileError.folder.message)")
    }
  }
}

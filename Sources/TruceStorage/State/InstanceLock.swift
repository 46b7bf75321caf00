internal import Glibc
internal import TruceText

/// Holds the state folder for this process: `flock(2)` on the file `lock`, which names the process.
///
/// The kernel lets go of it when the process ends, however it ends.
package struct InstanceLock: ~Copyable {
  private let file: FileDescriptor

  private init(file: consuming FileDescriptor) { self.file = file }

  /// - Throws: `.held` by another process; `.unusable` when the folder cannot be made or written.
  static func take(folder: String) throws(StateError) -> InstanceLock {
    do {
      try createFolders(folder)
      let file = try FileDescriptor(opening: folder + "/lock", O_RDWR | O_CREAT)
      guard try file.lock() else { throw StateError.held(path: folder, process: holder(file)) }
      try file.truncate(to: 0)
      try file.write(Array("\(getpid())\n".utf8))
      return InstanceLock(file: file)
    } catch let error as SystemError where error.isNoSpace {
      throw .noSpace(path: folder, error.description)
    } catch let error as SystemError {
      throw .unusable(path: folder, error.description)
    } catch let error as StateError {
      throw error
    } catch {
      throw .unusable(path: folder, "\(error)")
    }
  }

  private static func holder(_ file: borrowing FileDescriptor) -> String {
    let bytes = (try? file.read(at: 0, count: 32)) ?? []
    return String(decoding: bytes.prefix(while: \.isASCIIDigit), as: UTF8.self)
  }
}

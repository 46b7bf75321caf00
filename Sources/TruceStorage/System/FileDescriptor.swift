internal import CService
package import Glibc
internal import TruceText

/// An open file; closed when its owner is gone.
package struct FileDescriptor: ~Copyable {
  package let number: Int32

  /// - Throws: The error of `open(2)`; interrupted calls are made again.
  package init(opening path: String, _ flags: Int32, mode: mode_t = 0o640) throws(SystemError) {
    while true {
      let opened = open(path, flags | O_CLOEXEC, mode)
      if opened >= 0 {
        number = opened
        return
      }
      if errno != EINTR { throw SystemError.current }
    }
  }

  /// Takes over a descriptor that is open and closed on exec.
  package init(adopting number: Int32) { self.number = number }

  deinit { close(number) }

  /// The number, which somebody else closes from now on.
  package consuming func release() -> Int32 {
    let number = number
    discard self
    return number
  }

  /// Both ends of a new pipe, closed on exec.
  package static func pipe() throws(SystemError) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [0, 0]
    guard cservice_pipe(&ends) == 0 else { throw SystemError.current }
    return (ends[0], ends[1])
  }

  package var status: stat {
    get throws(SystemError) {
      var result = stat()
      guard fstat(number, &result) == 0 else { throw SystemError.current }
      return result
    }
  }

  /// Writes all of `bytes` where the file's position or O_APPEND puts them, by one `write(2)` unless it is cut short.
  package func write(_ bytes: [UInt8]) throws(SystemError) { try writeAll(bytes, to: number) }

  /// Up to `count` bytes from `offset` on; fewer only at the end of the file.
  package func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = 0
      while filled < count {
        let got = pread(number, buffer.baseAddress?.advanced(by: filled), count - filled, off_t(offset + filled))
        if got == 0 { return }
        if got > 0 {
          filled += got
        } else if errno != EINTR {
          failure = SystemError.current
          return
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Makes what was written durable, by `fdatasync(2)`. A failure is final: the kernel may have dropped the data.
  package func synchronize() throws(SystemError) {
    while fdatasync(number) != 0 {
      if errno != EINTR { throw SystemError.current }
    }
  }

  /// Takes the file for this process alone, by `flock(2)`; false when another process has it.
  package func lock() throws(SystemError) -> Bool {
    while flock(number, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return false
      default: throw SystemError.current
      }
    }
    return true
  }

  /// Takes disk blocks for the first `count` bytes, by `posix_fallocate(3)`; what is not there yet reads as zeros.
  package func allocate(_ count: Int) throws(SystemError) {
    while true {
      // Its result is the error, and errno says nothing.
      let code = posix_fallocate(number, 0, off_t(count))
      if code == 0 { return }
      if code != EINTR { throw SystemError(code: code) }
    }
  }

  package func truncate(to size: Int) throws(SystemError) {
    while ftruncate(number, off_t(size)) != 0 {
      if errno != EINTR { throw SystemError.current }
    }
  }
}

/// Makes the entries of a folder durable: a file that was just created in it is there after a power cut.
package func synchronizeFolder(of path: String) throws(SystemError) {
  let descriptor = try FileDescriptor(opening: FilePath.folder(of: path), O_RDONLY | O_DIRECTORY)
  while fsync(descriptor.number) != 0 {
    if errno != EINTR { throw SystemError.current }
  }
}

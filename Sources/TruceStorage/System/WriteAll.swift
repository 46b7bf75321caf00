internal import Glibc

/// Writes all of `bytes` to an open descriptor, by one `write(2)` unless the kernel cuts it short.
///
/// - Throws: The error of `write(2)`. Interrupted calls are made again, and a descriptor that somebody made
///   non-blocking is waited for.
package func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written) }
    if count >= 0 {
      written += count
    } else if errno == EAGAIN {
      var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = poll(&wanted, 1, -1)
    } else if errno != EINTR {
      throw SystemError.current
    }
  }
}

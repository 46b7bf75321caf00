/// Compressed test data, by the command that every system has.
package enum Gzip {
  package static func compress(_ bytes: [UInt8]) async throws -> [UInt8] {
    let program = try RunningProgram("/usr/bin/gzip", ["-9", "-c"], input: bytes)
    guard try await program.waitForExit() == 0 else { throw Failed(errors: program.errors) }
    return program.outputBytes
  }

  /// Without head and checksum, as some servers understand `deflate`. Source: RFC 1951.
  package static func deflate(_ bytes: [UInt8]) async throws -> [UInt8] {
    // gzip's head has ten bytes where its input has no name, and eight stand behind it.
    Array(try await compress(bytes).dropFirst(10).dropLast(8))
  }

  /// Source: RFC 1950.
  package static func zlib(_ bytes: [UInt8]) async throws -> [UInt8] {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65521
      high = (high + low) % 65521
    }
    let sum = [high >> 8, high, low >> 8, low].map { UInt8(truncatingIfNeeded: $0) }
    return [0x78, 0xDA] + (try await deflate(bytes)) + sum
  }

  /// gzip said no.
  struct Failed: Error {
    let errors: String
  }
}

internal import CCrypto

/// Computes the SHA-256 of records, by libcrypto: it is in every process that uses libcurl, and hashes 1 GB/s.
///
/// Noncopyable: it owns the C objects and frees them once. Source: EVP_DigestInit(3).
package struct RecordHasher: ~Copyable {
  private let context: OpaquePointer
  private let algorithm: OpaquePointer

  package init() {
    // Looked up once: a look-up for each record would cost more than the hash of one.
    guard let algorithm = EVP_MD_fetch(nil, "SHA256", nil), let context = EVP_MD_CTX_new() else {
      preconditionFailure("libcrypto has no SHA-256")
    }
    self.algorithm = algorithm
    self.context = context
  }

  deinit {
    EVP_MD_CTX_free(context)
    EVP_MD_free(algorithm)
  }

  /// - Parameter line: A record's line; a newline at its end does not count.
  package func hash(_ line: ArraySlice<UInt8>) -> RecordHash {
    let text = line.last == UInt8(ascii: "\n") ? line.dropLast() : line
    return withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { digest in
      text.withUnsafeBytes { bytes in
        let isDone =
          EVP_DigestInit_ex2(context, algorithm, nil) == 1
          && EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1
          && EVP_DigestFinal_ex(context, digest.baseAddress, nil) == 1
        precondition(isDone, "libcrypto cannot compute a SHA-256")
      }
      return RecordHash(digest: UnsafeRawBufferPointer(digest))
    }
  }
}

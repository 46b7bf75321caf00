internal import TruceInflate

/// What the Content-Encoding of an answer claims, as far as it matters.
///
/// It is believed only where the bytes cannot tell. Of gzip and zlib they can; `deflate` in its raw form and brotli begin
/// with no mark of their own; and tokens such as `UTF-8`, `binary`, `none` or a media type name no coding at all.
struct ContentCoding {
  /// `Content-Encoding: deflate` stands for zlib, and many servers send what is inside of it. Source: RFC 9110, 8.4.1.2.
  private(set) var isDeflate = false
  // These two libcurl decodes, and we do not.
  private var isBrotli = false
  private var isZstandard = false

  init(_ headers: [HTTPHeader]) {
    for header in headers.all(named: "Content-Encoding") {
      for token in header.value.split(separator: ",") {
        switch token.filter({ $0 != " " && $0 != "\t" }).lowercased() {
        case "deflate", "x-deflate": isDeflate = true
        case "br": isBrotli = true
        case "zstd": isZstandard = true
        default: continue
        }
      }
    }
  }

  /// Whether a body that starts with `bytes` can only be read with libcurl's decoders.
  ///
  /// zstd has a mark; brotli begins with neither `<`, `{` nor a byte order mark, nor with what begins a gzip member.
  func needsLibcurl(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard isBrotli || isZstandard, case .plain = PackedStart(bytes) else { return false }
    if isZstandard, bytes.first == 0x28 { return true }
    guard isBrotli, let first = bytes.first(where: { ![0x09, 0x0A, 0x0D, 0x20].contains($0) }) else { return false }
    return ![UInt8(ascii: "<"), UInt8(ascii: "{"), 0xEF, 0xFE, 0xFF].contains(first)
  }
}

import TestSupport
import Testing
import TruceCore

@testable import TruceInflate

@Suite(.inTurn) struct UnpackerTests {
  private static let text = Array(String(repeating: "<item><title>Ceasefire holds</title></item>\n", count: 300).utf8)

  /// What came out, and why it ended.
  private struct Unpacked: Equatable {
    var bytes: [UInt8] = []
    var error: InflateError?
  }

  private static func unpack(
    _ bytes: [UInt8], pieces: Int = 1 << 16, bytesMax: Int = 1 << 20, mayBeRaw: Bool = false
  ) -> Unpacked {
    let unpacker = Unpacker(bytesMax: bytesMax, mayBeRaw: mayBeRaw)
    var result = Unpacked()
    let take = { (bytes: UnsafeRawBufferPointer) -> Bool in
      result.bytes += bytes
      return true
    }
    do throws(InflateError) {
      for start in stride(from: 0, to: bytes.count, by: pieces) {
        let piece = Array(bytes[start..<min(start + pieces, bytes.count)])
        _ = try piece.withUnsafeBufferPointer { piece throws(InflateError) in
          try unpacker.consume(UnsafeRawBufferPointer(piece), take)
        }
      }
      try unpacker.finish(take)
    } catch {
      result.error = error
    }
    return result
  }

  @Test(arguments: ["", "<", "<rss/>", "{\"items\":[]}", "\u{FEFF}<feed/>", "\0<\0a", "  \n", "[1]", "\t<?xml"], 1...4)
  func plainBytesPassThrough(text: String, pieces: Int) {
    let bytes = Array(text.utf8)
    #expect(Self.unpack(bytes, pieces: pieces) == Unpacked(bytes: bytes))
    #expect(Self.unpack(bytes, pieces: pieces, mayBeRaw: true) == Unpacked(bytes: bytes))
  }

  @Test(arguments: ["x", "xyz", "x/", "\u{1F}", "\u{1F}<", "BZh9", "\u{7F}ELF", "PK"], 1...4)
  func whatOnlyBeginsLikeSomethingCompressedPassesThrough(text: String, pieces: Int) {
    let bytes = Array(text.utf8)
    #expect(Self.unpack(bytes, pieces: pieces) == Unpacked(bytes: bytes))
  }

  @Test(arguments: [1, 2, 3, 4], [1, 2, 5, 1 << 16])
  func compressedBytesAreUnpackedUpToThreeTimes(layers: Int, pieces: Int) async throws {
    var bytes = Self.text
    for _ in 0..<layers { bytes = try await Gzip.compress(bytes) }
    let unpacked = Self.unpack(bytes, pieces: pieces)
    #expect(unpacked == (layers < 4 ? Unpacked(bytes: Self.text) : Unpacked(error: .tooManyLayers(max: 3))))
  }

  @Test(arguments: [1, 2, 3, 7, 1 << 16])
  func membersAreReadAsOneWhateverStandsBehindThem(pieces: Int) async throws {
    let (first, second) = (Array(Self.text[..<5000]), Array(Self.text[5000...]))
    let (one, two, empty) = try await (Gzip.compress(first), Gzip.compress(second), Gzip.compress([]))
    let zeros = [UInt8](repeating: 0, count: 700)
    let series: [[UInt8]] = [
      one + two, empty + one + two, one + empty + two + empty + empty, one + zeros + two, one + two + zeros,
      one + two + Array("<!-- cached -->".utf8), one + two + [0x1F], one + two + [0x1F, 0x8B, 0x07] + one,
      one + two + zeros + Array("rubbish".utf8) + two, one + two + [0x0A],
    ]
    for bytes in series { #expect(Self.unpack(bytes, pieces: pieces) == Unpacked(bytes: Self.text)) }
  }

  @Test func whatIsCutKeepsWhatCame() async throws {
    let one = try await Gzip.compress(Self.text)
    for count in 3..<one.count - 8 {
      let cut = Self.unpack(Array(one[..<count]))
      #expect(cut.error == .cut)
      #expect(Self.text.starts(with: cut.bytes))
    }
    for extra in [2, 3, 9, 40, one.count - 9] {
      let cut = Self.unpack(one + one[..<extra])
      #expect(cut.error == .cut && cut.bytes.starts(with: Self.text))
    }
  }

  /// All of the document has come.
  @Test(arguments: 1...8)
  func aChecksumThatIsCutIsNoFault(missing: Int) async throws {
    let (one, zlib) = try await (Gzip.compress(Self.text), Gzip.zlib(Self.text))
    #expect(Self.unpack(Array(one.dropLast(missing))) == Unpacked(bytes: Self.text))
    #expect(Self.unpack(one + one.dropLast(missing)) == Unpacked(bytes: Self.text + Self.text))
    if missing <= 4 { #expect(Self.unpack(Array(zlib.dropLast(missing))) == Unpacked(bytes: Self.text)) }
    let empty = try await Gzip.compress([])
    #expect(Self.unpack(Array(empty.dropLast(missing))) == Unpacked())
  }

  @Test func damageIsToldAfterWhatCameBeforeIt() async throws {
    var bytes = try await Gzip.compress(Self.text)
    bytes[bytes.count - 7] ^= 1
    #expect(Self.unpack(bytes) == Unpacked(bytes: Self.text, error: .damaged))
    let layered = try await Gzip.compress(bytes)
    #expect(Self.unpack(layered) == Unpacked(bytes: Self.text, error: .damaged))
    #expect(Self.unpack([0x1F, 0x8B, 8, 0xFF] + Self.text).error == .damaged)
  }

  @Test(arguments: [1, 2, 1 << 16])
  func deflateIsReadInBothOfItsForms(pieces: Int) async throws {
    let (zlib, raw) = try await (Gzip.zlib(Self.text), Gzip.deflate(Self.text))
    #expect(Self.unpack(zlib, pieces: pieces) == Unpacked(bytes: Self.text))
    #expect(Self.unpack(zlib + [0, 1], pieces: pieces, mayBeRaw: true) == Unpacked(bytes: Self.text))
    #expect(Self.unpack(raw, pieces: pieces, mayBeRaw: true) == Unpacked(bytes: Self.text))
    #expect(Self.unpack(raw, pieces: pieces) == Unpacked(bytes: raw))
    let both = try await Gzip.compress(raw)
    #expect(Self.unpack(both, pieces: pieces, mayBeRaw: true) == Unpacked(bytes: Self.text))
    let text = Self.unpack(Self.text, pieces: pieces, mayBeRaw: true)
    #expect(text == Unpacked(bytes: Self.text))
  }

  @Test func everyLayerEndsAtTheLimit() async throws {
    let zeros = [UInt8](repeating: 0, count: 3 << 20)
    let bomb = try await Gzip.compress(zeros)
    #expect(Self.unpack(bomb) == Unpacked(bytes: Array(zeros[..<(1 << 20)]), error: .tooLarge(maxBytes: 1 << 20)))
    #expect(Self.unpack(bomb, bytesMax: zeros.count) == Unpacked(bytes: zeros))
    // Members that hold nothing, by the hundred thousand: the layer below never gives anything out.
    let empty = try await Gzip.compress([])
    let nothing = try await Gzip.compress((0..<100_000).flatMap { _ in empty })
    #expect(nothing.count < 100_000)
    #expect(Self.unpack(nothing) == Unpacked(error: .tooLarge(maxBytes: 1 << 20)))
  }

  @Test func nothingMoreIsUnpackedThanIsWanted() async throws {
    let bomb = try await Gzip.compress([UInt8](repeating: 0, count: 3 << 20))
    let unpacker = Unpacker(bytesMax: 1 << 30)
    var calls = 0
    let isWanted = try bomb.withUnsafeBytes { bytes in
      try unpacker.consume(bytes) { _ in
        calls += 1
        return false
      }
    }
    #expect(!isWanted && calls == 1)
  }

  /// Bytes changed, taken out and put in, in a few thousand ways: each ends, within the limit.
  @Test func noDamageDoesMoreThanEndIt() async throws {
    var generator = SeededGenerator(seed: 16)
    let packed = try await Gzip.compress(Gzip.compress(Self.text)) + Gzip.compress(Array(Self.text[..<99]))
    for _ in 0..<3000 {
      var bytes = packed
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.removeSubrange(place..<min(place + 5, bytes.count))
        default: bytes.insert(contentsOf: [0x1F, 0x8B, 8], at: place)
        }
      }
      let pieces = Int.random(in: 1...200, using: &generator)
      let unpacked = Self.unpack(bytes, pieces: pieces, bytesMax: 10_000, mayBeRaw: Bool.random(using: &generator))
      #expect(unpacked.bytes.count <= max(10_000, bytes.count))
    }
  }
}

// Fuzzes the parser, the decompression before it, and the built-in topics with what it read, with libFuzzer, which comes
// with the toolchain: random chunks, random Content-Type, small limits.
//
// From the root of the checkout; the objects are linked by hand, for libFuzzer brings its own `main`:
//
//   swift build -c release -Xswiftc -sanitize=fuzzer,address --target ParseFuzzer --scratch-path .build/fuzz
//   swiftc -sanitize=fuzzer,address -use-ld=lld -lxml2 -lz -o .build/fuzz/parse \
//     .build/fuzz/release/{TruceText,TruceYAML,TruceFeeds,TruceInflate,TruceTopics,Yams,ParseFuzzer}.build/*.o \
//     .build/fuzz/release/CYaml.build/src/*.o
//   mkdir -p .build/fuzz/corpus
//   ASAN_OPTIONS=detect_leaks=0 .build/fuzz/parse -max_total_time=60 -max_len=8192 \
//     .build/fuzz/corpus Tests/Fuzz/Corpus Tests/TruceFeedsTests/Fixtures
//
// The first byte chooses the Content-Type and whether raw deflate is expected, the second the chunks; the rest is the
// document. What it finds goes into FuzzFindTests.swift, each find with a sentence about its bug.

import TruceFeeds
import TruceInflate
import TruceTopics

private let topics = try? TopicSet(BuiltinPacks.names.compactMap(BuiltinPacks.file(named:)))

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 2 else { return 0 }
  let types = [nil, "text/xml", "text/xml; charset=windows-1251", "application/json", "text/html; charset=shift_jis"]
  let parser = FeedParser(limits: FeedLimits(itemsMax: 20, fieldBytesMax: 512, depthMax: 20, tagBytesMax: 1024))
  parser.begin(contentType: types[Int(start[0]) % types.count], baseURL: "https://example.org/a/b")
  let unpacker = Unpacker(bytesMax: 1 << 18, mayBeRaw: start[0] >= 128)
  let step = Int(start[1]) + 1
  var index = 2
  while index < count {
    let end = min(index + step, count)
    let piece = UnsafeRawBufferPointer(start: start + index, count: end - index)
    guard (try? unpacker.consume(piece) { parser.consume($0) }) == true else { break }
    index = end
  }
  if index == count { try? unpacker.finish { parser.consume($0) } }
  let document = try? parser.finish()
  for article in document?.articles ?? [] {
    precondition((article.title?.utf8.count ?? 0) <= 2048, "a title beyond the cap of a field")
    for case let text? in [article.id, article.title, article.link, article.summary, article.content] {
      precondition(String(validating: text.utf8, as: UTF8.self) != nil, "text that is no UTF-8")
    }
    match(ArticleText(title: article.title ?? "", summary: article.summary ?? "", content: article.content ?? ""))
  }
  return 0
}

/// All evidence must stand where it says, and actors be found, whatever the encoding of the letters.
private func match(_ text: ArticleText) {
  guard let topics else { preconditionFailure("the built-in topics are not read") }
  let matches = topics.match(text)
  for evidence in matches.flatMap(\.evidence) {
    let field =
      switch evidence.field {
      case .title: text.title
      case .summary: text.summary
      case .content: text.content
      }
    let scalars = Array(field.unicodeScalars)
    precondition(0..<evidence.end ~= evidence.start && evidence.end <= scalars.count, "evidence beyond its field")
    let there = scalars[evidence.start..<evidence.end]
    precondition(there.elementsEqual(evidence.text.unicodeScalars), "evidence that does not stand there")
  }
  _ = ActorIndex.builtin.actors(in: text, matches: matches)
}

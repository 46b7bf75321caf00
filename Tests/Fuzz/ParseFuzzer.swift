// A libFuzzer target over the parser: random chunks, random Content-Type, small limits.
//
// Built from the sources, for a package cannot ask for `-sanitize=fuzzer`; from the root of the checkout:
//
//   swiftc -O -sanitize=fuzzer,address -parse-as-library -use-ld=lld -swift-version 6 -package-name trucewatch \
//     -Xcc -fmodule-map-file=Sources/CLibXML2/module.modulemap -Xcc -fmodule-map-file=Sources/CBytes/module.modulemap \
//     $(pkg-config --cflags libxml-2.0 | sed 's/-I/-Xcc -I/g') \
//     -enable-upcoming-feature InternalImportsByDefault -module-name ParseFuzzer \
//     $(find Sources/TruceFeeds -name '*.swift') Tests/Fuzz/ParseFuzzer.swift -lxml2 -o .build-fuzz/parse
//   ASAN_OPTIONS=detect_leaks=0 .build-fuzz/parse -max_total_time=1800 -max_len=8192 .build-fuzz/corpus
//
// The first byte chooses the Content-Type, the second the chunks; the rest is the document. What it finds goes into
// FuzzFindTests.swift, each find with a sentence about its bug.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 2 else { return 0 }
  let types = [nil, "text/xml", "text/xml; charset=windows-1251", "application/json", "text/html; charset=shift_jis"]
  let parser = FeedParser(limits: FeedLimits(itemsMax: 20, fieldBytesMax: 512, depthMax: 20, tagBytesMax: 1024))
  parser.begin(contentType: types[Int(start[0]) % types.count], baseURL: "https://example.org/a/b")
  let step = Int(start[1]) + 1
  var index = 2
  while index < count {
    let end = min(index + step, count)
    guard parser.consume(UnsafeRawBufferPointer(start: start + index, count: end - index)) else { break }
    index = end
  }
  let document = try? parser.finish()
  for article in document?.articles ?? [] {
    precondition((article.title?.utf8.count ?? 0) <= 2048, "a title beyond the cap of a field")
    for text in [article.id, article.title, article.link, article.summary, article.content] {
      precondition(UTF8Check.isValid(Array((text ?? "").utf8)), "text that is no UTF-8")
    }
  }
  return 0
}

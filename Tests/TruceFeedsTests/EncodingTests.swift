import Testing

@testable import TruceFeeds

@Suite struct EncodingTests {
  private func title(_ bytes: [UInt8], _ encoding: String?, contentType: String? = nil) throws -> String? {
    let declaration = encoding.map { "<?xml version='1.0' encoding='\($0)'?>" } ?? ""
    let start = Array((declaration + "<rss><channel><item><title>").utf8)
    let end = Array("</title></item></channel></rss>".utf8)
    return try FeedParser.parse(start + bytes + end, contentType: contentType).articles.first?.title
  }

  @Test(arguments: [
    ("windows-1251", [0xCF, 0xE5, 0xF0] as [UInt8], "Пер"), ("koi8-r", [0xF0, 0xC5, 0xD2], "Пер"),
    ("koi8-u", [0xF4, 0xA6], "Ті"), ("iso-8859-1", [0x63, 0xE9, 0x93], "cé“"),
    ("Shift_JIS", [0x92, 0xE2, 0x90, 0xED], "停戦"),
    ("gb2312", [0xCD, 0xA3, 0xBB, 0xF0], "停火"), ("big5", [0xB0, 0xB1, 0xA4, 0xF5], "停火"),
    ("euc-jp", [0xC4, 0xE4, 0xC0, 0xEF], "停戦"), ("euc-kr", [0xC8, 0xDE, 0xC0, 0xFC], "휴전"),
    ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x44, 0x64, 0x40, 0x6F, 0x1B, 0x28, 0x42], "停戦"),
    ("x-nonsense", [0x41, 0xE9], "Aé"), ("utf-16", [0x41, 0xC3, 0xA9], "Aé"),
  ])
  func aDeclaredEncodingIsRead(name: String, bytes: [UInt8], text: String) throws {
    #expect(try title(bytes, name) == text)
    #expect(try title(bytes, nil, contentType: "text/xml; Charset=\"\(name)\"") == text)
  }

  @Test func theDefaultOfOldServersIsNoEvidence() throws {
    #expect(try title([0xF0, 0xC5, 0xD2], "koi8-r", contentType: "text/xml; charset=us-ascii") == "Пер")
    #expect(try title([0x63, 0xE9], nil, contentType: "text/xml; charset=us-ascii") == "cé")
  }

  /// ISO 8859-1 in HTTP was the default of servers; a declaration that can read the bytes knows more.
  @Test(arguments: [
    ("koi8-r", [0xF0, 0xC5, 0xD2], "Пер"), ("windows-1251", [0xCF, 0xE5, 0xF0], "Пер"),
    ("iso-8859-2", [0xB1, 0xEA], "ąę"),
    ("shift_jis", [0x92, 0xE2, 0x90, 0xED], "停戦"), ("euc-jp", [0xC4, 0xE4, 0xC0, 0xEF], "停戦"),
    ("gb2312", [0xCD, 0xA3, 0xBB, 0xF0], "停火"), ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x44, 0x64, 0x1B, 0x28, 0x42], "停"),
    // Bytes that the declaration cannot read are HTTP's.
    ("shift_jis", [0x63, 0xE9, 0x20, 0x85, 0x20], "cé … "), ("euc-jp", [0x63, 0x61, 0x66, 0xE9, 0x21], "café!"),
    ("iso-2022-jp", [0x63, 0xE9], "cé"), ("utf-8", [0x63, 0xE9], "cé"), ("x-nonsense", [0x63, 0xE9], "cé"),
    ("utf-8", [0xC3, 0xA9], "é"), ("koi8-r", [0xC3, 0xA9], "é"),
  ])
  func theDefaultOfHTTPYieldsToADeclarationThatFits(name: String, bytes: [UInt8], text: String) throws {
    for label in ["iso-8859-1", "ISO8859-1", "latin1"] {
      let title = try title(bytes, name, contentType: "text/xml; charset=\(label)")
      #expect(title == text.trimmingSpaces, "\(label)")
    }
  }

  @Test func anyOtherCharsetOfHTTPIsBelieved() throws {
    #expect(try title([0xCF, 0xE5], "koi8-r", contentType: "text/xml; charset=windows-1252") == "Ïå")
    #expect(try title([0xCF, 0xE5, 0xF0], "koi8-r", contentType: "text/xml; charset=windows-1251") == "Пер")
  }

  /// What vendors put into the gaps of Asian encodings is read as browsers do.
  @Test(arguments: [
    ("euc-jp", [0xAD, 0xA1, 0xAD, 0xEA, 0xAD, 0xB5], "①㈱Ⅰ"), ("euc-jp", [0xFC, 0xE2, 0xCC, 0xDA, 0xF9, 0xF5], "髙木﨑"),
    ("x-euc-jp", [0xF9, 0xA1, 0xFC, 0xFE], "纊＂"), ("euc-jp", [0x8F, 0xF3, 0xF3], "ⅰ"),
    ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x2D, 0x21, 0x30, 0x21, 0x1B, 0x28, 0x42], "①亜"),
    ("csiso2022jp", [0x1B, 0x24, 0x42, 0x7C, 0x62, 0x4C, 0x5A, 0x1B, 0x28, 0x42, 0x41], "髙木A"),
    ("iso-2022-jp", [0x1B, 0x28, 0x49, 0x36, 0x5E, 0x1B, 0x28, 0x42], "ｶﾞ"),
    ("shift_jis", [0x87, 0x40, 0xFB, 0xFC], "①髙"), ("windows-31j", [0xED, 0x40], "纊"),
    ("gbk", [0x80, 0xB0, 0xA1], "€啊"), ("gb2312", [0xA2, 0xA1], "ⅰ"),
    ("big5", [0xA1, 0xFE, 0xB0, 0xB1, 0xA4, 0xF5], "／停火"), ("big5", [0xA3, 0xE1, 0xF9, 0xD6], "€碁"),
    ("ks_c_5601-1987", [0x81, 0x41, 0xB0, 0xA1], "갂가"), ("euc-kr", [0xA2, 0xE6], "€"),
    ("tis-620", [0xA1, 0x85], "ก…"), ("iso-8859-9", [0xF0, 0x93], "ğ“"),
  ])
  func theCharactersOfVendorsAreRead(name: String, bytes: [UInt8], text: String) throws {
    #expect(try title(bytes, name) == text)
    #expect(try title(bytes, nil, contentType: "text/xml; charset=\(name)") == text)
  }

  @Test func aWrongLabelIsOverruledByTheBytes() throws {
    #expect(try title(Array("Київ".utf8), "iso-8859-1") == "Київ")
    #expect(try title(Array("Київ".utf8), nil, contentType: "text/xml; charset=windows-1251") == "Київ")
    #expect(try title([0xCF, 0xE5, 0xF0], "windows-1251", contentType: "text/xml; charset=utf-8") == "Пер")
  }

  @Test(arguments: [
    ([0x63, 0x61, 0x66, 0xE9] as [UInt8], "café"), ([0x92, 0x73], "’s"), ([0xC0, 0xAF, 0x41], "\u{FFFD}A"),
    ([0xED, 0xA0, 0x80, 0x41], "\u{FFFD}A"), ([0xE2, 0x80, 0x41], "\u{FFFD}A"), ([0x41, 0x00, 0x42], "AB"),
    ([0xF4, 0x90, 0x80, 0x80, 0x41], "\u{FFFD}A"),
  ])
  func badBytesAreMended(bytes: [UInt8], text: String) throws { #expect(try title(bytes, nil) == text) }

  @Test func wideEncodingsAreReadWithAndWithoutMark() throws {
    let text = "<?xml version='1.0'?><rss><channel><item><title>Київ 🕊</title></item></channel></rss>"
    let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    let wide = text.unicodeScalars.flatMap { scalar in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: scalar.value >> UInt32($0)) }
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    for bytes in [little, big, wide, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, mark + Array(text.utf8)] {
      #expect(try FeedParser.parse(bytes).articles.first?.title == "Київ 🕊")
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String { split(separator: " ").joined(separator: " ") }
}

/// Labels and what they mean.
@Suite struct CharacterEncodingTests {
  /// What `bytes` say under a label of HTTP.
  private func text(_ bytes: [UInt8], _ label: String) -> String {
    var decoder = CharacterDecoder(contentType: "text/xml; charset=\(label)")
    var text: [UInt8] = []
    bytes.withUnsafeBufferPointer { decoder.decode($0) { piece, _ in text += piece } }
    decoder.finish { piece, _ in text += piece }
    return String(decoding: text, as: UTF8.self)
  }

  /// Source: WHATWG Encoding, section 4.2, every label but those of UTF-16, `x-user-defined` and the replacement.
  @Test(
    arguments: [
      ("866 cp866 csibm866 ibm866", [0x8F, 0xA5, 0xE0], "Пер"),
      (
        "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2", [0xB3, 0xA3], "łŁ"
      ),
      (
        "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3", [0xA1, 0xB1], "Ħħ"
      ),
      ("csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4", [0xB3], "ŗ"),
      (
        "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988",
        [0xBF, 0xD5, 0xE0], "Пер"
      ),
      (
        """
        arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 \
        iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
        """, [0xE7, 0xCF, 0xE6, 0xC9], "هدنة"
      ),
      (
        """
        csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 \
        iso_8859-7:1987 sun_eu_greek
        """, [0xC5, 0xE9], "Ει"
      ),
      (
        """
        csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 \
        iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical
        """, [0xF9, 0xEC], "של"
      ),
      ("csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6", [0xA3], "Ģ"),
      ("iso-8859-13 iso8859-13 iso885913", [0xE0], "ą"), ("iso-8859-14 iso8859-14 iso885914", [0xA1], "Ḃ"),
      ("csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9", [0xA4], "€"), ("iso-8859-16", [0xAA], "Ș"),
      ("cskoi8r koi koi8 koi8-r koi8_r", [0xF0, 0xC5, 0xD2], "Пер"), ("koi8-ru koi8-u", [0xF4, 0xA6], "Ті"),
      ("csmacintosh mac macintosh x-mac-roman", [0x8E], "é"),
      ("dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874", [0xA1, 0x93], "ก“"),
      ("cp1250 windows-1250 x-cp1250", [0x9C], "ś"), ("cp1251 windows-1251 x-cp1251", [0xCF, 0xE5, 0xF0], "Пер"),
      (
        """
        ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 \
        iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252
        """, [0xE9, 0x41, 0x93], "éA“"
      ),
      ("cp1253 windows-1253 x-cp1253", [0xE1, 0x93], "α“"),
      (
        """
        cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 \
        x-cp1254
        """, [0xFE, 0x93], "ş“"
      ),
      ("cp1255 windows-1255 x-cp1255", [0xE0, 0x93], "א“"),
      ("cp1256 windows-1256 x-cp1256", [0xE5, 0xCF, 0xE4, 0xC9], "هدنة"), ("cp1257 windows-1257 x-cp1257", [0xE0], "ą"),
      ("cp1258 windows-1258 x-cp1258", [0xD0, 0x41, 0x93], "ĐA“"),
      ("x-mac-cyrillic x-mac-ukrainian", [0x8F, 0xE5, 0xF0], "Пер"),
      (
        """
        chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030
        """, [0xCD, 0xA3, 0xBB, 0xF0, 0xE9, 0x46], "停火镕"
      ),
      ("big5 big5-hkscs cn-big5 csbig5 x-x-big5", [0xB0, 0xB1, 0xA4, 0xF5], "停火"),
      ("cseucpkdfmtjapanese euc-jp x-euc-jp", [0xC4, 0xE4, 0xC0, 0xEF, 0xAD, 0xA1], "停戦①"),
      ("csiso2022jp iso-2022-jp", [0x1B, 0x24, 0x42, 0x44, 0x64, 0x40, 0x6F, 0x1B, 0x28, 0x42], "停戦"),
      (
        "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
        [0x92, 0xE2, 0x90, 0xED, 0x87, 0x40], "停戦①"
      ),
      (
        """
        cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949
        """, [0xC8, 0xDE, 0xC0, 0xFC, 0x8C, 0x63], "휴전똠"
      ),
      ("unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8", [0xC5, 0x82], "ł"),
    ] as [(String, [UInt8], String)])
  func everyLabelOfTheWebIsKnown(labels: String, bytes: [UInt8], expected: String) {
    for label in labels.split(separator: " ") {
      #expect(text(bytes, String(label)) == expected, "\(label)")
      #expect(text(bytes, "\"\(label.uppercased())\"") == expected, "\(label)")
      var decoder = CharacterDecoder(contentType: "text/xml; charset=\(label)")
      bytes.withUnsafeBufferPointer { decoder.decode($0) { _, _ in } }
      decoder.finish { _, _ in }
      #expect(decoder.unknownName == nil, "\(label)")
    }
  }

  /// Names that feeds write and the web's list lacks.
  @Test(
    arguments: [
      ("1251", [0xCF, 0xE5, 0xF0], "Пер"), ("win-1251", [0xCF, 0xE5, 0xF0], "Пер"),
      ("ms949", [0xC8, 0xDE, 0xC0, 0xFC], "휴전"),
      ("iso2022-jp", [0x1B, 0x24, 0x42, 0x44, 0x64, 0x40, 0x6F, 0x1B, 0x28, 0x42], "停戦"), ("mac-latin2", [0xB8], "ł"),
      ("ISO_8859-1:1987", [0xE9, 0x93], "é“"), ("ansi", [0x93], "“"), ("cp950", [0xB0, 0xB1, 0xA4, 0xF5], "停火"),
      ("kz-1048", [0xCF, 0xE5, 0xF0], "Пер"), ("latin-9", [0xA4], "€"),
    ] as [(String, [UInt8], String)])
  func otherNamesAreKnown(label: String, bytes: [UInt8], expected: String) { #expect(text(bytes, label) == expected) }

  @Test(arguments: ["", " ", "-x", "a/b", "é", "a;b", String(repeating: "x", count: 41)])
  func whatCanBeNoNameIsNone(label: String) { #expect(CharacterEncoding(label: label.utf8) == nil) }

  @Test func familiesAreToldByTheirNames() {
    #expect(CharacterEncoding.named("utf-16le").isWide)
    #expect(CharacterEncoding.named("utf-32").isWide)
    #expect(!CharacterEncoding.utf8.isWide)
    #expect(CharacterEncoding.named("iso-2022-jp").isSevenBit)
    #expect(!CharacterEncoding.named("iso-8859-2").isSevenBit)
    #expect(CharacterEncoding.isASCII(label: "US-ASCII".utf8))
    #expect(!CharacterEncoding.isASCII(label: "iso-8859-1".utf8))
  }
}

@Suite struct EncodingSnifferTests {
  private func decide(_ bytes: [UInt8], _ contentType: String?, isWhole: Bool = true) -> (CharacterEncoding, skip: Int)?
  {
    var sniffer = EncodingSniffer(contentType: contentType)
    return bytes.withUnsafeBufferPointer { sniffer.decide($0, isWhole: isWhole) }
  }

  private func declared(_ label: String, _ rest: [UInt8]) -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"\(label)\"?><a>".utf8) + rest
  }

  /// Source: RFC 7303, section 3: a byte-order mark overrules the Content-Type; XML 1.0, appendix F.
  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x3C], CharacterEncoding.utf8, 3), ([0xFF, 0xFE, 0x3C, 0], .named("utf-16le"), 2),
      ([0xFE, 0xFF, 0, 0x3C], .named("utf-16be"), 2), ([0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0], .named("utf-32le"), 4),
      ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x3C], .named("utf-32be"), 4), ([0x3C, 0, 0x3F, 0], .named("utf-16le"), 0),
      ([0, 0x3C, 0, 0x3F], .named("utf-16be"), 0), ([0x3C, 0, 0, 0], .named("utf-32le"), 0),
      ([0, 0, 0, 0x3C], .named("utf-32be"), 0), ([0x4C, 0x6F, 0xA7, 0x94], .named("ibm037"), 0),
    ] as [([UInt8], CharacterEncoding, Int)])
  func theFirstBytesOverruleEveryLabel(bytes: [UInt8], encoding: CharacterEncoding, skip: Int) throws {
    for contentType in [nil, "text/xml; charset=koi8-r"] {
      let decision = try #require(decide(bytes, contentType))
      #expect(decision.0 == encoding)
      #expect(decision.skip == skip)
    }
  }

  @Test func theLabelOfHTTPComesBeforeTheDeclaration() throws {
    let bytes = declared("windows-1251", [0xCF, 0xE5])
    #expect(try #require(decide(bytes, "text/xml; charset=koi8-r")).0 == .named("koi8-r"))
    #expect(try #require(decide(bytes, "text/xml")).0 == .named("windows-1251"))
    #expect(try #require(decide(bytes, nil)).0 == .named("windows-1251"))
  }

  @Test func withoutALabelItIsUTF8() throws {
    #expect(try #require(decide(Array("<a>".utf8), nil)).0 == .utf8)
    #expect(try #require(decide(Array("<a>".utf8) + [0xCF], nil)).0 == .utf8)
    #expect(try #require(decide([], nil)).0 == .utf8)
  }

  @Test(arguments: [
    "text/xml; charset=koi8-r", "text/xml;charset=KOI8-R", "text/xml; boundary=x; CharSet = \"koi8-r\"",
    "text/xml;charset='koi8-r'",
  ])
  func aContentTypeIsReadInAnySpelling(contentType: String) throws {
    #expect(try #require(decide([0x3C, 0xCF], contentType)).0 == .named("koi8-r"))
  }

  @Test(arguments: [
    "", "text/xml", "charset=koi8-r", "text/xml; charset", "text/xml; charset=", "text/xml; xcharset=koi8-r",
  ])
  func whatNamesNoCharsetIsNoLabel(contentType: String) throws {
    #expect(try #require(decide([0x3C, 0xCF], contentType)).0 == .utf8)
  }

  @Test func aLabelThatTheFirstBytesBelieIsPassedOver() throws {
    for label in ["utf-16", "utf-32be", "ibm037"] {
      #expect(try #require(decide(declared(label, [0xC5, 0x82]), nil)).0 == .utf8)
    }
  }

  @Test func aDecisionWaitsForEvidence() throws {
    let head = declared("windows-1251", [])
    let ascii = [UInt8](repeating: 0x61, count: 2000)
    #expect(decide(head, nil, isWhole: false) == nil)
    #expect(decide(head + ascii, nil, isWhole: false) == nil)
    #expect(try #require(decide(head + ascii + [0xCF, 0x61], nil, isWhole: false)).0 == .named("windows-1251"))
    let russian = Array(String(repeating: "Перемирие ", count: 200).utf8)
    #expect(try #require(decide(head + russian, nil, isWhole: false)).0 == .utf8)
    let long = [UInt8](repeating: 0x61, count: EncodingSniffer.bytesMax)
    #expect(try #require(decide(head + long, nil, isWhole: false)).0 == .named("windows-1251"))
    #expect(try #require(decide(head + ascii, nil)).0 == .named("windows-1251"))
  }

  @Test(
    arguments: [
      ("<?xml version='1.0' encoding='koi8-r'?>", "koi8-r"), ("\n <?xml version=\"1.0\" encoding = \"a\" ?>", "a"),
      ("<?xml encoding='a' standalone='yes'?>", "a"), ("<?xml version='1.0'?>", nil), ("<?xml encoding=a?>", nil),
      ("<?xml encoding?>", nil), ("<a encoding='b'>", nil), ("<?xml version='1.0'?><a encoding='b'>", nil), ("", nil),
    ] as [(String, String?)])
  func aDeclarationNamesItsEncoding(text: String, name: String?) {
    let found = Array(text.utf8).withUnsafeBufferPointer { XMLDeclaration.encoding(in: $0) }
    #expect(found.map { String(decoding: $0, as: UTF8.self) } == name)
  }
}

@Suite struct CharacterDecoderTests {
  /// The text of `bytes` in pieces of `step`, and which parts of it stand for bytes that did not fit.
  private func decode(_ bytes: [UInt8], _ contentType: String?, step: Int) -> (text: [UInt8], mended: Bool) {
    var decoder = CharacterDecoder(contentType: contentType)
    var result: (text: [UInt8], mended: Bool) = ([], false)
    func take(_ piece: UnsafeBufferPointer<UInt8>, _ isMended: Bool) {
      #expect(String(validating: piece, as: UTF8.self) != nil, "a piece that cuts a character")
      result.text += piece
      result.mended = result.mended || isMended
    }
    for start in stride(from: 0, to: bytes.count, by: step) {
      Array(bytes[start..<min(start + step, bytes.count)]).withUnsafeBufferPointer { decoder.decode($0, take) }
    }
    decoder.finish(take)
    return result
  }

  @Test(
    arguments: [
      (Array("Київ 🕊 停戦 é".utf8), nil, "Київ 🕊 停戦 é", false),
      ([0x41, 0xE9, 0x42], nil, "AéB", true), ([0x41, 0xC3], nil, "A\u{FFFD}", true),
      ([0xF0, 0x9F, 0x95], nil, "\u{FFFD}", true), ([0xE2, 0x82, 0x41], nil, "\u{FFFD}A", true),
      ([0xCF, 0xE5, 0xF0], "a;charset=windows-1251", "Пер", false),
      ([0x92, 0xE2, 0x41, 0x90, 0xED], "a;charset=shift_jis", "停A戦", false),
      ([0x92], "a;charset=shift_jis", "\u{FFFD}", true),
      ([0x92, 0xE2, 0xFF, 0x41], "a;charset=shift_jis", "停\u{FFFD}A", true),
      ([0x93, 0x61, 0x94], "a;charset=iso-8859-1", "“a”", false),
      ([0xFF, 0xFE, 0x3D, 0xD8, 0x4A, 0xDD, 0x41, 0], nil, "🕊A", false),
      ([0xFF, 0xFE, 0x41, 0, 0x3D, 0xD8], nil, "A\u{FFFD}", true), ([0xFE, 0xFF, 0, 0x41, 0], nil, "A\u{FFFD}", true),
      ([0xEF, 0xBB, 0xBF], nil, "", false), ([], nil, "", false),
    ] as [([UInt8], String?, String, Bool)])
  func piecesDoNotMatter(bytes: [UInt8], contentType: String?, text: String, mended: Bool) {
    for step in 1...max(bytes.count, 1) {
      let result = decode(bytes, contentType, step: step)
      #expect(String(decoding: result.text, as: UTF8.self) == text, "in pieces of \(step)")
      #expect(result.mended == mended, "in pieces of \(step)")
    }
  }

  @Test(
    arguments: [
      (Array("Київ 🕊 停戦 é".utf8), nil, "Київ 🕊 停戦 é", false), ([0x41, 0xE9, 0x42], nil, "AéB", true),
      ([0x41, 0xC3], nil, "A\u{FFFD}", true), ([0xE2, 0x82, 0x41], nil, "\u{FFFD}A", true),
      ([0xC0, 0xAF, 0xED, 0xA0, 0x80], nil, "\u{FFFD}\u{FFFD}", true),
      ([0xCF, 0xE5, 0xF0], "a;charset=windows-1251", "Пер", false),
      ([0x92, 0xE2, 0x41, 0x90, 0xED], "a;charset=shift_jis", "停A戦", false),
      ([0x41, 0x92], "a;charset=shift_jis", "A\u{FFFD}", true),
    ] as [([UInt8], String?, String, Bool)])
  func piecesDoNotMatterOnceItIsDecided(bytes: [UInt8], contentType: String?, text: String, mended: Bool) {
    let lead = [UInt8](repeating: 0x61, count: 1100)
    for step in [1, 2, 3, 5, 1101, 1102] {
      let result = decode(lead + bytes, contentType, step: step)
      #expect(String(decoding: result.text.dropFirst(1100), as: UTF8.self) == text, "in pieces of \(step)")
      #expect(result.mended == mended, "in pieces of \(step)")
    }
  }

  /// The decision falls in the midst of a character: the sniffer's thousand bytes end in it.
  @Test func aCharacterMayLieAcrossTheDecision() {
    for lead in 1018...1026 {
      let bytes = [UInt8](repeating: 0x61, count: lead) + Array("停🕊".utf8)
      for step in [1, 7, 1024, 2000] { #expect(decode(bytes, nil, step: step) == (bytes, false)) }
    }
  }

  @Test func anEncodingThatNobodyKnowsIsReadAsUTF8() {
    var decoder = CharacterDecoder(contentType: "a;charset=x-nonsense")
    var text: [UInt8] = []
    [0x41, 0xE9, 0x42].withUnsafeBufferPointer { decoder.decode($0) { piece, _ in text += piece } }
    decoder.finish { piece, _ in text += piece }
    #expect(String(decoding: text, as: UTF8.self) == "AéB")
    #expect(decoder.unknownName == "x-nonsense")
  }
}

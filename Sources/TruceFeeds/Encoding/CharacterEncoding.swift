internal import TruceText

/// How the bytes of a document stand for characters.
enum CharacterEncoding: Equatable {
  /// Also the choice where nothing is known: a byte that is no UTF-8 is then read as windows-1252.
  case utf8
  /// Also what ISO 8859-1 and ASCII mean in practice (WHATWG Encoding, section 4.2).
  case windows1252
  /// Any other encoding, by the name that iconv(3) knows it by.
  case named(String)

  /// The encoding that a label of HTTP, XML or a `meta` element means; nil where the name cannot be one.
  ///
  /// Source: WHATWG Encoding, section 4.2, for the labels that mean a superset of what they say.
  init?(label: some Sequence<UInt8>) {
    let name = CharacterEncoding.normalized(label)
    guard !name.isEmpty, name.count <= 40, name.first != "-" else { return nil }
    switch name {
    case "utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "x-unicode20utf8", "utf-7", "utf7",
      "unicode-1-1-utf-7", "unicode", "none", "binary":
      self = .utf8
    case "iso-8859-1", "latin1", "latin-1", "l1", "iso-ir-100", "cp819", "ibm819", "windows-1252", "cp1252",
      "x-cp1252", "cp-1252", "ansi", "8859-1", "windows1252", "win-1252", "iso-latin-1", "csisolatin1":
      self = .windows1252
    case _ where CharacterEncoding.asciiLabels.contains(name):
      self = .windows1252
    default:
      let plain = CharacterEncoding.withoutVariants(name)
      if plain == "iso-8859-1" || plain == "cp1252" {
        self = .windows1252
      } else {
        self = .named(CharacterEncoding.supersets[name] ?? CharacterEncoding.supersets[plain] ?? plain)
      }
    }
  }

  /// Whether a label means ISO 8859-1 by one of its own names.
  static func isLatin1(label: some Sequence<UInt8>) -> Bool {
    let name = normalized(label)
    return ["latin1", "latin-1", "l1", "8859-1"].contains(name) || withoutVariants(name) == "iso-8859-1"
  }

  private static let asciiLabels = ["us-ascii", "ascii", "ansi-x3.4-1968", "iso646-us"]

  /// Whether a label means ASCII itself, of which other encodings are supersets.
  static func isASCII(label: some Sequence<UInt8>) -> Bool { asciiLabels.contains(normalized(label)) }

  /// A name of a family in the family's usual spelling: `iso88592` and `iso-8859-2:1987` are `iso-8859-2`,
  /// `iso2022-jp` is `iso-2022-jp`, `1251`, `ms1251` and `x-cp1251` are `cp1251`.
  private static func withoutVariants(_ name: String) -> String {
    if name.utf8.allSatisfy(\.isASCIIDigit) { return "cp" + name }
    if name.hasPrefix("ms"), name.utf8.count > 4, name.utf8.dropFirst(2).allSatisfy(\.isASCIIDigit) {
      return "cp" + name.dropFirst(2)
    }
    if name.hasPrefix("x-cp") { return String(name.dropFirst(2)) }
    for number in ["8859", "2022"] {
      for start in ["iso", "iso-"] where name.hasPrefix(start + number) {
        let rest = name.dropFirst(start.count + number.count)
        let parts = rest.split(separator: "-")
        // The year of the standard's edition says nothing.
        let isDated = number == "8859" && parts.count == 2 && parts[1].count == 4
        return (["iso", number] + (isDated ? parts.prefix(1) : parts[...]).map(String.init)).joined(separator: "-")
      }
    }
    return name
  }

  /// Lower case, without quotes and spaces, `_` and `:` as `-`; empty where a byte can be in no name.
  private static func normalized(_ label: some Sequence<UInt8>) -> String {
    var name: [UInt8] = []
    for byte in label {
      switch byte {
      case 65...90: name.append(byte | 0x20)
      case 97...122, 48...57, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+"): name.append(byte)
      case UInt8(ascii: "_"), UInt8(ascii: ":"): name.append(UInt8(ascii: "-"))
      case 9, 10, 13, 32, UInt8(ascii: "\""), UInt8(ascii: "'"): continue
      default: return ""
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// Labels whose documents hold more than the label allows, and names that iconv does not know.
  private static let supersets: [String: String] = [
    "gb18030-2000": "gb18030", "chinese": "gb18030", "iso-ir-58": "gb18030", "csiso58gb231280": "gb18030",
    "ks-c-5601-1989": "cp949", "ksc-5601": "cp949", "iso-ir-149": "cp949", "csksc56011987": "cp949",
    "gb2312": "gb18030", "gb-2312": "gb18030", "gb-2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
    "cp936": "gb18030",
    "csgb2312": "gb18030", "euc-cn": "gb18030", "gb2312-80": "gb18030", "x-euc-cn": "gb18030",
    "shift-jis": "cp932", "shift-jisx0213": "shift_jisx0213", "sjis": "cp932", "x-sjis": "cp932", "ms-kanji": "cp932",
    "windows-31j": "cp932", "csshiftjis": "cp932", "ms932": "cp932", "shiftjis": "cp932",
    "euc-kr": "cp949", "ks-c-5601-1987": "cp949", "ks-c-5601": "cp949", "korean": "cp949", "windows-949": "cp949",
    "ksc5601": "cp949", "euckr": "cp949", "cseuckr": "cp949", "uhc": "cp949",
    "big5": "big5-hkscs", "big-5": "big5-hkscs", "cn-big5": "big5-hkscs", "x-x-big5": "big5-hkscs",
    "csbig5": "big5-hkscs", "cp950": "big5-hkscs", "big5hkscs": "big5-hkscs",
    "euc-jp": "euc-jp-ms", "eucjp": "euc-jp-ms", "x-euc-jp": "euc-jp-ms", "x-euc": "euc-jp-ms",
    "cseucpkdfmtjapanese": "euc-jp-ms",
    // The third edition has half-width kana, as browsers do.
    "iso-2022-jp": "iso-2022-jp-3", "csiso2022jp": "iso-2022-jp-3",
    "iso-8859-9": "windows-1254", "latin5": "windows-1254", "l5": "windows-1254", "csisolatin5": "windows-1254",
    "iso-ir-148": "windows-1254",
    "iso-8859-11": "cp874", "tis-620": "cp874", "windows-874": "cp874", "dos-874": "cp874",
    "mac-latin2": "mac-centraleurope", "maccentraleurope": "mac-centraleurope", "mac-centeuro": "mac-centraleurope",
    "x-mac-ce": "mac-centraleurope", "x-mac-cyrillic": "mac-cyrillic", "x-mac-roman": "macintosh",
    "mac-roman": "macintosh", "ptcp154": "pt154", "cp154": "pt154", "cyrillic-asian": "pt154", "kz1048": "rk1048",
    "kz-1048": "rk1048", "strk1048-2002": "rk1048", "euc-jis-2004": "euc-jisx0213", "euc-jisx0213": "euc-jisx0213",
    "shift-jis-2004": "shift_jisx0213", "mac": "macintosh", "macroman": "macintosh",
    "x-mac-ukrainian": "mac-uk", "koi8": "koi8-r", "koi": "koi8-r", "koi8r": "koi8-r", "koi8u": "koi8-u",
    "cskoi8r": "koi8-r", "koi8-ru": "koi8-u",
    "win-1251": "cp1251", "win1251": "cp1251", "windows1251": "cp1251", "cp-1251": "cp1251",
    "win-1250": "cp1250", "windows1250": "cp1250",
    "logical": "iso-8859-8", "visual": "iso-8859-8", "iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8",
    "csiso88598i": "iso-8859-8", "csiso88598e": "iso-8859-8", "iso-8859-6-i": "iso-8859-6",
    "iso-8859-6-e": "iso-8859-6", "csiso88596i": "iso-8859-6", "csiso88596e": "iso-8859-6",
    "elot-928": "iso-8859-7", "sun-eu-greek": "iso-8859-7",
    "arabic": "iso-8859-6", "greek": "iso-8859-7", "cyrillic": "iso-8859-5", "hebrew": "iso-8859-8",
    "iso-10646-ucs-2": "utf-16", "ucs-2": "utf-16", "ucs2": "utf-16", "utf16": "utf-16", "csunicode": "utf-16",
    "utf16le": "utf-16le", "utf16be": "utf-16be", "utf32": "utf-32", "ucs-4": "utf-32", "iso-10646-ucs-4": "utf-32",
    "ebcdic-cp-us": "ibm037", "ebcdic-cp-ca": "ibm037", "ebcdic-cp-nl": "ibm037", "ebcdic-cp-wt": "ibm037",
    "cp037": "ibm037", "ebcdic-cp-be": "ibm500", "ebcdic-cp-ch": "ibm500", "cp500": "ibm500",
    "latin2": "iso-8859-2",
    "latin9": "iso-8859-15", "latin-9": "iso-8859-15", "l9": "iso-8859-15", "csisolatin9": "iso-8859-15",
  ]

  /// Whether the label promises units of two or four bytes.
  var isWide: Bool {
    guard case .named(let name) = self else { return false }
    return name.hasPrefix("utf-16") || name.hasPrefix("utf-32")
  }

  /// Whether text in it is made of 7-bit bytes with escape sequences, so that a UTF-8 check says nothing.
  var isSevenBit: Bool {
    guard case .named(let name) = self else { return false }
    return name.hasPrefix("iso-2022") || name.hasPrefix("hz") || name.hasPrefix("csiso2022")
  }

}

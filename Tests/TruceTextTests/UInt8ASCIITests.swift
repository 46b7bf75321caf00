import Testing
import TruceText

@Suite struct UInt8ASCIITests {
  @Test(arguments: UInt8.min...UInt8.max)
  func aByteIsWhatTheStandardLibrarySaysOfItsCharacter(byte: UInt8) {
    let character = Character(Unicode.Scalar(byte))
    let isASCII = byte < 0x80
    #expect(byte.isASCIIDigit == (isASCII && character.isNumber))
    #expect(byte.isASCIILetter == (isASCII && character.isLetter))
    #expect(byte.asciiLowercased == (isASCII ? character.lowercased().utf8.first : byte))
    #expect(byte.isOfAToken == (byte > 0x20 && byte < 0x7F && !"\"(),/:;<=>?@[\\]{}".contains(character)))
  }

  @Test(arguments: [("", ""), (" ", ""), (" \t a b\t ", "a b"), ("a", "a")])
  func blanksAreTakenOffBothEnds(text: String, trimmed: String) {
    #expect(text.trimmed { $0 == " " || $0 == "\t" } == trimmed)
    #expect(text.utf8.trimmed { $0 <= 0x20 }.elementsEqual(trimmed.utf8))
  }
}

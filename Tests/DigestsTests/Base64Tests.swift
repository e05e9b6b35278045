import Digests
import Testing

@Suite struct Base64Tests {
  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func aTestVectorOfRFC4648HasItsText(plain: String, encoded: String) throws {
    #expect(base64(Array(plain.utf8)) == encoded)
    #expect(try decodedBase64(encoded) == Array(plain.utf8))
    #expect(try decodedBase64(encoded, .mime) == Array(plain.utf8))
  }

  @Test func everyByteComesBackFromEveryPlace() throws {
    for shift in 0..<3 {
      let bytes = [UInt8](repeating: 0, count: shift) + (0...255).map { UInt8($0) }
      #expect(try decodedBase64(base64(bytes)) == bytes)
    }
    #expect(base64([0xFB, 0xEF, 0xBE, 0xFF, 0xFF, 0xFF]) == "++++////")
  }

  @Test(arguments: [
    ("Zm9⟦⟧-", Base64Error.Reason.notInAlphabet(0x2D)), ("Zm9v⟦⟧\nYmFy", .notInAlphabet(0x0A)),
    ("Zm⟦⟧é=", .notInAlphabet(0xC3)), ("Z⟦⟧", .incompleteGroup), ("Zm9vY⟦⟧===", .incompleteGroup),
    ("Zg⟦⟧", .wrongPadding), ("Zg=⟦⟧", .wrongPadding), ("Zm8⟦⟧", .wrongPadding),
    ("Zm9v⟦⟧=", .wrongPadding), ("⟦⟧=", .wrongPadding), ("Zg==⟦⟧=", .textAfterPadding),
    ("Zg==⟦⟧Zg==", .textAfterPadding), ("Z⟦⟧h==", .surplusBits), ("Zm⟦⟧9=", .surplusBits),
  ])
  func whatIsNotBase64IsRefusedAtItsPlace(marked: String, reason: Base64Error.Reason) {
    let parts = marked.split(separator: "⟦⟧", omittingEmptySubsequences: false)
    let error = Base64Error(reason, at: parts[0].utf8.count)
    #expect(throws: error) { try decodedBase64(parts.joined()) }
    #expect(!error.message.isEmpty)
  }

  /// What Java's `Base64.getMimeDecoder()` answers.
  @Test(arguments: [
    ("Zm9v\r\nYmFy", "foobar"), ("Zg", "f"), ("Zm8", "fo"), ("Zh==", "f"), ("-Z-g-=\u{3D}-", "f"),
    ("Zg==\n", "f"), ("Zg====", "f"), ("", ""), ("\n", ""), ("Zm9vYg", "foob"),
  ])
  func theDecoderOfMIMEPassesOverWhatJavaDoes(encoded: String, plain: String) throws {
    #expect(try decodedBase64(encoded, .mime) == Array(plain.utf8))
  }

  @Test(arguments: [
    ("Z⟦⟧", Base64Error.Reason.incompleteGroup), ("Zg=⟦⟧", .wrongPadding),
    ("Zg=⟦⟧\n=", .wrongPadding), ("⟦⟧==", .wrongPadding), ("Zg==⟦⟧Zg", .textAfterPadding),
  ])
  func theDecoderOfMIMERefusesWhatJavaDoes(marked: String, reason: Base64Error.Reason) {
    let parts = marked.split(separator: "⟦⟧", omittingEmptySubsequences: false)
    #expect(throws: Base64Error(reason, at: parts[0].utf8.count)) {
      try decodedBase64(parts.joined(), .mime)
    }
  }
}

@Suite struct HexadecimalTests {
  @Test func aByteIsTwoDigitsInLowerCase() {
    #expect(hexadecimal([0x00, 0x0F, 0xA0, 0xFF]) == "000fa0ff")
    #expect(hexadecimal([]).isEmpty)
  }
}

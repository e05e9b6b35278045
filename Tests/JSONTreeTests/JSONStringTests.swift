import Diagnostics
import JSONTree
import TestSupport
import Testing

/// Strings: escapes, surrogates, and bytes that are not UTF-8.
@Suite struct JSONStringTests {
  @Test(arguments: [
    (#""\uD800""#, "\u{FFFD}"), (#""\uDC00""#, "\u{FFFD}"), (#""\uD800x""#, "\u{FFFD}x"),
    (#""\uD800\n""#, "\u{FFFD}\n"), (#""\uD800\uD800""#, "\u{FFFD}\u{FFFD}"),
    (#""\uD800\u0041""#, "\u{FFFD}A"), (#""\uDC00\uD800""#, "\u{FFFD}\u{FFFD}"),
    (#""\uD83D\uD83D\uDE80""#, "\u{FFFD}🚀"), (#""\ud83d\ude80""#, "🚀"), (#""\uFFFF""#, "\u{FFFF}"),
    (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
  ])
  func aSurrogateWithoutItsPartnerIsReplaced(text: String, decoded: String) throws {
    #expect(try JSON(parsing: text).stringValue == decoded)
    #expect(try JSON(parsing: "{\(text):1}").objectValue?.members.first?.key == decoded)
  }

  /// Unicode Standard, table 3-7; between ⟦ and ⟧, which are bytes 1 and 2 here, is what is wrong.
  @Test(
    arguments: [
      [1, 0xFF, 2], [1, 0x80, 2], [0x41, 1, 0xC3, 2], [1, 0xC0, 2, 0xAF], [1, 0xC1, 2, 0xBF],
      [1, 0xE0, 2, 0x80, 0xAF], [1, 0xED, 2, 0xA0, 0x80], [1, 0xED, 2, 0xBF, 0xBF],
      [1, 0xE4, 0xB8, 2],
      [1, 0xF0, 2, 0x8F, 0xBF, 0xBF], [1, 0xF4, 2, 0x90, 0x80, 0x80],
      [1, 0xF5, 2, 0x80, 0x80, 0x80],
      [1, 0xF0, 0x9F, 0x9A, 2, 0x41], [0xC3, 0xA9, 1, 0xE2, 0x82, 2, 0x41],
      [0x5C, 0x6E, 1, 0xFE, 2],
      [0x5C, 0x75, 0x30, 0x30, 0x34, 0x31, 1, 0xC3, 2, 0x5C, 0x6E],
      [0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 1, 0xE9, 2, 0x74, 0xE9],
    ] as [[UInt8]])
  func bytesThatAreNotUTF8AreRefusedAtTheirPlace(marked: [UInt8]) throws {
    let start = try #require(marked.firstIndex(of: 1))
    let end = try #require(marked.firstIndex(of: 2)) - 1
    let literal = [0x22] + marked.filter { $0 > 2 } + [0x22]
    let error = JSONError(.notUTF8, at: SourceRange(start: start + 1, end: end + 1))
    #expect(throws: error) { try JSON(parsing: literal) }
    #expect(throws: error) { try JSONSyntax(parsing: literal) }
    let key = JSONError(.notUTF8, at: SourceRange(start: start + 2, end: end + 2))
    #expect(throws: key) { try JSON(parsing: [0x7B] + literal + [0x3A, 0x30, 0x7D]) }
  }

  /// Strings are read and written eight bytes at a time, so that each place in a word, and each
  /// length, is another case.
  @Test func aStringOfAnyLengthWithAnythingAnywhereComesBack() throws {
    for length in 0...40 {
      let plain = String(repeating: "x", count: length)
      for place in 0...length {
        for special in ["", "\"", "\\", "\n", "\u{1}", "\u{1F}", "é", "🚀", "\u{7F}", " "] {
          let before = plain.prefix(place)
          let value = JSON.string(before + special + plain.dropFirst(place))
          #expect(try JSON(parsing: value.text) == value)
          #expect(
            try JSON(parsing: JSON.object([before + special: value]).text)[before + special]
              == value)
        }
      }
    }
  }

  @Test func everyControlCharacterIsEscapedAndComesBack() throws {
    for code in UInt8(0)..<0x20 {
      let value = JSON.string(String(Unicode.Scalar(code)))
      #expect(value.text.utf8.count >= 4)
      #expect(value.text.utf8.allSatisfy { $0 >= 0x20 })
      #expect(try JSON(parsing: value.text) == value)
    }
    #expect(JSON.string("\u{1}\u{1F}\u{8}\u{C}/").text == #""\u0001\u001f\b\f/""#)
  }
}

import Diagnostics
import JSONTree
import TestSupport
import Testing

/// Where things stand in a text.
@Suite struct JSONSyntaxTests {
  @Test func everyValueAndKeyHasItsRange() throws {
    let text = MarkedText(
      #" ⟦{ ⟦"aé"⟧ : ⟦[ ⟦1.5⟧ , ⟦"x"⟧ , ⟦true⟧ , ⟦null⟧ ]⟧ , ⟦"b"⟧:⟦{}⟧, ⟦"b"⟧ : ⟦[]⟧ }⟧ "#)
    var seen: [SourceRange] = []
    func visit(_ node: JSONSyntax) {
      seen.append(node.range)
      for element in node.elements ?? [] { visit(element) }
      for member in node.members ?? [] {
        seen.append(member.keyRange)
        visit(member.value)
      }
    }
    let tree = try JSONSyntax(parsing: text.bytes)
    visit(tree)
    #expect(seen == text.ranges)
    #expect(tree.members?.map(\.key) == ["aé", "b", "b"])
    #expect(tree["b"]?.elements?.isEmpty == true)
    #expect(tree.json == ["aé": [1.5, "x", true, nil], "b": []])
  }

  /// In each pair, the mark in the literal stands where the mark in the decoded string does.
  @Test(arguments: [
    (#""ab⟦⟧cd""#, "ab⟦⟧cd"), (#""⟦⟧""#, "⟦⟧"), (#""\n⟦⟧x""#, "\n⟦⟧x"), (#""\u0041⟦⟧B""#, "A⟦⟧B"),
    (#""\u00e9⟦⟧B""#, "é⟦⟧B"), (#""\u4e2d⟦⟧B""#, "中⟦⟧B"), (#""\ud83d\ude80⟦⟧B""#, "🚀⟦⟧B"),
    (#""é⟦⟧B""#, "é⟦⟧B"), (#""\ud83d⟦⟧B""#, "\u{FFFD}⟦⟧B"), (#""\\\"⟦⟧\/""#, "\\\"⟦⟧/"),
    (#""\ud83d⟦⟧\u0041""#, "\u{FFFD}⟦⟧A"), (#""\u0000\t⟦⟧ ""#, "\u{0}\t⟦⟧ "),
    (#""abc⟦⟧""#, "abc⟦⟧"),
  ])
  func aPlaceInADecodedStringIsFoundInItsLiteral(literal: String, decoded: String) throws {
    let (literal, decoded) = (MarkedText("[1, " + literal + "]"), MarkedText(decoded))
    let tree = try JSONSyntax(parsing: literal.bytes)
    let node = try #require(tree.elements?.last)
    #expect(node.stringValue == decoded.text)
    let offset = LiteralOffsets(node.range, of: literal.bytes)
      .sourceOffset(ofDecoded: decoded.ranges[0].start)
    #expect(offset == literal.ranges[0].start)
  }

  @Test func aPlaceInsideACharacterIsWhereItStarts() throws {
    let bytes = Array(#""\ud83d\ude80x""#.utf8)
    let offsets = LiteralOffsets(SourceRange(start: 0, end: bytes.count), of: bytes)
    for offset in 0..<4 { #expect(offsets.sourceOffset(ofDecoded: offset) == 1) }
    #expect(offsets.sourceOffset(ofDecoded: 99) == bytes.count - 1)
  }
}

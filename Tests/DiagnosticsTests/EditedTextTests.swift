import Diagnostics
import TestSupport
import Testing

struct EditedTextTests {
  @Test func editsChangeNothingOutsideTheirRanges() {
    let marked = MarkedText("\u{FEFF}{\r\n\t⟦\"a\"⟧: 1⟦⟧,⟦ \"b\"⟧\r\n}")
    let source = SourceText(name: "a.json", marked.text)
    let edits = zip(marked.ranges, ["\"ä\"", "0", ""]).map { Diagnostic.Edit($0, $1) }
    let expected = "\u{FEFF}{\r\n\t\"ä\": 10,\r\n}"
    #expect(source.making(edits).bytes == Array(expected.utf8))
    #expect(source.making(edits.reversed()).bytes == Array(expected.utf8))
    #expect(source.making([]) == source)
  }

  private static let cases: [(ranges: [[Range<Int>]], made: [Int])] = [
    ([[1..<3], [3..<4]], [0]),
    ([[1..<3], [4..<5]], [0, 1]),
    ([[4..<5], [1..<2], [2..<3]], [0, 1]),
    ([[1..<1], [1..<1]], [0]),
    ([[1..<2, 8..<9], [4..<10], [4..<5]], [0, 2]),
    ([[0..<10], [2..<3]], [0]),
    ([[2..<3], [0..<10]], [0]),
    ([[]], []),
  ]

  @Test(arguments: cases)
  func fixesThatTouchAnEarlierOneWait(_ ranges: [[Range<Int>]], _ expected: [Int]) {
    let fixes = ranges.map { edits in
      Diagnostic.Fix(
        "", edits.map { .init(SourceRange(start: $0.lowerBound, end: $0.upperBound), "") })
    }
    #expect(Diagnostic.Fix.compatible(fixes) == expected)
  }
}

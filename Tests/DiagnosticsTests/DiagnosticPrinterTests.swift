import Diagnostics
import TestSupport
import Testing

/// What a diagnostic looks like, each case in its golden file.
@Suite struct DiagnosticPrinterTests {
  @Test(arguments: cases)
  func aDiagnosticLooksLikeItsGoldenFile(example: Example) throws {
    try expectGolden(example.printed(), example.name + ".txt")
  }

  @Test(arguments: cases)
  func noExcerptIsWiderThanTheTerminal(example: Example) {
    for line in example.printed().split(separator: "\n") where line.contains("|") {
      // Characters of two cells are counted once more for each of "…中日本語🚀👩‍🚀".
      let wide = line.count { "中日本語🚀👩‍🚀".contains($0) }
      #expect(line.count + wide <= 80 || line.contains("[a-rule]"), "\(line)")
    }
  }

  @Test func coloursChangeNothingButTheColours() throws {
    let example = try #require(cases.first)
    let colored = example.printed(isColored: true)
    try expectGolden(colored.replacing("\u{1B}", with: "␛"), "colours.txt")
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == example.printed())
  }

  @Test func theShortFormIsOneLineForEditors() {
    let marked = MarkedText("{\n  \"é\": ⟦x⟧\n}")
    let source = SourceText(name: "a.json", marked.text)
    let printer = DiagnosticPrinter(source: source, isColored: true)
    var diagnostic = Diagnostic("bad-word", .warning, "no \"x\"\nhere", at: marked.ranges[0])
    #expect(printer.short(for: diagnostic) == "a.json:2:8: warning: no \"x\"␊here [bad-word]")
    diagnostic.severity = .information
    #expect(printer.short(for: diagnostic) == "a.json:2:8: note: no \"x\"␊here [bad-word]")
  }

  @Test func ofTooManyTheMostSevereArePrintedAndTheOthersCounted() throws {
    let source = SourceText(name: "many.json", "[1, 2, 3, 4, 5]")
    let severities: [Diagnostic.Severity] = [.warning, .error, .information, .warning, .error]
    let diagnostics = severities.enumerated().map { index, severity in
      Diagnostic(
        "a-rule", severity, "number \(index + 1)",
        at: SourceRange(start: 1 + 3 * index, end: 2 + 3 * index))
    }
    let printer = DiagnosticPrinter(source: source, isColored: false)
    try expectGolden(printer.text(for: diagnostics, limit: 3), "too-many.txt")
    #expect(!printer.text(for: diagnostics, limit: 5).contains("not shown"))
    #expect(printer.text(for: [] as [Diagnostic]).isEmpty)
  }

  @Test func aLineOfMegabytesIsPrintedAsFastAsAShortOne() {
    let text = "[" + String(repeating: "\"é\", ", count: 500_000) + "x]"
    let source = SourceText(name: "long.json", text)
    let printer = DiagnosticPrinter(source: source, isColored: false)
    let end = text.utf8.count
    let place = SourceRange(start: end - 2, end: end - 1)
    let time = ContinuousClock().measure {
      let printed = printer.text(for: Diagnostic("a-rule", .error, "no word", at: place))
      #expect(printed.contains("long.json:1:2500002"))
      #expect(printed.utf8.count < 400)
    }
    #expect(time < .seconds(20))
  }
}

struct Example: Sendable, CustomTestStringConvertible {
  let name: String
  let source: SourceText
  let diagnostic: Diagnostic
  var testDescription: String { name }

  /// - Parameters:
  ///   - marked: the source; the first mark is the range of the diagnostic, the others its notes'.
  ///   - label: what stands beside the carets.
  ///   - notes: what stands beside the dashes, one for each further mark.
  init(
    _ name: String, _ marked: String, _ label: String = "", notes: [String] = [],
    help: [String] = [], _ severity: Diagnostic.Severity = .error, primary: Int = 0
  ) {
    let marked = MarkedText(marked)
    var ranges = marked.ranges
    let range = ranges.remove(at: primary)
    self.name = name
    source = SourceText(name: "\(name).asl.json", marked.text)
    diagnostic = Diagnostic(
      "a-rule", severity, "what is wrong", at: range, label: label,
      notes: zip(notes, ranges).map { Diagnostic.Note($0, at: $1) }, help: help)
  }

  func printed(isColored: Bool = false) -> String {
    DiagnosticPrinter(source: source, isColored: isColored).text(for: diagnostic)
  }
}

private let machine = """
  {
    "StartAt": "Prepare",
    "States": {
      ⟦"Prepare"⟧: {
        "Type": "Pass",
        "Comment": "first",
        "Next": ⟦"Chrage"⟧
      }
    }
  }
  """

private let cases: [Example] = [
  Example(
    "two-lines", machine, "no state of this name in the same scope", notes: ["in this state"],
    help: ["did you mean \"Charge\"?", "a line\nand its second line"], primary: 1),
  Example("warning", "[⟦1⟧]", "one", .warning),
  Example("information", "[⟦1⟧]", "one", .information),
  Example("no-label", "{\"a\": ⟦tru⟧}"),
  Example("empty-file", "⟦⟧", "a JSON value was expected"),
  Example("end-of-file", "{\n  \"a\": 1⟦⟧", "'}' was expected"),
  Example("end-after-line-end", "{\n  \"a\": 1\n⟦⟧", "'}' was expected"),
  Example("windows-line-ends", "{\r\n  \"a\": ⟦nul⟧\r\n}\r\n", "here"),
  Example("byte-order-mark", "\u{FEFF}{⟦a⟧: 1}", "here"),
  Example("tabs", "{\n\t\"a\":\t⟦tru⟧,\t\"b\": ⟦1⟧\n}", "no word", notes: ["a number"]),
  Example(
    "wide-characters", "{\"日本語\": ⟦中⟧, \"🚀👩‍🚀\": ⟦x⟧, \"e\u{301}\": ⟦y⟧}", "first",
    notes: ["second", "third"]),
  Example("control-characters", "{\"a\u{1B}[31m\u{202E}\": ⟦\u{0}⟧}", "turns nothing red"),
  Example(
    "same-line", "{⟦\"a\"⟧: 1, \"b\": 2, ⟦\"a\"⟧: 3}", "again here", notes: ["first here"],
    primary: 1),
  Example("same-place", "{⟦⟦\"a\"⟧⟧: 1}", "wrong", notes: ["because of this"]),
  Example("multi-line", "{\n  \"a\": ⟦[\n    1,\n    2\n  ]⟧\n}", "no list"),
  Example("multi-line-adjacent", "{\n  \"a\": ⟦[\n  ]⟧\n}", "no list"),
  Example("line-end-in-range", "{\n  \"a\": ⟦\"abc\n⟧}", "not closed"),
  Example("whole-text", "⟦{\n\n  \"a\": 1\n\n}\n⟧", "all of it"),
  Example("wide-number", String(repeating: "\n", count: 8) + "[⟦1⟧,\n⟦2⟧]", "nine", notes: ["ten"]),
  Example(
    "long-line-start", "{\"a\": ⟦tru⟧, " + String(repeating: "\"key\": [1, 2, 3], ", count: 20),
    "no word"),
  Example(
    "long-line-middle",
    "[" + String(repeating: "12345, ", count: 30) + "⟦tru⟧"
      + String(repeating: ", \"日本\"", count: 30) + "]", "no word"),
  Example("long-line-end", "[" + String(repeating: "12345, ", count: 30) + "⟦tru⟧]", "no word"),
  Example("long-range", "[⟦\"" + String(repeating: "long ", count: 40) + "\"⟧]", "too long"),
  Example(
    "long-line-two-places",
    "[⟦1⟧" + String(repeating: ", 12345", count: 60) + ", ⟦1⟧, 2]", "again", notes: ["first"],
    primary: 1),
  Example(
    "long-label", "{\"States\": {\"A\": {\"Type\": \"Pass\", \"Next\": ⟦\"B\"⟧}}}",
    "there is no state of this name in the same scope"),
]

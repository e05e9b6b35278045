import Diagnostics
import JSONTree
import Testing

@testable import JSONata

/// Where errors of parsing are: between `⟦` and `⟧`, UTF-8 offsets.
@Suite struct ErrorPlaceTests {
  @Test(arguments: [
    ("1 + ⟦⟧", "S0207", "Unexpected end of expression"),
    ("a.b⟦)⟧", "S0201", "Syntax error: \")\""),
    ("é & ⟦'abc⟧", "S0101", "String literal must be terminated by a matching quote"),
    ("'é⟦\\q⟧'", "S0103", "Unsupported escape sequence: \\\"q\""),
    ("'⟦\\u12⟧x4'", "S0104", "The escape sequence \\u must be followed by 4 hex digits"),
    ("a + ⟦`b⟧", "S0105", "Quoted property name must be terminated with a backquote (`)"),
    ("1 ⟦/* no end⟧", "S0106", "Comment has no closing tag"),
    ("[1, ⟦1e999⟧]", "S0102", "Number out of range: \"1e999\""),
    ("(1; 2⟦⟧", "S0203", "Expected \")\" before end of expression"),
    ("[1 ⟦2⟧]", "S0202", "Expected \"]\", got 2"),
    ("a ⟦!⟧ b", "S0204", "Unknown operator: \"!\""),
    ("⟦⟧", "S0207", "Unexpected end of expression"),
    ("function(⟦a⟧) { 1 }", "S0208", nil),
    ("a{'x': 1}⟦[⟧0]", "S0209", "A predicate cannot follow a grouping expression in a step"),
    ("1 + ⟦=⟧ 2", "S0211", "The symbol \"=\" cannot be used as a unary operator"),
    ("⟦a⟧ := 1", "S0212", "The left side of := must be a variable name (start with $)"),
    ("a.⟦1⟧", "S0213", "The literal value 1 cannot be used as a step within a path expression"),
    ("a@⟦b⟧", "S0214", "The right side of \"@\" must be a variable name (start with $)"),
    ("a ~> ⟦//⟧", "S0301", "Empty regular expressions are not allowed"),
    ("⟦/abc⟧", "S0302", "No terminating / in regular expression"),
    ("'é' ~> ⟦/(/)⟧", "S0302", "No terminating / in regular expression"),
    ("⟦/[b-a]/⟧", "S0303", nil),
  ])
  func anErrorSaysWhereItIs(marked: String, code: String, message: String?) throws {
    let (source, range) = try Self.parts(of: marked)
    let error = #expect(throws: JSONataError.self) { try CompiledJSONata(parsing: source) }
    #expect(error?.code == code)
    #expect(error?.range == range, "\(marked)")
    if let message { #expect(error?.message == message) }
  }

  private static func parts(of marked: String) throws -> (String, SourceRange) {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "⟦" || $0 == "⟧" }
    try #require(parts.count == 3)
    let start = parts[0].utf8.count
    return (parts.joined(), SourceRange(start: start, end: start + parts[1].utf8.count))
  }
}

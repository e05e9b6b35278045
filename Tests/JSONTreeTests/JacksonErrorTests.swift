import JSONTree
import Testing

@Suite struct JacksonErrorTests {
  static let values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

  static let cases: [(text: String, message: String, line: Int, column: Int)] = [
    ("not a definition", "Unrecognized token 'not': was expecting \(values)", 1, 4),
    ("nullx", "Unrecognized token 'nullx': was expecting \(values)", 1, 6),
    (
      "{'a': 1}",
      "Unexpected character (''' (code 39)): was expecting double-quote to start field name", 1, 3
    ),
    (
      #"{"a" 1}"#,
      "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value",
      1, 7
    ),
    (
      "{\n  \"a\": 1\n  \"b\": 2\n}",
      "Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries", 3, 4
    ),
    (
      "[1 2]",
      "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries",
      1, 5
    ),
    ("[1,]", "Unexpected character (']' (code 93)): expected a valid value \(values)", 1, 5),
    (
      #"{"a":1,}"#,
      "Unexpected character ('}' (code 125)): was expecting double-quote to start field name", 1, 9
    ),
    (
      "{",
      "Unexpected end-of-input: expected close marker for Object (start marker at "
        + "[Source: (String)\"{\"; line: 1, column: 1])", 1, 2
    ),
    (
      "[}",
      "Unexpected close marker '}': expected ']' (for Array starting at "
        + "[Source: (String)\"[}\"; line: 1, column: 1])", 1, 3
    ),
    (
      "[\"a\nb\"]",
      "Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be "
        + "included in string value", 1, 5
    ),
    (#"["\x"]"#, "Unrecognized character escape 'x' (code 120)", 1, 5),
    (
      #"["a"#, "Unexpected end-of-input: was expecting closing quote for a string value", 1, 4
    ),
    ("[01]", "Invalid numeric value: Leading zeroes not allowed", 1, 4),
    (
      "[1.]",
      "Unexpected character (']' (code 93)) in numeric value: Decimal point not followed by "
        + "a digit", 1, 5
    ),
  ]

  @Test(arguments: cases)
  func aFaultIsNamedAndPlaced(text: String, message: String, line: Int, column: Int) throws {
    let error = try #require(JacksonError.find(in: text))
    #expect(error.message == message)
    #expect([error.line, error.column] == [line, column])
  }

  @Test(arguments: [
    "", " ", "{}", "[1, -2.5e3, \"\\u00e9\", null, {\"a\": [true, false]}]", "{} x",
  ])
  func whatJacksonReadsIsNoFault(text: String) {
    #expect(JacksonError.find(in: text) == nil)
  }

  @Test func aLongTextIsCutInTheLocation() throws {
    let text = String(repeating: "x", count: 510)
    let location = try #require(JacksonError.find(in: text)).location(in: text)
    #expect(location.hasPrefix("[Source: (String)\"xxx"))
    #expect(location.contains("x\"[truncated 10 chars]; line: 1, column: "))
  }

  @Test func deepNestingNeedsNoStack() {
    let text = String(repeating: "[", count: 200_000)
    #expect(JacksonError.find(in: text)?.column == 200_001)
  }
}

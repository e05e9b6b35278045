import Diagnostics
import JSONTree
import TestSupport
import Testing

/// What RFC 8259 takes and what it does not, each refusal with its place between ⟦ and ⟧.
@Suite struct JSONGrammarTests {
  @Test(arguments: [
    ("[]", "[]"), ("[ ]", "[]"), (" [\t1 ,\r\n2 ] \n", "[1,2]"), ("{}", "{}"), ("{ }", "{}"),
    (" { \"a\" : 1 , \"b\" : [ ] } ", #"{"a":1,"b":[]}"#), ("true", "true"), ("false", "false"),
    ("null", "null"), ("\"\"", "\"\""), ("0", "0"), ("-0", "-0"), ("-1", "-1"), ("0.5", "0.5"),
    ("1e5", "1e5"), ("1E+5", "1E+5"), ("1e-05", "1e-05"), ("0e0", "0e0"), ("10", "10"),
    ("[[[[]]],{}]", "[[[[]]],{}]"), (#"{"":0}"#, #"{"":0}"#), (#""\/""#, #""/""#),
    (#""\u0041\u00e9\u4e2d""#, "\"Aé中\""), (#""\uD83D\uDE80""#, "\"🚀\""),
    ("\"\u{7F}\"", "\"\u{7F}\""),
    (#""\b\f\n\r\t\"\\""#, #""\b\f\n\r\t\"\\""#), (#""\u0000\u001f""#, #""\u0000\u001f""#),
    ("\"\u{2028}\u{FEFF}\u{10FFFF}\"", "\"\u{2028}\u{FEFF}\u{10FFFF}\""),
    ("\u{FEFF}[1]", "[1]"), (#"{"a":1,"a":2}"#, #"{"a":2}"#),
    (#"{"a":1,"b":0,"\u0061":2}"#, #"{"a":2,"b":0}"#),
  ])
  func aTextOfRFC8259IsRead(text: String, compact: String) throws {
    #expect(try JSON(parsing: text).text == compact)
    #expect(try JSONSyntax(parsing: Array(text.utf8)).json.text == compact)
  }

  @Test(arguments: refusals)
  func aTextThatIsNotJSONIsRefusedAtItsPlace(marked: String, reason: JSONError.Reason) throws {
    let text = MarkedText(marked)
    let range = try #require(text.ranges.first)
    let error = JSONError(reason, at: range)
    #expect(throws: error) { try JSON(parsing: text.text) }
    #expect(throws: error) { try JSONSyntax(parsing: text.bytes) }
    #expect(error.message.count < 200)
  }

  @Test func aNumberKeepsHoweverItIsWritten() throws {
    let long = String(repeating: "1234567890", count: 10)
    for text in [
      long, "-" + long, "0." + long, long + "." + long, "1e999999", "-0.0", "0.10", "1.0",
      "-1.50", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
      "999999999999999999", "99999999999999999.5", "0.000000000000000001", "1E400", "0.1e-7",
    ] {
      #expect(try JSON(parsing: text).text == text)
      #expect(try JSON(parsing: "[\(text) ]").text == "[\(text)]")
    }
  }

  @Test func aNumberIsSeenAsTheNearestDoubleAndAsTheInteger() throws {
    func number(_ text: String) throws -> JSONNumber {
      try #require(try JSON(parsing: text).numberValue)
    }
    #expect(try number("9223372036854775807").integerValue == .max)
    #expect(try number("-9223372036854775808").integerValue == .min)
    #expect(try number("9223372036854775808").integerValue == nil)
    #expect(try number("1.0").integerValue == 1)
    #expect(try number("1e2").integerValue == 100)
    #expect(try number("1.5").integerValue == nil)
    #expect(try number("1e400").doubleValue == .infinity)
    #expect(try number("-0").doubleValue.sign == .minus)
    #expect(try number("1.10") == number("1.1"))
    #expect(try number("1e2") == number("100"))
    #expect(try number("0.1").doubleValue == 0.1)
    for text in ["123456.789", "0.000001", "12345678901234567.8", "3.141592653589793"] {
      #expect(try number(text).doubleValue == Double(text))
    }
  }

  @Test func aTextOverTheLimitIsRefused() {
    var options = JSONParsingOptions()
    options.maximumBytes = 4
    #expect(throws: Never.self) { try JSON(parsing: "[10]", options: options) }
    #expect(
      throws: JSONError(.tooLarge(bytes: 5, limit: 4), at: SourceRange(start: 4, end: 5))
    ) { try JSON(parsing: "[100]", options: options) }
  }

  @Test(arguments: [
    #"{"a": 1, ⟦"a"⟧: 2}"#, #"{"a": {"b": 1, "c": 2, ⟦"b"⟧: 3}, "a": 2}"#,
    #"{"a": 1, ⟦"\u0061"⟧: 2}"#, #"{"\u0061": 1, "b": 1, ⟦"a"⟧: 2}"#, #"{"": 1, ⟦""⟧: 2}"#,
    #"{"a key of more than sixteen bytes": 1, ⟦"a key of more than sixteen bytes"⟧: 2}"#,
  ])
  func aDuplicateKeyIsRefusedWhereTheCallerAsks(marked: String) throws {
    let text = MarkedText(marked)
    var options = JSONParsingOptions()
    options.rejectsDuplicateKeys = true
    let range = try #require(text.ranges.first)
    let literal = SourceText(name: "", bytes: text.bytes)[range]
    let key = try #require(try JSON(parsing: literal).stringValue)
    let error = JSONError(.duplicateKey(key), at: range)
    #expect(throws: error) { try JSON(parsing: text.text, options: options) }
    #expect(throws: error) { try JSONSyntax(parsing: text.bytes, options: options) }
    #expect(throws: Never.self) { try JSON(parsing: text.text) }
  }

  /// Keys are compared as JSON, Java and AWS do, by code point; Swift's strings would be equal.
  @Test func keysThatOnlyLookEqualAreDifferent() throws {
    let text = #"{"\#u{E9}":1,"e\#u{301}":2}"#
    let value = try JSON(parsing: text)
    #expect(value.text == text)
    #expect(value["e\u{301}"] == 2)
    #expect(value["\u{E9}"] == 1)
    #expect(JSON.string("\u{E9}") != JSON.string("e\u{301}"))
    #expect(try JSONSyntax(parsing: Array(text.utf8))["\u{E9}"]?.json == 1)
  }
}

private let value = "a JSON value"
private let end = "the end of the text"
private let key = "a key in quotation marks"

/// A text and what is wrong with it.
private let refusals: [(String, JSONError.Reason)] = [
  ("⟦⟧", .empty),
  (" \n⟦⟧", .empty),
  ("\u{FEFF}⟦⟧", .empty),
  ("1⟦,⟧", .textAfterValue),
  ("{} ⟦x⟧", .textAfterValue),
  ("[1]⟦]⟧", .textAfterValue),
  ("null ⟦null⟧", .textAfterValue),
  ("true⟦X⟧", .textAfterValue),
  ("0⟦x10⟧", .textAfterValue),
  ("1⟦_000⟧", .textAfterValue),
  ("\"a\"⟦\"b\"⟧", .textAfterValue),
  ("[⟦⟧", .unexpected(found: end, expected: value)),
  ("[1,⟦⟧", .unexpected(found: end, expected: value)),
  ("{\"a\":⟦⟧", .unexpected(found: end, expected: value)),
  ("[⟦,⟧1]", .unexpected(found: "','", expected: value)),
  ("[1,⟦]⟧", .unexpected(found: "']'", expected: value)),
  ("[1,⟦,⟧2]", .unexpected(found: "','", expected: value)),
  ("{\"a\":⟦}⟧", .unexpected(found: "'}'", expected: value)),
  ("⟦tru⟧", .unexpected(found: "'tru'", expected: value)),
  ("[⟦truE⟧]", .unexpected(found: "'truE'", expected: value)),
  ("⟦TRUE⟧", .unexpected(found: "'TRUE'", expected: value)),
  ("⟦NaN⟧", .unexpected(found: "'NaN'", expected: value)),
  ("⟦Infinity⟧", .unexpected(found: "'Infinity'", expected: value)),
  ("⟦+1⟧", .unexpected(found: "'+1'", expected: value)),
  ("⟦.5⟧", .unexpected(found: "'.5'", expected: value)),
  ("⟦/⟧/ comment", .unexpected(found: "'/'", expected: value)),
  ("⟦'⟧a'", .unexpected(found: "'''", expected: value)),
  ("[⟦é⟧]", .unexpected(found: "'é'", expected: value)),
  ("⟦\u{A0}1⟧", .unexpected(found: "'\u{A0}1'", expected: value)),
  ("[⟦\u{0}⟧]", .unexpected(found: "'\u{0}'", expected: value)),
  ("⟦}⟧", .unexpected(found: "'}'", expected: value)),
  ("{⟦⟧", .unexpected(found: end, expected: key)),
  ("{\"a\":1,⟦⟧", .unexpected(found: end, expected: key)),
  ("{⟦a⟧:1}", .unexpected(found: "'a'", expected: key)),
  ("{⟦'⟧a':1}", .unexpected(found: "'''", expected: key)),
  ("{⟦1⟧:1}", .unexpected(found: "'1'", expected: key)),
  ("{\"a\":1,⟦}⟧", .unexpected(found: "'}'", expected: key)),
  ("{⟦,⟧}", .unexpected(found: "','", expected: key)),
  ("{\"a\"⟦⟧", .unexpected(found: end, expected: "':' after the key \"a\"")),
  ("{\"a\" ⟦1⟧}", .unexpected(found: "'1'", expected: "':' after the key \"a\"")),
  ("{\"a\"⟦,⟧}", .unexpected(found: "','", expected: "':' after the key \"a\"")),
  ("[1⟦⟧", .unexpected(found: end, expected: "',' or ']'")),
  ("[1 ⟦2⟧]", .unexpected(found: "'2'", expected: "',' or ']'")),
  ("[1⟦}⟧", .unexpected(found: "'}'", expected: "',' or ']'")),
  ("[0⟦x10⟧]", .unexpected(found: "'x10'", expected: "',' or ']'")),
  ("[1.2⟦.3⟧]", .unexpected(found: "'.3'", expected: "',' or ']'")),
  ("[\"a\"⟦:⟧1]", .unexpected(found: "':'", expected: "',' or ']'")),
  ("{\"a\":1⟦⟧", .unexpected(found: end, expected: "',' or '}'")),
  ("{\"a\":1 ⟦\"⟧b\":2}", .unexpected(found: "'\"'", expected: "',' or '}'")),
  ("{\"a\":1⟦]⟧", .unexpected(found: "']'", expected: "',' or '}'")),
  ("⟦01⟧", .badNumber("01")),
  ("⟦-⟧", .badNumber("-")),
  ("⟦-a⟧", .badNumber("-a")),
  ("⟦1.⟧", .badNumber("1.")),
  ("⟦1.e1⟧", .badNumber("1.e1")),
  ("⟦1e⟧", .badNumber("1e")),
  ("⟦1e+⟧", .badNumber("1e+")),
  ("⟦-01⟧", .badNumber("-01")),
  ("⟦00⟧", .badNumber("00")),
  ("[⟦1.x⟧]", .badNumber("1.x")),
  ("[⟦--1⟧]", .badNumber("--1")),
  ("⟦\"⟧", .unterminatedString),
  ("⟦\"⟧abc", .unterminatedString),
  ("[⟦\"⟧a]", .unterminatedString),
  ("⟦\"⟧\\\"", .unterminatedString),
  ("⟦\"⟧\\n \\u0041", .unterminatedString),
  ("\"a⟦\n⟧b\"", .controlCharacter(0x0A)),
  ("\"\\n⟦\t⟧\"", .controlCharacter(0x09)),
  ("\"⟦\u{0}⟧\"", .controlCharacter(0x00)),
  ("\"abcdefgh⟦\u{1F}⟧\"", .controlCharacter(0x1F)),
  ("\"⟦\\x⟧41\"", .badEscape("\\x")),
  ("\"⟦\\⟧", .badEscape("\\")),
  ("\"⟦\\u12G⟧4\"", .badEscape("\\u12G")),
  ("\"⟦\\u12\"⟧", .badEscape("\\u12\"")),
  ("\"⟦\\u12⟧", .badEscape("\\u12")),
  ("\"⟦\\é⟧\"", .badEscape("\\é")),
  ("\"⟦\\u00é⟧\"", .badEscape("\\u00é")),
  ("\"\\uD83D⟦\\uZ⟧\"", .badEscape("\\uZ")),
  ("{\"⟦\\a⟧\":1}", .badEscape("\\a")),
  (
    "⟦" + String(repeating: "x", count: 10_000) + "⟧",
    .unexpected(found: "'" + String(repeating: "x", count: 40) + "…'", expected: value)
  ),
  (
    "⟦-" + String(repeating: "é", count: 10_000) + "⟧",
    .badNumber("-" + String(repeating: "é", count: 19) + "…")
  ),
]

import Diagnostics
import JSONTree
import Testing

@testable import JSONata

/// What Step Functions' JSONata refuses, adds, or counts in its own way.
@Suite struct StatesProfileTests {
  private static let input: [String: JSON] = [
    "states": ["input": ["n": 1, "list": [[1, 2], [3]]]]
  ]

  private static func value(_ source: String) throws -> JSON? {
    let result = try StatesExpression(parsing: source).evaluate(input, options: JSONataOptions())
    if case .value(let value) = result { return value } else { return nil }
  }

  @Test(arguments: [
    ("$", "$"), ("$.a", "$"), ("$$", "$$"), ("order", "order"), ("order.id", "order"), ("*", "*"),
    ("**", "**"), ("$states.input.n + total", "total"),
  ])
  func whatNeedsAnInputDocumentIsUnsupported(source: String, part: String) throws {
    let unsupported = try StatesExpression(parsing: source).unsupported
    #expect(unsupported.count == 1)
    let range = try #require(unsupported.first?.range)
    let bytes = Array(source.utf8)[range.start..<range.end]
    #expect(String(decoding: bytes, as: UTF8.self) == part)
  }

  @Test(arguments: [
    "$states.input", "$states.input.list.$", "$states.input.list[$[0] = 3]", "$n.a.b", "1 + 1",
    "function($x) { $x }(1)", "$map([1], function($v) { $v.a })", "{'a': $n}",
  ])
  func whatReadsNamesAloneIsSupported(source: String) throws {
    #expect(try StatesExpression(parsing: source).unsupported.isEmpty)
  }

  @Test(arguments: [("a ?? 1", "S0211"), ("1 ?: 2", "S0211"), ("%", "S0217")])
  func newerSyntaxIsAnError(source: String, code: String) {
    let error = #expect(throws: JSONataError.self) { try StatesExpression(parsing: source) }
    #expect(error?.code == code)
  }

  @Test(arguments: [
    ("$eval('1')", "T1006"), ("$parse('{')", "D3030"), ("$range(1, 9, 0)", "T0410"),
    ("$hash('a', 'MD6')", "T0410"), ("$partition([1], 0)", nil), ("$partition([1], 'a')", "T0410"),
  ])
  func whatAFunctionCannotDoIsAnError(source: String, code: String?) {
    let error = #expect(throws: JSONataError.self) { try Self.value(source) }
    if let code { #expect(error?.code == code) }
  }

  @Test(
    arguments: [
      ("$partition([1, 2, 3], 2)", [[1, 2], [3]]), ("$range(1, 9, 4)", [1, 5, 9]),
      ("$range(1, 9, 9)", 1), ("$parse('[1]')", [1]), ("$parse('-0')", 0),
      ("$hash('a', 'MD5')", "0cc175b9c0f1b6a831c399e269772661"),
      ("$random(7) = $random(7)", true), ("$length($uuid())", 36),
    ] as [(String, JSON)])
  func theFunctionsOfStepFunctionsAreThere(source: String, expected: JSON) throws {
    #expect(try Self.value(source) == expected)
  }

  // MARK: Numbers and texts

  private static func plain(_ source: String) throws -> JSON? {
    let result = try CompiledJSONata(parsing: source).evaluate(nil, options: JSONataOptions())
    if case .value(let value) = result { return value } else { return nil }
  }

  @Test(arguments: [
    ("1e21", "1e+21"), ("1e20", "100000000000000000000"), ("1e-7", "1e-7"),
    ("0.000001", "0.000001"), ("0.1 + 0.2", "0.3"), ("1 / 3", "0.333333333333333"), ("0 - 0", "0"),
    ("1.0", "1"), ("1e300 * 10", "1e+301"),
  ])
  func numbersArePrintedAsECMAScriptDoesIn15Digits(source: String, text: String) throws {
    #expect(try Self.plain("$string(\(source))") == .string(text))
  }

  /// Lengths and parts count code points, places of matches and separators UTF-16 units, encodings
  /// bytes.
  @Test(
    arguments: [
      ("$length('😀é漢')", 3), ("$substring('😀é漢', 1, 1)", "é"), ("$pad('😀', 3, 'é')", "😀éé"),
      ("$match('😀a', /a/).index", 2), ("$sort(['😀', '漢', 'a'])", ["a", "漢", "😀"]),
      ("$uppercase('ß')", "SS"), ("$encodeUrlComponent('😀é')", "%F0%9F%98%80%C3%A9"),
      ("$base64encode('é')", "6Q=="), ("$count($split('a😀b', ''))", 4),
    ] as [(String, JSON)])
  func eachFunctionCountsItsOwnUnits(source: String, expected: JSON) throws {
    #expect(try Self.plain(source) == expected)
  }

  @Test(
    arguments: [
      ("[1, 2]@$a.[3, 4]@$b.($a + $b)", [4, 5, 5, 6]),
      (
        "($x := [{'l': [1, 2]}, {'l': [3]}]; $x#$i.l@$v.{'i': $i, 'v': $v})",
        [["i": 0, "v": 1], ["i": 0, "v": 2], ["i": 1, "v": 3]]
      ),
      ("['a', 'b', 'c']#$i[$i > 0]", ["b", "c"]),
      ("[{'k': 1}, {'k': 2}]@$x.[1, 2]@$y[$x.k = $y].$y", [1, 2]),
    ] as [(String, JSON)])
  func stepsBindItemsAndTheirPlaces(source: String, expected: JSON) throws {
    #expect(try Self.plain(source) == expected)
  }
}

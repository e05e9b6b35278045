import ASLModel
import Diagnostics
import JSONTree
import Testing

struct IntrinsicFunctionTests {
  private func value(_ expression: String, _ input: JSON = [:]) throws -> JSON {
    var random = RandomSource(state: 42)
    return try IntrinsicCall(parsing: expression)
      .evaluate(in: TemplateTests.Scope(input: input), random: &random)
  }

  @Test(arguments: [
    ("States.Array()", "[]"),
    ("States.Array( 'a' ,1 , -1.5e2, null,true, false )", #"["a",1,-1.5e2,null,true,false]"#),
    (#"States.Array('it\'s', '\{\}', '\\n', 'ü€😀')"#, #"["it's","{}","\\n","ü€😀"]"#),
    ("States.Array($.a[?(@ in ['x', 'y)'])], $['a'])", #"[["x"],["x"]]"#),
    ("States.ArrayPartition($.n, 2.9)", "[[1,2],[3]]"),
    ("States.ArrayContains(States.Array('true', '1'), true)", "true"),
    ("States.ArrayContains(States.Array(1, 2), 3)", "false"),
    ("States.ArrayRange(1.9, 5, 2)", "[1,3,5]"),
    ("States.ArrayRange(5, 1, -2)", "[5,3,1]"),
    ("States.ArrayRange(5, 1, 1)", "[]"),
    ("States.ArrayLength(States.ArrayRange(1, 1000, 1))", "1000"),
    ("States.ArrayGetItem($.n, 1.9)", "2"),
    ("States.ArrayGetItem(States.Array(), 9)", "null"),
    ("States.ArrayUnique(States.Array(1, 'a', 1.0, 'a', null))", #"[null,1,"a"]"#),
    ("States.ArrayUnique(States.Array(true, false, true))", "[false,true]"),
    ("States.Base64Encode('ü')", #""w7w=""#),
    ("States.Base64Decode(' YW Jj!ZA==xx')", #""abcd""#),
    ("States.Base64Decode('abc')", #""i\#u{FFFD}""#),
    ("States.Hash('hello', 'SHA-1')", #""aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d""#),
    ("States.JsonMerge($.o, $.p, false)", #"{"a":2,"b":1,"c":3}"#),
    ("States.JsonToString($.o)", #""{\"a\":1,\"b\":1}""#),
    ("States.StringToJson('{\"a\": 1.0}')", #"{"a":1.0}"#),
    ("States.StringToJson('-0')", "0"),
    ("States.StringToJson('  ')", "null"),
    ("States.MathAdd(-1.5, 0)", "-1"),
    ("States.MathAdd(2147483646, 1)", "2147483647"),
    ("States.StringSplit(',a;;b,', ',;')", #"["a","b"]"#),
    ("States.StringSplit('', ',')", "[]"),
    ("States.StringSplit('abc', '')", #"["abc"]"#),
    (#"States.Format('\{{}\} {} {}', $.o, $.n, null)"#, #""{{a=1, b=1}} [1, 2, 3] null""#),
    ("States.Format($.template, 'x')", #""a {} x \\d""#),
  ])
  func aCallGivesItsValue(_ expression: String, _ expected: String) throws {
    let input: JSON = [
      "a": ["x"], "n": [1, 2, 3], "o": ["a": 1, "b": 1], "p": ["c": 3, "a": 2],
      "template": #"a \{\} {} \d"#,
    ]
    #expect(try value(expression, input).text == expected)
  }

  @Test(arguments: [
    "States.ArrayPartition($.n, 0.9)", "States.ArrayGetItem($.n, 3)",
    "States.ArrayGetItem($.n, -1)",
    "States.ArrayRange(1, 1001, 1)", "States.ArrayRange(1, 5, 0.9)", "States.ArrayLength($.s)",
    "States.MathAdd(2147483647, 1)", "States.MathAdd(3000000000, 1)", "States.MathAdd($.s, 1)",
    "States.MathRandom(1, 1.9)", "States.MathRandom(5, 1)", "States.Hash('a', 'sha-1')",
    "States.Hash($.long, 'MD5')", "States.Base64Encode($.long)",
    "States.JsonMerge($.o, $.n, false)",
    "States.JsonMerge($.o, $.o, true)", "States.StringToJson('{')", "States.StringToJson($.n)",
    "States.StringSplit($.s, $.n)", "States.Format($.s, 1)", "States.Format('a}')",
    "States.Format('{ }', 1)", "States.Format($.n)", "States.Base64Decode($.o)",
  ])
  func badArgumentsAreARuntimeError(_ expression: String) throws {
    let input: JSON = [
      "n": [1, 2, 3], "s": "1", "o": [:], "long": .string(String(repeating: "x", count: 10_001)),
    ]
    let error = #expect(throws: EvaluationError.self) { try value(expression, input) }
    let function = expression.prefix { $0 != "(" }
    #expect(error?.error == .runtime)
    #expect(
      error?.cause.hasPrefix(
        "The function '\(expression)' had the following error: Invalid arguments in \(function), ")
        == true)
  }

  @Test(arguments: [
    ("", 0), ("States.Array", 12), ("States.Array(", 13), ("States.Array(1", 14),
    ("States.Array(1,)", 15), ("States.Array(,1)", 13), ("States.Array(1))", 15),
    ("States.Array (1)", 12), ("States.Array(1 2)", 15), ("States.Array(\"a\")", 13),
    ("States.Array('a)", 13), (#"States.Array('\n')"#, 14), ("States.Array(01)", 13),
    ("States.Array($.a[)", 16), ("states.Array()", 0), ("States.array()", 0), ("Array()", 0),
    ("States.Array(nul)", 13), ("States.Array(States.Foo())", 13), ("États.Array()", 0),
    ("States.Hash('a')", 0), ("States.UUID(1)", 0), ("States.MathAdd(1, '-1')", 18),
    ("States.Format('{}')", 14),
  ])
  func aMalformedCallIsRefusedAtItsPlace(_ expression: String, _ offset: Int) {
    let error = #expect(throws: IntrinsicSyntaxError.self) {
      try IntrinsicCall(parsing: expression)
    }
    #expect(error?.range.start == offset)
  }

  @Test func callsAreNestedTenDeepAndNoDeeper() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "States.Array(", count: depth) + String(repeating: ")", count: depth)
    }
    #expect(throws: Never.self) { try IntrinsicCall(parsing: nested(10)) }
    #expect(throws: IntrinsicSyntaxError.self) { try IntrinsicCall(parsing: nested(11)) }
    #expect(throws: IntrinsicSyntaxError.self) { try IntrinsicCall(parsing: nested(100_000)) }
  }

  @Test func randomnessComesFromTheCallersSource() throws {
    let call = try IntrinsicCall(parsing: "States.Array(States.UUID(), States.MathRandom(1, 1000))")
    var source = RandomSource(state: 7)
    var copy = RandomSource(state: 7)
    let first = try call.evaluate(in: TemplateTests.Scope(), random: &source)
    #expect(try call.evaluate(in: TemplateTests.Scope(), random: &copy) == first)
    #expect(try call.evaluate(in: TemplateTests.Scope(), random: &copy) != first)
    #expect(RandomSource(state: source.state) == source)
    let uuid = try #require(first[0]?.stringValue)
    #expect(
      uuid.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
        != nil)
  }

  /// Computed by hand from `new Random(42).nextLong()`, which is -5025562857975149833 in Java.
  @Test(arguments: [(1, 1_000, 42, 875), (0, 16, 0, 8), (1, 10, -10, 3)])
  func aSeedGivesTheNumberThatJavaDraws(_ start: Int, _ end: Int, _ seed: Int, _ expected: Int)
    throws
  {
    #expect(try value("States.MathRandom(\(start), \(end), \(seed))") == .integer(expected))
  }
}

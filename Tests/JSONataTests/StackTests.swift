import JSONTree
import Testing

@testable import JSONata

/// No expression and no value exhausts the stack of a thread, which has 512 KiB.
///
/// In builds without optimisation a level takes several times as much stack, so that these tests
/// hold for the others all the more.
@Suite struct StackTests {
  /// What an expression gives: a value's text, `undefined`, `unsupported`, or the code of an error.
  private static func outcome(
    _ source: String, _ input: JSON? = nil, steps: Int = 1_000_000
  ) -> String {
    var options = JSONataOptions()
    options.maximumSteps = steps
    options.maximumBytes = 100 << 20
    do throws(JSONataError) {
      switch try CompiledJSONata(parsing: source).evaluate(input, options: options) {
      case .value(let value): return value.text
      case .undefined: return "undefined"
      case .unsupported: return "unsupported"
      }
    } catch {
      return error.code
    }
  }

  @Test(arguments: nestedExpressions)
  func anExpressionNestsWithoutEnd(expression: NestedExpression) async {
    for depth in [60, 150, 300, 450, 499, 3_000, 200_000] {
      let source = expression.nested(depth)
      let outcome = await onSmallStack { Self.outcome(source, ["a": ["b": 1]]) }
      if depth > 1_000 {
        #expect(outcome == "D1011", "\(expression) × \(depth)")
      }
    }
  }

  @Test(arguments: nestedExpressions)
  func anExpressionNestsADozenLevels(expression: NestedExpression) async {
    let source = expression.nested(12)
    let outcome = await onSmallStack { Self.outcome(source, ["a": ["b": 1]]) }
    #expect(outcome != "D1011", "\(expression)")
  }

  @Test(arguments: endlessRecursions)
  func aRecursionWithoutEndIsStopped(source: String) async {
    let outcome = await onSmallStack { Self.outcome("(\(source))") }
    #expect(outcome == "D1011")
  }

  @Test(arguments: endlessNestings)
  func aValueNestedWithoutEndIsStopped(source: String) async {
    let outcome = await onSmallStack { Self.outcome("(\(source))") }
    #expect(["D1011", "U1002", "D1012"].contains(outcome))
  }

  @Test func predicatesOnTheDeepestOperandCountAsLevels() async {
    var source = "$x"
    for _ in 0..<40 { source = "$x[\(source)]" + String(repeating: " + 1", count: 400) }
    let deep = source
    #expect(await onSmallStack { Self.outcome(deep) } == "D1011")
  }

  @Test func aTailCallTakesNoDepth() async {
    let even = "$even := function($n) { $n = 0 ? true : $odd($n - 1) }"
    let odd = "$odd := function($n) { ($m := $n; $m = 0 ? false : $even($m - 1)) }"
    #expect(await onSmallStack { Self.outcome("(\(even); \(odd); $even(20001))") } == "false")
    #expect(await onSmallStack { Self.outcome("($f := function() { $f() }; $f())") } == "D1012")
  }

  @Test(arguments: ["[", "{\"a\":"])
  func deepInputCanBeLookedAt(opening: String) async throws {
    let closing = opening == "[" ? "]" : "}"
    let text =
      String(repeating: opening, count: 999) + "[1,2]" + String(repeating: closing, count: 999)
    let input = try JSON(parsing: text)
    for source in Self.looks {
      let outcome = await onSmallStack { Self.outcome("(\(source))", input, steps: 50_000) }
      #expect(!outcome.isEmpty)
    }
    let path = Array(repeating: "a", count: 450).joined(separator: ".")
    let found = await onSmallStack { Self.outcome(path, input) }
    #expect(opening == "[" || found.hasPrefix("{\"a\":{\"a\""))
  }

  private static let looks = [
    "$string($)", "$string($, true)", "$clone($)", "$ = $", "$ = $clone($)", "$count(**)", "*",
    "$ ~> |$|{}|", "$ ~> |**|{'b': 1}|", "$ ~> |**|{'b': $}|", "$keys($)", "$spread($)",
    "$lookup($, 'a')", "$distinct([$, $])", "$merge([$, {}])", "$boolean($)", "$not($)",
    "$sift(function($v) { true })", "$each(function($v) { true })", "a.a.a", "$.*.*.*",
    "$string([$, {'a': $}])", "[$] = [[$]]", "$ in [$]", "$zip($, $)", "$reverse($)", "-$", "$ + 1",
    "$ & ''", "${'a': $}", "$max($)", "$flat := function($x) { $x.* }; $flat($)", "**.**",
    "$reduce($, function($a, $b) { $a })", "$error($string($))", "{'x': $, 'y': [$]} = $",
    "[$, [$, {'a': $}]] = [$, [$, {'a': $}]]", "$parse($string($))",
  ]
}

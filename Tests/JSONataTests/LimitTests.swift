import JSONTree
import Testing

@testable import JSONata

/// Whatever an expression does, it ends, and says which limit ended it.
@Suite struct LimitTests {
  private static func code(
    _ source: String, _ change: (inout JSONataOptions) -> Void = { _ in }
  ) -> String? {
    var options = JSONataOptions()
    options.maximumSteps = 200_000
    options.maximumBytes = 16 << 20
    change(&options)
    do throws(JSONataError) {
      _ = try CompiledJSONata(parsing: source).evaluate(nil, options: options)
      return nil
    } catch {
      #expect(error.message != "Unknown error")
      return error.code
    }
  }

  @Test func eachLimitHasItsCode() {
    let endless = "($f := function() { $f() }; $f())"
    #expect(Self.code(endless) == "D1012")
    #expect(Self.code("($f := function() { 1 + $f() }; $f())") == "D1011")
    #expect(Self.code("($f := function($s) { $f($s & $s) }; $f('a'))") == "U1002")
    #expect(Self.code("[0..10000000]") == "D2014")
    #expect(Self.code("[1..1000]") { $0.maximumSequenceLength = 999 } == "D2015")
    #expect(Self.code("[1..1000]") { $0.maximumSequenceLength = 1_000 } == nil)
    #expect(Self.code("$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /(a*)*b/)") == "D1012")
  }

  @Test func depthCountsTheNodesUnderEvaluation() {
    let factorial = "($f := function($n) { $n = 0 ? 1 : $n * $f($n - 1) }; $f(10))"
    #expect(Self.code(factorial) { $0.maximumDepth = 50 } == nil)
    #expect(Self.code(factorial) { $0.maximumDepth = 20 } == "D1011")
  }

  /// Each doubles, joins or repeats something large; none may take long or much memory before a
  /// limit ends it.
  private static let greedy = [
    "$f := function($x, $n) { $n = 0 ? $x : $f([[$x], [$x]], $n - 1) }; $f(1, 40)",
    "$f := function($x, $n) { $n = 0 ? $x : $f({'a': $x, 'b': $x}, $n - 1) }; $f(1, 40)",
    "$f := function($x, $n) { $n = 0 ? $x : $f([[$x], [$x]], $n - 1) }; $f(1, 40) = $f(1, 40)",
    "$f := function($x, $n) { $n = 0 ? $x : $f([[$x], [$x]], $n - 1) }; $boolean($f(0, 40))",
    "$f := function($x, $n) { $n = 0 ? $x : $f([[$x], [$x]], $n - 1) }; $string($f(0, 40))",
    "$f := function($x, $n) { $n = 0 ? $x : $f([[$x], [$x]], $n - 1) }; $clone($f(0, 40))",
    "$f := function($s) { $f($append($s, $s)) }; $f([1])",
    "$b := [1..100000]; $count([1..3000].$b)",
    "$b := [1..100000]; $count([1..3000].{'a': $b}.a)",
    "$p := [1..30000]; $count($p[$p])",
    "$s := $pad('a', 1000000, 'b'); [1..100000].$length($s)",
    "$s := $pad('a', 1000000, 'b'); $join([1..100000].$s)",
    "$s := $pad('a', 100000, 'b'); $replace($s, 'b', $s)",
    "$s := $pad('$0', 20000, '$0'); $replace($pad('a', 10000, 'a'), /a+/, $s)",
    "$s := $pad('a', 30000, 'a'); $match($s, /a(?=(.*))/)",
    "[1..2000]@$a.([1..2000]@$b.($a + $b))",
    "$b := [1..100000]; $x := [1..2000].{'k': 'a', 'v': $b}; $x{k: v}",
    "$distinct([1..20000].{'a': $})", "$zip([1..900000], [1..900000], [1..900000])",
    "$b := [1..100000]; [1..1000].$reverse($b)", "$b := [1..100000]; [1..1000].($b = $b[-1])[]",
    "$pad('', 1e7, 'ab') & $pad('', 1e7)",
  ]

  @Test(arguments: greedy)
  func whatGrowsIsCounted(source: String) {
    let code = Self.code("(\(source))")
    #expect(["D1012", "U1002", "D2015", "D1011"].contains(code) || source.contains("-1"))
  }

  @Test func anErrorInEvalIsNotQuotedWithoutEnd() {
    #expect(Self.code("$eval(\"$eval('1 +')\")") == "D3121")
    #expect(Self.code("($s := '$eval($)'; $eval($s, $s))") == "D1011")
  }

  @Test func theResultIsNoDeeperThanWhatCanBeReadAgain() throws {
    let text = String(repeating: "[", count: 990) + String(repeating: "]", count: 990)
    let deep = try JSON(parsing: text)
    func nested(_ depth: Int) throws -> JSONataResult {
      let source =
        String(repeating: "{'a': ", count: depth) + "$v" + String(repeating: "}", count: depth)
      return try CompiledJSONata(parsing: source).evaluate(nil, bindings: ["v": deep])
    }
    #expect(throws: Never.self) { try nested(10) }
    let error = #expect(throws: JSONataError.self) { try nested(11) }
    #expect(error?.code == "D1011")
  }
}

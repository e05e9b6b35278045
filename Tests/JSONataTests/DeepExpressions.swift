/// Expressions that nest as deep as one likes, one for each way the language has to nest.
let nestedExpressions: [NestedExpression] = [
  NestedExpression("(", "1", ")"), NestedExpression("($x := 1; ", "$x", ")"),
  NestedExpression("[", "1", "]"), NestedExpression("{'a': ", "1", "}"),
  NestedExpression("{'a' & 'b': ", "1", "}"), NestedExpression("{", "'a'", ": 1}"),
  NestedExpression("-", "$x"), NestedExpression("true ? ", "1", " : 2"),
  NestedExpression("false ? 1 : ", "2"), NestedExpression("", "true", " ? true : false"),
  NestedExpression("$x := ", "1"), NestedExpression("a[", "true", "]"),
  NestedExpression("$[", "true", "]"), NestedExpression("$x", "[0]", "[0]"),
  NestedExpression("a.(", "b", ")"), NestedExpression("", "a", ".a"),
  NestedExpression("", "a", ".a[0]"), NestedExpression("", "1", " + $x"),
  NestedExpression("($x + ", "1", ")"), NestedExpression("", "'a'", " & $x"),
  NestedExpression("('a' & ", "1", ")"), NestedExpression("", "true", " and true"),
  NestedExpression("", "1", " ~> $string"), NestedExpression("", "1", " ~> $string()"),
  NestedExpression("$string(", "1", ")"), NestedExpression("function() { ", "1", " }()"),
  NestedExpression("function($x) { $x }(", "1", ")"),
  NestedExpression("$map([1], function($v) { ", "1", " })"),
  NestedExpression("$reduce([1, 2], function($v, $w) { ", "1", " })"),
  NestedExpression("$sort([2, 1], function($v, $w) { ", "true", " })"),
  NestedExpression("$each({'a': 1}, function($v) { ", "true", " })"),
  NestedExpression("$replace('a', /a/, function($v) { ", "'1'", " })"),
  NestedExpression("$split('a', function($v) { ", "$x", " })"),
  NestedExpression("($ ~> |$|{'a': ", "1", "}|)"), NestedExpression("($ ~> |", "$", "|{}|)"),
  NestedExpression("[1, 2]^(", "1", ")"), NestedExpression("$x{'a': ", "1", "}"),
  NestedExpression("$string(?, ", "1", ")"), NestedExpression("", "$x", " ?: $x"),
  NestedExpression("", "$x", " ?? $x"), NestedExpression("a@$v.(", "1", ")"),
  NestedExpression("$#$i.(", "1", ")"), NestedExpression("a@$v[", "true", "]"),
  NestedExpression("a.(", "%", ")"), NestedExpression("a.b.(%.(", "b", "))"),
  NestedExpression("(1 in ", "1", ")"), NestedExpression("[1..$count(", "1", ")]"),
  NestedExpression("", "f", "()"),
]

struct NestedExpression: Sendable, CustomStringConvertible {
  private let opening: String
  private let middle: String
  private let closing: String

  init(_ opening: String, _ middle: String, _ closing: String = "") {
    self.opening = opening
    self.middle = middle
    self.closing = closing
  }

  var description: String { nested(2) }

  /// The expression nested so many times.
  func nested(_ depth: Int) -> String {
    String(repeating: opening, count: depth) + middle + String(repeating: closing, count: depth)
  }
}

/// Functions that call themselves without end, by every way that leads from one call to the next.
let endlessRecursions = [
  "$f := function($n) { 1 + $f($n + 1) }; $f(0)",
  "$f := function($n) { 1+(1+(1+(1+(1+(1+(1+(1+(1+(1+(1+$f(1))))))))))) }; $f(0)",
  "$f := function($n) { ($x := $n; $f($n + 1); 1) }; $f(0)",
  "$f := function($n) { $n = -1 ? 1 : 1 + $f($n + 1) }; $f(0)",
  "$f := function($n) { [1, 2][$f($n + 1)] }; $f(0)",
  "$f := function($n) { {'a': 1}.($f($n + 1)) }; $f(0)",
  "$f := function($n) { $map([1, 2], $f) }; $f(0)",
  "$f := function($n) { $map([1, 2], function($x) { $f($n + 1) }) }; $f(0)",
  "$f := function($n) { $filter([1, 2], $f) }; $f(0)",
  "$f := function($n) { $single([1, 2], $f) }; $f(0)",
  "$f := function($a, $b) { $reduce([1, 2], $f) }; $f(0, 0)",
  "$f := function($a, $b) { $sort([1, 2], $f) }; $f(0, 0)",
  "$f := function($a, $b) { $sort([1..1000], $f) }; $f(0, 0)",
  "$f := function($a) { $sift({'a': 1}, $f) }; $f(0)",
  "$f := function($a) { $each({'a': 1}, $f) }; $f(0)",
  "$f := function($a) { $replace('a', /a/, $f) }; $f(0)",
  "$f := function($a) { $replace('a', 'a', $f) }; $f(0)",
  "$f := function($a) { $match('a', $f) }; $f('a')",
  "$f := function($a) { $split('a', $f) }; $f('a')",
  "$f := function($a) { $contains('a', $f) }; $f('a')",
  "$f := function($n) { 1 + ($n ~> $f) }; $f(0)",
  "$f := function($n) { 1 + ($n ~> $f()) }; $f(0)",
  "$f := function($n) { 1 + ($f ~> $string)(1) }; $f(0)",
  "$f := function($n, $m) { 1 + $f(?, 1)(2) }; $f(0, 1)",
  "$f := function($n)<n:n> { 1 + $f($n + 1) }; $f(0)",
  "$f := function($n) { {'a': 1} ~> |$|{'a': $f(1)}| }; $f(0)",
  "$f := function($n) { [1, 2]^($f(1)) }; $f(0)",
  "$f := function($n) { {'a': 1}{'x': $f(1)} }; $f(0)",
  "$f := function($n) { {'a': 1}{$f(1): 1} }; $f(0)",
  "$f := function($n) { {'a': [1]}.a@$v.($f($v)) }; $f(0)",
  "$f := function($n) { {'a': [1]}.a@$v[$f($v)] }; $f(0)",
  "$f := function($n) { {'a': $f(1)} }; $f(0)",
  "$f := function($n) { [$f(1)] }; $f(0)",
  "$f := function($n) { 'a' & $f(1) }; $f(0)",
  "$f := function($n) { $f($f($n)) }; $f(0)",
  "$f := function($n) { true and $f($n) }; $f(0)",
  "$f := function($n) { -$f($n) }; $f(0)",
  "$f := function($n) { 1 in $f($n) }; $f(0)",
  "$f := function($n) { $f($n) ?: 1 }; $f(0)",
  "$f := function($n) { $x := $f($n) }; $f(0)",
  "$s := '$eval($)'; $eval($s, $s)", "$s := '1 + $eval($)'; $eval($s, $s)",
  "$f := function($x) { $x($x) & '' }; $f($f)",
]

/// Values, and functions, that are nested ever deeper.
let endlessNestings = [
  "$f := function($a) { $f([[$a]]) }; $f(1)",
  "$f := function($a) { $f({'a': $a}) }; $f(1)",
  "$f := function($a) { $f($merge([{'a': $a}])) }; $f(1)",
  "$f := function($a) { $f($append([], [[$a]])) }; $f(1)",
  "$f := function($a) { $f($zip($a, [1])) }; $f([1])",
  "$f := function($a) { $f($map([1, 2], function($x) { $a })) }; $f([1])",
  "$f := function($a) { $f($spread({'a': $a})) }; $f([1])",
  "$f := function($a) { $f($clone({'a': $a})) }; $f([1])",
  "$f := function($a) { $f({'b': $eval('$', $clone([$a]))}) }; $f([1])",
  "$f := function($a) { $f({'a': 1} ~> |$|{'a': $a}|) }; $f([1])",
  "$f := function($a) { $f({'a': $a}{'a': $}) }; $f([1])",
  "$f := function($a) { $f($each({'a': $a, 'b': 1}, function($x) { $x })) }; $f([1])",
  "$f := function($a) { $f(function() { $a }) }; $f([1])",
  "$f := function($a) { $f($append(?, $a)) }; $f([1])",
  "$f := function($a) { $f($a ~> $string) }; $f($string)",
  "$f := function($a) { $f($string ~> $a) }; $f($string)",
  "$f := function($a) { $f($reduce([1, 2], function($x, $y) { [$x, $y, $a] })) }; $f([1])",
  "$reduce([1..10000], function($a, $b) { [[$a]] })",
  "$reduce([1..10000], function($a, $b) { {'a': $a} })",
]

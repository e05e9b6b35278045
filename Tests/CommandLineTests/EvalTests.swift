import Foundation
import TestSupport
import Testing

/// `asl eval` as a user runs it.
@Suite struct EvalTests {
  private static let orders = #"{"orders": [{"id": "a", "total": 5}, {"id": "b", "total": 20}]}"#
  private static let files = ["orders.json": orders, "sum.jsonata": "$sum(\n  orders.total\n)\n"]

  /// Arguments, standard input, and what comes out.
  private static let good: [([String], String?, String)] = [
    (["1 + 2"], nil, "3\n"),
    (["orders[total > 10].id", "-i", "orders.json"], nil, "\"b\"\n"),
    (["-r", "orders[total > 10].id", "-i", "orders.json"], nil, "b\n"),
    (["-c", "orders^(>total).id", "--input", orders], nil, "[\"b\",\"a\"]\n"),
    (["orders.id", "-i", "-"], orders, "[\n  \"a\",\n  \"b\"\n]\n"),
    (["-f", "sum.jsonata", "-i", "orders.json"], nil, "25\n"),
    (["-", "-i", "orders.json"], "$count(orders)\r\n", "2\n"),
    (["-f", "-"], "\u{FEFF}'é漢'", "\"é漢\"\n"),
    (["-c", "$"], nil, "{}\n"),
    (["$a + $b", "-b", "a=1", "-b", "$b=2"], nil, "3\n"),
    (["$a + $b", "-b", "a=1", "--bindings", #"{"a": 5, "b": 2}"#], nil, "3\n"),
    (["$string($)", "-r", "-i", "\"text\""], nil, "text\n"),
    (["12345678901234567890 & ''", "-r"], nil, "12345678901234567000\n"),
    (
      ["--profile", "states", "{% $states.input.orders.id %}", "-i", orders, "-c"], nil,
      "[\"a\",\"b\"]\n"
    ),
    (["--profile", "states", "$states.input.n + $n", "-i", #"{"n": 1}"#, "-b", "n=2"], nil, "3\n"),
    (
      ["--profile", "states", "$states.result.x", "-b", #"states={"result": {"x": 1}}"#], nil, "1\n"
    ),
    (["--profile", "states", "$states.context.x", "--context", #"{"x": 1}"#], nil, "1\n"),
    (["--profile", "states", "$parse('[1]')", "-c"], nil, "[1]\n"),
    (["-l", "jsonpath", "$.orders[?(@.total > 10)].id", "-i", orders, "-c"], nil, "[\"b\"]\n"),
    (["-l", "jsonpath", "$$.x", "--context", #"{"x": 1}"#], nil, "1\n"),
    (["-l", "jsonpath", "$v[1]", "-b", "v=[1,2]"], nil, "2\n"),
    (["-l", "jsonpath", "$"], nil, "{}\n"),
    (
      [
        "-l", "intrinsic", "States.Format('{} of {}', $.a, $$.b)", "-i", #"{"a": 1}"#,
        "--context", #"{"b": 2}"#, "-r",
      ], nil, "1 of 2\n"
    ),
    (["-e", "true"], nil, "true\n"),
  ]

  @Test(arguments: good.indices)
  func theValueIsPrinted(_ index: Int) async throws {
    let (arguments, input, output) = Self.good[index]
    let result = try await asl(["eval"] + arguments, in: Scratch(Self.files), input: input)
    #expect(result.output == output, "\(arguments)")
    #expect(result.exitCode == 0 && result.errors.isEmpty, "\(result.errors)")
  }

  @Test func anUndefinedValueIsANoteOnly() async throws {
    let folder = try Scratch()
    let result = try await asl(["eval", "nothing"], in: folder)
    #expect(result.exitCode == 0 && result.output.isEmpty)
    #expect(result.errors == "undefined: the expression has no value here\n")
    let judged = try await asl(["eval", "-e", "nothing"], in: folder)
    #expect(judged.exitCode == 1 && judged.output.isEmpty)
    for text in ["null", "false"] {
      let result = try await asl(["eval", "-e", text], in: folder)
      #expect(result.exitCode == 1 && result.output == "\(text)\n" && result.errors.isEmpty)
    }
  }

  @Test func seedAndClockAreThoseOfTheMachine() async throws {
    let folder = try Scratch()
    let first = try await asl(["eval", "[$random(), $millis() > 1700000000000]", "-c"], in: folder)
    let second = try await asl(
      ["eval", "[$random(), $millis() > 1700000000000]", "-c"], in: folder)
    #expect(first.output.hasSuffix(",true]\n") && first.output != second.output)
    let uuid = try await asl(["eval", "-l", "intrinsic", "States.UUID()", "-r"], in: folder)
    #expect(uuid.output.utf8.count == 37)
  }

  // MARK: Ends

  @Test func anEndlessLoopEndsWithATimeout() async throws {
    let loop = "($f := function() { $f() }; $f())"
    let result = try await asl(["eval", loop, "--timeout", "0.5"], in: Scratch())
    #expect(result.exitCode == 1 && result.output.isEmpty && result.seconds < 60)
    #expect(result.errors.hasPrefix("error[D1012]: Expression evaluation timeout"))
  }

  @Test func ctrlCEndsAnEvaluation() async throws {
    let loop = "($f := function() { $f() }; $f())"
    let folder = try Scratch()
    let run = try Run(["eval", loop, "--timeout", "100"], in: folder.url)
    try await Task.sleep(for: .seconds(1))
    run.send(SIGINT)
    let result = try await run.result(within: 60)
    #expect(result.exitCode == 130 && result.output.isEmpty)
    #expect(result.errors == "error: interrupted\n")
  }

  @Test func whoeverReadsMayGoAway() async throws {
    let result = try await shell(
      #"("$ASL" eval '$string([1..300000])'; echo $? >&3) 3>status | head -c 3"#, in: Scratch())
    #expect(result.output == "\"[1" && result.errors.isEmpty)
  }

  @Test func standardInputMayBeClosed() async throws {
    let folder = try Scratch()
    let result = try await shell(#""$ASL" eval '1 + 1' <&-"#, in: folder)
    #expect(result.exitCode == 0 && result.output == "2\n")
    let closed = try await shell(#""$ASL" eval - <&-"#, in: folder)
    #expect(closed.exitCode == 5 && closed.errors.contains("standard input is closed"))
  }

  @Test func textThatIsNotUTF8IsRefused() async throws {
    let result = try await shell(#"printf 'a & "\377"' | "$ASL" eval -"#, in: Scratch())
    #expect(result.exitCode == 3)
    try expectGolden(String(result.errors.dropLast()), "eval/not-utf-8.txt")
  }
}

/// What is wrong is shown where it is wrong: `Golden/eval` has what a person reads.
@Suite struct EvalFailureTests {
  private static let expressions: [CommandCase] = [
    CommandCase("syntax", exit: 3, "orders[total > ].id"),
    CommandCase("syntax-end", exit: 3, "$sum(orders.total"),
    CommandCase("syntax-string", exit: 3, "'open"),
    CommandCase("syntax-lines", exit: 3, "(\n  $x := 1;\n  $y := ;\n  $x\n)"),
    CommandCase("syntax-empty", exit: 3, ""),
    CommandCase("syntax-deep", exit: 3, String(repeating: "(", count: 1_000)),
    CommandCase("delimiters-without-profile", exit: 3, "{% 1 %}"),
    CommandCase("runtime", exit: 1, "1 + 'a'"),
    CommandCase("runtime-wide", exit: 1, "'漢字' & ('é' + 1)"),
    CommandCase("runtime-lines", exit: 1, "(\n  $a := 1;\n  $a +\n    'x'\n)"),
    CommandCase("runtime-tab", exit: 1, "1 &\t-'x'"),
    CommandCase("unknown-function", exit: 1, "$lenght('a')"),
    CommandCase("unknown-function-dollar", exit: 1, "length('a')"),
    CommandCase("wrong-argument", exit: 1, "$uppercase(1)"),
    CommandCase("error-function", exit: 1, "$error('no such order')"),
    CommandCase("recursion", exit: 1, "($f := function($n) { 1 + $f($n) }; $f(0))"),
    CommandCase("range", exit: 1, "[1..20000000]"),
    CommandCase("function-result", exit: 1, "$sum"),
    CommandCase("infinite", exit: 1, "1/0"),
  ]

  private static let profile: [CommandCase] = [
    CommandCase("states-bare-name", exit: 3, "--profile", "states", "{% order.id & $ %}"),
    CommandCase("states-delimiters", exit: 3, "--profile", "states", "{% $states.input"),
    CommandCase("states-syntax", exit: 3, "--profile", "states", "{%  $states.input. %}"),
    CommandCase("states-newer", exit: 3, "--profile", "states", "$a ?? 1"),
    CommandCase("states-runtime", exit: 1, "--profile", "states", "{% 'a' + 1 %}"),
    CommandCase("states-undefined", exit: 1, "--profile", "states", "{% $states.result.x %}"),
    CommandCase("states-eval", exit: 1, "--profile", "states", "$eval('1')"),
    CommandCase("states-function", exit: 1, "--profile", "states", "$sum"),
    CommandCase(
      "states-recursion", exit: 1, "--profile", "states", "($f:=function($n){1+$f($n)};$f(0))"),
    CommandCase("states-loop", exit: 1, "--profile", "states", "($f:=function(){$f()};$f())"),
  ]

  private static let paths: [CommandCase] = [
    CommandCase("path-syntax", exit: 3, "-l", "jsonpath", "$.a[?(@.b >]"),
    CommandCase("path-no-dollar", exit: 3, "-l", "jsonpath", "a.b"),
    CommandCase("path-is-function", exit: 3, "-l", "jsonpath", "States.UUID()"),
    CommandCase("path-missing", exit: 1, "-l", "jsonpath", "$.order.id"),
    CommandCase("path-no-context", exit: 1, "-l", "jsonpath", "$$.Execution"),
    CommandCase("path-variable", exit: 1, "-l", "jsonpath", "$oder.id", "-b", "order={}"),
    CommandCase("intrinsic-unknown", exit: 3, "-l", "intrinsic", "States.Formt('{}', 1)"),
    CommandCase("intrinsic-arguments", exit: 3, "-l", "intrinsic", "States.UUID(1)"),
    CommandCase(
      "intrinsic-nested", exit: 3, "-l", "intrinsic", "States.Array(States.MathAdd(1, 'a'))"),
    CommandCase("intrinsic-is-path", exit: 3, "-l", "intrinsic", "$.a"),
    CommandCase("intrinsic-missing", exit: 1, "-l", "intrinsic", "States.JsonToString($.a)"),
    CommandCase("intrinsic-fails", exit: 1, "-l", "intrinsic", "States.StringToJson('{')"),
  ]

  private static let commandLines: [CommandCase] = [
    CommandCase("no-expression", exit: 2),
    CommandCase("minus", exit: 2, "-a + 1"),
    CommandCase("two-expressions", exit: 2, "a", "b"),
    CommandCase("file-and-expression", exit: 2, "a", "-f", "x"),
    CommandCase("file-missing", exit: 5, "-f", "x.jsonata"),
    CommandCase("input-missing", exit: 5, "a", "-i", "order.json"),
    CommandCase("input-number", exit: 5, "a", "-i", "5"),
    CommandCase("input-no-json", exit: 3, "a", "-i", #"{"a": }"#),
    CommandCase("stdin-twice", exit: 2, "-", "-i", "-"),
    CommandCase("language", exit: 2, "a", "-l", "jsonat"),
    CommandCase("profile-of-path", exit: 2, "$.a", "-l", "jsonpath", "--profile", "states"),
    CommandCase("binding-no-json", exit: 2, "$a", "-b", "a=text"),
    CommandCase("binding-no-name", exit: 2, "$a", "-b", "=1"),
    CommandCase("bindings-no-object", exit: 3, "$a", "--bindings", "[1]"),
    CommandCase("timeout", exit: 2, "a", "--timeout", "soon"),
  ]

  @Test(arguments: expressions + profile + paths + commandLines)
  func saysWhatIsWrong(_ bad: CommandCase) async throws {
    let result = try await asl(["eval"] + bad.arguments, in: Scratch())
    #expect(result.exitCode == bad.exitCode)
    #expect(result.output.isEmpty)
    try expectGolden(String(result.errors.dropLast()), "eval/\(bad.name).txt")
  }
}

import Diagnostics
import JSONTree

/// `asl eval`: evaluates an expression and prints its value.
enum EvalCommand: Subcommand {
  static let syntax = CommandSyntax(
    name: "eval",
    summary: "Evaluate a JSONata expression, a path or an intrinsic function",
    description:
      "Evaluates an expression and prints its value as JSON. The exit code is 1 when the evaluation "
      + "fails and 3 when the expression cannot be read. Where the value is undefined nothing is "
      + "printed but a note on standard error. On a terminal, without an expression, there is a prompt.",
    examples: [
      .init("of a file", "asl eval 'orders[total > 10].id' -i orders.json"),
      .init(
        "as Step Functions does it",
        #"asl eval --profile states '{% $states.input.a + $b %}' -i '{"a": 1}' -b b=2"#),
      .init(
        "an intrinsic function", #"asl eval -l intrinsic 'States.MathAdd($.a, 1)' -i '{"a": 1}'"#),
    ],
    operands: [
      .init(
        "EXPRESSION", isRequired: false, .anything,
        "the expression; - reads it from standard input")
    ],
    groups: EvalOptions.groups)

  static func run(
    _ arguments: Arguments, _ console: Console
  ) async throws(CommandFailure) -> ExitCode {
    let dialect = try Dialect(arguments)
    let inputs = EvalInputs(arguments, console)
    try inputs.check()
    let source = try inputs.expression()
    // What is piped in as data leaves the terminal to the prompt.
    if source == nil, !RawTerminal.isThere(evenBehindInput: inputs.readStandardInput) {
      throw missingExpression
    }
    let evaluator = ExpressionEvaluator(
      dialect: dialect, surroundings: try inputs.surroundings())
    let timeout = try Timeout(arguments)
    let output = ResultText(arguments)
    guard let source else {
      var prompt = EvalPrompt(evaluator, timeout, output, console)
      try prompt.run()
      return .success
    }
    return try evaluate(
      source, WatchedEvaluation(evaluator: evaluator, timeout: timeout), output, console)
  }

  private static func evaluate(
    _ source: SourceText, _ evaluate: WatchedEvaluation, _ output: ResultText, _ console: Console
  ) throws(CommandFailure) -> ExitCode {
    guard case .ended(let result) = evaluate(source) else {
      try console.clearEcho()
      throw CommandFailure(.interrupted, "interrupted")
    }
    switch result {
    case .value(let value):
      try console.print(output.text(of: value))
      return output.isFailure(value) ? .failure : .success
    case .undefined:
      try console.say(ResultText.undefined)
      return output.isFailure(nil) ? .failure : .success
    case .invalid(let diagnostics):
      throw CommandFailure(.invalidInput, .diagnostics([FindingsInFile(source, diagnostics)]))
    case .failed(let diagnostic):
      throw CommandFailure(.failure, .diagnostics([FindingsInFile(source, [diagnostic])]))
    }
  }

  /// Neither an expression nor anybody who could type one.
  private static var missingExpression: CommandFailure {
    .usage(
      "EXPRESSION is missing",
      help: [
        "usage: \(syntax.usage)", "'asl eval -' reads it from standard input",
        "on a terminal there is a prompt for expressions",
      ],
      command: syntax.name)
  }
}

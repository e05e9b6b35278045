import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import JSONTree

/// `asl run`: executes a state machine and shows what happens.
enum RunCommand: Subcommand {
  static let syntax = CommandSyntax(
    name: "run",
    summary: "Run a state machine on this machine",
    description:
      "Executes a definition unchanged. The output goes to standard output, a trace of what happens "
      + "to standard error. The exit code is 0 when the execution succeeds and 1 when it does not.",
    examples: [
      .init(
        "run with real resources", "asl run order.asl.json -i order.json -r resources.json"),
      .init(
        "run with mocked answers",
        "asl run order.asl.json -m MockConfigFile.json -t Declined -i '{\"id\": 7}'"),
      .init("only the output", "asl run -q order.asl.json -r resources.json | jq .total"),
    ],
    operands: [
      .init(
        "DEFINITION", .file, "the state machine in Amazon States Language; - is standard input")
    ],
    groups: RunOptions.groups)

  static func run(
    _ arguments: Arguments, _ console: Console
  ) async throws(CommandFailure) -> ExitCode {
    let path = arguments.operands[0]
    let options = try ExecutionOptions(arguments, definition: path)
    try checkCombinations(arguments)
    let definition = try DefinitionFile(path, arguments, console)
    let limit = options.settings.quotas.payloadBytes
    let input = try ExecutionInput.read(arguments[RunOptions.input], limit: limit, console)
    let answers = try TaskAnswers(arguments, definition, console)
    let files = try RunSession.Files(arguments)
    if !arguments.has(RunOptions.quiet), !definition.warnings.isEmpty {
      let findings = FindingsInFile(definition.source, definition.warnings)
      try console.say(Reporter(console: console).text(for: findings) + "\n")
    }
    let session = RunSession(
      definition: definition, options: options, answers: answers, console: console,
      view: RunSession.View(arguments), files: files)
    return try await session.run(.start(input: input))
  }

  private static func checkCombinations(_ arguments: Arguments) throws(CommandFailure) {
    let fromInput = [arguments.operands[0], arguments[RunOptions.input]].count { $0 == "-" }
    if fromInput > 1 {
      throw .usage(
        "the definition and the input cannot both come from standard input", command: "run")
    }
    try RunOptions.checkCombinations(arguments)
  }
}

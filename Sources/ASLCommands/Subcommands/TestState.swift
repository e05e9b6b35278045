import ASLInterpreter
import ASLModel
import ASLTestState
import Diagnostics
import JSONTree

/// `asl test-state`: tests one state alone and shows what it makes of its data.
enum TestStateCommand: Subcommand {
  static let syntax = CommandSyntax(
    name: "test-state",
    summary: "Test one state alone, as the TestState API does",
    description:
      "Runs one state of a definition, or a definition that is a state, with an input, and shows "
      + "what each of its fields made of the data and where it leads. Its work is a mock, or "
      + "something real. The exit code is 0 when the state leads on and 1 when it fails.",
    examples: [
      .init(
        "with a mocked result",
        #"asl test-state order.asl.json --state Charge -m '{"result": {"id": 7}}'"#),
      .init(
        "with a mocked error",
        #"asl test-state charge.json -m '{"errorOutput": {"error": "Declined"}}'"#),
      .init(
        "with real resources", "asl test-state order.asl.json --state Charge -r resources.json"),
    ],
    operands: [
      .init(
        "DEFINITION", .file,
        "a state machine, or one state, in Amazon States Language; - is standard input")
    ],
    groups: TestStateOptions.groups)

  static func run(
    _ arguments: Arguments, _ console: Console
  ) async throws(CommandFailure) -> ExitCode {
    let inputs = TestStateInputs(arguments, console)
    try inputs.check()
    let definition = try TestedDefinitionFile(arguments, console)
    let request = try inputs.request()
    if !definition.warnings.isEmpty {
      let findings = FindingsInFile(definition.source, definition.warnings)
      try console.say(Reporter(console: console).text(for: findings) + "\n")
    }
    var names = RandomSource(state: UInt64.random(in: 0...UInt64.max))
    let settings = ExecutionSettings(
      name: names.nextUUID(),
      stateMachineName: ExecutionOptions.machineName(arguments.operands[0]),
      startTime: .systemNow, seed: names.next(), type: .express)
    let trial: StateTrial
    do throws(TestStateError) {
      trial = try StateTrial(
        request, of: definition.state, in: definition.machine, settings: settings)
    } catch {
      throw failure(error)
    }
    let answer = try await TaskTrial(trial, settings, arguments, console).answer()
    let text =
      arguments.has(TestStateOptions.json)
      ? answer.json.indentedText()
      : TestStateText(
        answer, definition.machine[definition.state], name: definition.name,
        style: .init(isColored: console.isColored(console.output), width: console.width)
      ).text
    try console.print(text)
    switch answer.status {
    case .succeeded, .caughtError: return .success
    case .failed, .retriable: return .failure
    }
  }

  private static func failure(_ error: TestStateError) -> CommandFailure {
    let mock = #"what comes of it: --mock '{"result": …}' or '{"errorOutput": {"error": …}}'"#
    switch error {
    case .needsRole:
      return CommandFailure(
        .invalidInput, "a Task needs something that its work comes to",
        help: [mock, "or let it run for real: --resources FILE"])
    case .unsupportedState: return CommandFailure(.invalidInput, error.message, help: [mock])
    case .validation, .invalidDefinition, .invalidInput, .parameter, .wrongType:
      return CommandFailure(.invalidInput, error.message)
    }
  }
}

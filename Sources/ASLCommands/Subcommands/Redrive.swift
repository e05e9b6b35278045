import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics

/// `asl redrive`: lets an execution that did not succeed go on from where it failed.
enum RedriveCommand: Subcommand {
  static let syntax = CommandSyntax(
    name: "redrive",
    summary: "Continue a failed execution from where it failed",
    description:
      "Goes on with an execution that failed, timed out or was stopped, as RedriveExecution does: "
      + "states that succeeded are not run again, and those that did not begin anew with the same "
      + "input. FILE is what 'asl run --save-state' has written.",
    examples: [
      .init(
        "keep what is needed to go on",
        "asl run order.asl.json -r resources.json "
          + "--save-state order.state"),
      .init("go on, once what was broken works", "asl redrive order.state -r resources.json"),
      .init(
        "and be able to do so once more",
        "asl redrive order.state -r resources.json "
          + "--save-state order.state"),
    ],
    operands: [.init("FILE", .file, "the saved execution; - is standard input")],
    groups: [
      OptionGroup(
        "What the tasks reach", [RunOptions.resources, RunOptions.mocks, RunOptions.testCase]),
      OptionGroup("How it runs", [RunOptions.clock, redriveTime]),
      OptionGroup(
        "What it shows",
        [
          RunOptions.quiet, RunOptions.verbose, RunOptions.json, RunOptions.history,
          RunOptions.saveState,
        ]),
    ])

  private static let redriveTime = Option(
    "redrive-time", value: .init("TIME"),
    "When that is on the execution's own clock, as 2030-01-31T12:00:00Z; left out: now, or when it "
      + "ended where now is before that or more than 14 days after it")

  static func run(
    _ arguments: Arguments, _ console: Console
  ) async throws(CommandFailure) -> ExitCode {
    try RunOptions.checkCombinations(arguments)
    let time = try ExecutionOptions.time(redriveTime, arguments)
    let path = arguments.operands[0]
    let saved = try SavedExecution.read(path, console)
    let start = try start(saved.execution, time)
    if case .notRedrivable(let refusal) = saved.execution.redriveStatus(at: start) {
      throw CommandFailure(
        .invalidInput, "cannot redrive '\(visible(path))': \(refusal.rawValue)")
    }
    let session = RunSession(
      definition: saved.definition,
      options: try ExecutionOptions(arguments, settings: saved.settings),
      answers: try TaskAnswers(arguments, saved.definition, console), console: console,
      view: RunSession.View(arguments), files: try RunSession.Files(arguments))
    return try await session.run(.redrive(saved, at: start))
  }

  /// When the execution goes on.
  private static func start(
    _ execution: Execution, _ time: Timestamp?
  ) throws(CommandFailure) -> Timestamp {
    guard let time else {
      let now = Timestamp.systemNow
      let last = execution.now.advanced(by: Execution.redrivablePeriod)
      return now > execution.now && now <= last ? now : execution.now
    }
    guard time >= execution.now else {
      throw .usage(
        "--redrive-time is before the execution ended, at \(execution.now.text)",
        command: syntax.name)
    }
    return time
  }
}

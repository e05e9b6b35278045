import Diagnostics

/// `asl validate`: says what is wrong with definitions before they are deployed.
enum ValidateCommand: Subcommand {
  static let syntax = CommandSyntax(
    name: "validate",
    summary: "Say what AWS would refuse, and what would fail, before the deploy",
    description:
      "Checks definitions and shows each finding with its place, its reason and, where it is known, "
      + "what mends it. Errors are what AWS refuses; what AWS accepts is a warning at most. The exit "
      + "code is 1 when there is an error and 5 when a file cannot be read. 'asl explain RULE' tells "
      + "more about a finding.",
    examples: [
      .init("one definition", "asl validate order.asl.json"),
      .init("all below this folder, with all advice", "asl validate --strict ."),
      .init("those that a glob matches", "asl validate 'workflows/**/*.asl.json'"),
      .init("mend what is certain", "asl validate --fix order.asl.json"),
      .init("for an editor", "asl validate --format short order.asl.json"),
    ],
    operands: [
      .init(
        "PATH", isRequired: false, repeats: true, .file,
        "a definition, a folder of definitions, a glob, or - for standard input")
    ],
    groups: ValidateOptions.groups)

  static func run(
    _ arguments: Arguments, _ console: Console
  ) async throws(CommandFailure) -> ExitCode {
    let request = try ValidateRequest(arguments, console)
    guard !arguments.operands.isEmpty else { throw nothingToCheck }
    guard request.action == .watch else {
      return try Validation(request: request, console: console).run(arguments.operands)
    }
    let surroundings = [ValidateOptions.baseline, RunOptions.substitutions]
    return try await WatchedValidation(
      request: request, operands: arguments.operands,
      surroundings: surroundings.compactMap { arguments[$0] }, console: console
    ).run()
  }

  private static var nothingToCheck: CommandFailure {
    .usage(
      "there is nothing to check",
      help: ["name files, folders or globs, or - for standard input", "usage: \(syntax.usage)"],
      command: syntax.name)
  }
}

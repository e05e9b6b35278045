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
    var checker = FileChecker(request, console)
    let report = try checker.report(on: arguments.operands)
    if request.format.isVerdictOfAWS, report.files.count != 1 { throw notOne(report) }
    try show(report, request, console)
    return report.exitCode(isStrict: request.isStrict)
  }

  private static func show(
    _ report: CheckReport, _ request: ValidateRequest, _ console: Console
  ) throws(CommandFailure) {
    let text = request.format.text(
      of: report, limit: request.limit, isStrict: request.isStrict,
      isColored: console.isColored(console.output),
      width: console.output.width ?? console.width)
    if let text { try console.print(text) }
    for failure in report.files.compactMap(\.failure) {
      if let text = Reporter(console: console).text(for: failure) { try console.say(text) }
    }
    if !request.format.isForPeople { try console.say(report.summary) }
  }

  private static var nothingToCheck: CommandFailure {
    .usage(
      "there is nothing to check",
      help: ["name files, folders or globs, or - for standard input", "usage: \(syntax.usage)"],
      command: syntax.name)
  }

  private static func notOne(_ report: CheckReport) -> CommandFailure {
    .usage(
      "--format aws answers for one definition, not for \(report.files.count)",
      help: ["--format json is one document for all of them"], command: syntax.name)
  }
}

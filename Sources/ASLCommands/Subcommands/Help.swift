import Diagnostics

/// `asl help`: what the program, or one command, understands.
enum HelpCommand: Subcommand {
  static let syntax = CommandSyntax(
    name: "help",
    summary: "Show what the program or a command understands",
    description: "Shows what the program, or one command, understands.",
    examples: [
      .init("the commands there are", "asl help"),
      .init("what 'asl run' understands", "asl help run"),
    ],
    operands: [Operand("COMMAND", isRequired: false, .command, "the command to explain")],
    groups: [])

  private typealias Operand = CommandSyntax.Operand

  static func run(
    _ arguments: Arguments, _ console: Console
  ) async throws(CommandFailure) -> ExitCode {
    let program = ProgramSyntax(commands: allCommands)
    let help = HelpText(console: console)
    guard let name = arguments.operands.first else {
      try console.print(help.text(for: program))
      return .success
    }
    guard let command = program.command(named: name) else {
      throw unknownCommand(name, program)
    }
    try console.print(help.text(for: command.syntax))
    return .success
  }
}

func unknownCommand(_ name: String, _ program: ProgramSyntax) -> CommandFailure {
  let names = program.commands.map { $0.syntax.name }
  return .usage(
    "unknown command '\(name)'", help: didYouMean(nearestName(to: name, among: names)))
}

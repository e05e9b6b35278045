/// `asl completion`: what lets a shell complete command lines of `asl`.
enum CompletionCommand: Subcommand {
  static let syntax = CommandSyntax(
    name: "completion",
    summary: "Print a script that lets the shell complete commands, options and files",
    description:
      "Prints a script for a shell. It completes commands, options, files, and the names of the "
      + "test cases in a mock file.",
    examples: [
      .init("bash, for this user", #"echo 'eval "$(asl completion bash)"' >> ~/.bashrc"#),
      .init("zsh, for this user", #"echo 'eval "$(asl completion zsh)"' >> ~/.zshrc"#),
      .init(
        "fish, for this user", "asl completion fish > ~/.config/fish/completions/asl.fish"),
    ],
    operands: [
      .init("SHELL", .oneOf(Shell.allCases.map(\.rawValue)), "bash, zsh or fish")
    ],
    groups: [])

  enum Shell: String, CaseIterable {
    case bash, zsh, fish
  }

  static func run(
    _ arguments: Arguments, _ console: Console
  ) async throws(CommandFailure) -> ExitCode {
    let program = ProgramSyntax(commands: allCommands)
    switch arguments.operands.first.flatMap(Shell.init(rawValue:)) {
    case .bash: try console.print(BashCompletion(program: program).script)
    case .zsh: try console.print(ZshCompletion(program: program).script)
    case .fish: try console.print(FishCompletion(program: program).script)
    case nil: preconditionFailure("the parser accepts only the names of shells")
    }
    return .success
  }
}

import ASLTesting

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
      .init(
        "SHELL", isRequired: false, .oneOf(Shell.allCases.map(\.rawValue)), "bash, zsh or fish")
    ],
    groups: [OptionGroup("What the scripts ask", [testCases])])

  private static let testCases = Option(
    "test-cases", value: .init("FILE", .file),
    "Print the names of the test cases in a mock file, one a line")

  enum Shell: String, CaseIterable {
    case bash, zsh, fish
  }

  static func run(
    _ arguments: Arguments, _ console: Console
  ) async throws(CommandFailure) -> ExitCode {
    if let path = arguments[testCases] {
      let source = try InputFile(path: path, role: "the mock file").read(console)
      let names = MockConfiguration.read(source).0?.testCaseNames ?? []
      if !names.isEmpty { try console.print(names.joined(separator: "\n")) }
      return .success
    }
    let program = ProgramSyntax(commands: allCommands)
    switch arguments.operands.first.flatMap(Shell.init(rawValue:)) {
    case .bash: try console.print(BashCompletion(program: program).script)
    case .zsh: try console.print(ZshCompletion(program: program).script)
    case .fish: try console.print(FishCompletion(program: program).script)
    case nil:
      throw .usage("SHELL is missing", help: ["usage: \(syntax.usage)"], command: syntax.name)
    }
    return .success
  }
}

extension MockConfiguration {
  /// All names that select a test case; with the machine where the file names several.
  fileprivate var testCaseNames: [String] {
    machines.flatMap { machine in
      machine.testCases.map { machines.count == 1 ? $0.name : "\(machine.name)#\($0.name)" }
    }
  }
}

import Dispatch

/// The program `asl`: finds the subcommand that a command line names, and runs it.
public struct Program: Sendable {
  private let console: Console

  init(console: Console) { self.console = console }

  /// Runs a command line and ends the process.
  ///
  /// - Parameter words: the command line without the program's own name.
  public static func main(_ words: [String]) -> Never {
    // First of all, before anything else can take the number of a descriptor that was closed.
    occupyClosedDescriptors()
    Signals.install()
    let console = Console(
      output: ByteSink(descriptor: 1), errors: ByteSink(descriptor: 2),
      environment: .process)
    Task { endProcess(await Program(console: console).run(words)) }
    dispatchMain()
  }

  /// How a command line ended.
  enum Status: Equatable {
    case exit(ExitCode)
    /// Nobody reads any more: the process ends as one that SIGPIPE ends.
    case brokenPipe
  }

  func run(_ words: [String]) async -> Status {
    do throws(CommandFailure) {
      return .exit(try await dispatch(words))
    } catch {
      guard let text = Reporter(console: console).text(for: error) else { return .brokenPipe }
      do throws(CommandFailure) { try console.say(text) } catch { return .brokenPipe }
      return .exit(error.exitCode)
    }
  }

  private func dispatch(_ words: [String]) async throws(CommandFailure) -> ExitCode {
    let program = ProgramSyntax(commands: allCommands)
    var parser = ArgumentParser(words[...], options: program.options, command: nil)
    let found = try parser.parsePrefix()
    let console = console.configured(by: parser.arguments)
    if parser.arguments.has(.version) {
      try console.print("asl \(programVersion)")
      return .success
    }
    guard let found else {
      let text = HelpText(console: console).text(for: program)
      if parser.arguments.has(.help) {
        try console.print(text)
        return .success
      }
      try console.say(text)
      return .usage
    }
    guard let command = program.command(named: found.name) else {
      throw unknownCommand(found.name, program)
    }
    if parser.arguments.has(.help) {
      try console.print(HelpText(console: console).text(for: command.syntax))
      return .success
    }
    return try await run(command, found.rest, console)
  }

  private func run(
    _ command: any Subcommand.Type, _ words: ArraySlice<String>, _ console: Console
  ) async throws(CommandFailure) -> ExitCode {
    let arguments = try command.syntax.parse(words)
    let console = console.configured(by: arguments)
    if arguments.has(.help) {
      try console.print(HelpText(console: console).text(for: command.syntax))
      return .success
    }
    return try await command.run(arguments, console)
  }
}

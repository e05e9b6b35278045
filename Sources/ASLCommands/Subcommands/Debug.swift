import ASLDebugger
import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import JSONTree

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// `asl debug`: executes a state machine step by step.
enum DebugCommand: Subcommand {
  static let syntax = CommandSyntax(
    name: "debug",
    summary: "Run a state machine step by step, forwards and backwards",
    description:
      "Executes a definition and stops in its states: to look at what each field makes of the data, "
      + "to ask why, to change a result, to go back. Without changes it runs as 'asl run' does. "
      + "'help' at its prompt lists the commands; what is piped in is a script.",
    examples: [
      .init("at a prompt", "asl debug order.asl.json -i order.json -r resources.json"),
      .init(
        "stop behind a task that fails",
        "asl debug order.asl.json -m mocks.json -t Declined -b Charge@error --run"),
      .init(
        "expect something in a script",
        "asl debug order.asl.json --batch -e 'until Route@rule' -e 'expect $.a > 1'"),
    ],
    operands: [
      .init(
        "DEFINITION", .file, "the state machine in Amazon States Language; - is standard input")
    ],
    groups: DebugOptions.groups)

  static func run(
    _ arguments: Arguments, _ console: Console
  ) async throws(CommandFailure) -> ExitCode {
    let path = arguments.operands[0]
    try RunOptions.checkCombinations(arguments)
    let options = try ExecutionOptions(arguments, definition: path, seed: 0)
    let definition = try DefinitionFile(path, arguments, console)
    let machine = try start(definition.machine, arguments[DebugOptions.startAt])
    let input = try ExecutionInput.read(
      arguments[RunOptions.input], limit: options.settings.quotas.payloadBytes, console)
    let answers = try TaskAnswers(arguments, definition, console)
    let scripts = try Scripts(arguments, console)
    let read = Definition(reading: definition.source, substitutions: definition.substitutions)
    let output = DebugOutput(console: console, isJSON: arguments.has(DebugOptions.json))
    let result = try await answers.withHandlers(notice: output.notice) { makeHandler in
      var configuration = SessionConfiguration(
        read, machine, settings: options.settings, input: input, makeHandler: makeHandler)
      configuration.clock = options.clock
      configuration.storage = answers.storage
      let chosen = arguments[DebugOptions.effects].flatMap { EffectPolicy(rawValue: $0) }
      configuration.effects = chosen ?? (scripts.isBatch ? .fail : .rerun)
      configuration.onNote = { tell($0, output) }
      let view = DebugView(
        paint: Paint(isOn: console.isColored), width: console.width,
        glyphs: DebugView.Glyphs(console.environment),
        clock: arguments[RunOptions.clock] ?? "virtual")
      return await DebugSession.run(configuration) { session in
        let dialogue = DebugDialogue(session, view, output, scripts)
        return await dialogue.run(arguments)
      }
    }
    return try result.get()
  }

  /// The machine with another state to begin with.
  private static func start(
    _ machine: StateMachine, _ name: String?
  ) throws(CommandFailure) -> StateMachine {
    guard let name else { return machine }
    guard let id = machine.id(named: name, in: machine.top) else {
      let names = machine.top.states.map { machine[$0].name }
      throw .usage(
        "--start-at: there is no state '\(name)' at the top level",
        help: didYouMean(nearestName(to: name, among: names)), command: syntax.name)
    }
    return StateMachine(
      comment: machine.comment, version: machine.version, queryLanguage: machine.queryLanguage,
      timeoutSeconds: machine.timeoutSeconds, states: machine.states,
      top: Scope(startAt: id, states: machine.top.states, range: machine.top.range),
      range: machine.range)
  }

  private static func tell(_ note: Note, _ output: DebugOutput) {
    let (text, json): (String, JSON) =
      switch note {
      case .log(let id, let text):
        (text, ["type": "log", "breakpoint": .integer(id), "text": .string(text)])
      case .message(let text): (text, ["type": "message", "text": .string(text)])
      case .printed(let line, let source):
        ("\(source) | \(line)", ["type": "line", "source": .string(source), "text": .string(line)])
      }
    do throws(CommandFailure) {
      try output.say(text, json: json)
    } catch {
      // Whoever reads has gone, which the next command finds.
    }
  }

  /// What is obeyed before, or in place of, a person.
  struct Scripts: Sendable {
    let scripts: [DebugScript]
    /// Whether nobody is asked.
    let isBatch: Bool

    init(_ arguments: Arguments, _ console: Console) throws(CommandFailure) {
      var scripts: [DebugScript] = []
      for path in arguments.all(DebugOptions.script) {
        scripts.append(try DebugScript(path: path, console))
      }
      let commands = arguments.all(DebugOptions.command)
      if !commands.isEmpty { scripts.append(DebugScript(name: "-e", commands)) }
      let isPiped = isatty(0) == 0
      if scripts.isEmpty, isPiped { scripts.append(try DebugScript(path: "-", console)) }
      self.scripts = scripts
      isBatch = arguments.has(DebugOptions.batch) || isPiped
    }
  }
}

import ASLModel
import ASLTestState
import Diagnostics
import JSONTree

/// The definition of a command line, and the state in it that is tested.
struct TestedDefinitionFile {
  let source: SourceText
  let machine: StateMachine
  let state: StateID
  /// Of the state, for a person; of one without a name that of the file.
  let name: String
  let warnings: [Diagnostic]

  init(_ arguments: Arguments, _ console: Console) throws(CommandFailure) {
    let substitutions = try DefinitionFile.placeholders(arguments, console)
    source = try InputFile(path: arguments.operands[0], role: "the definition").read(console)
    let name = arguments[TestStateOptions.state]
    let isMachine = Self.isMachine(source)
    let (machine, diagnostics) =
      isMachine
      ? StateMachine.parse(source, substitutions: substitutions)
      : StateMachine.parse(
        state: source, named: name ?? StateTrial.stateName, substitutions: substitutions)
    guard let machine, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw CommandFailure(.invalidInput, .diagnostics([FindingsInFile(source, diagnostics)]))
    }
    self.machine = machine
    warnings = diagnostics
    state = isMachine ? try Self.state(named: name, in: machine) : machine.top.startAt
    self.name = isMachine ? machine[state].name : name ?? source.name
  }

  /// Whether the text is a machine and not a state; what is no JSON object is read as a state.
  private static func isMachine(_ source: SourceText) -> Bool {
    do throws(JSONError) {
      let root = try JSONSyntax(parsing: source.bytes)
      return root["States"] != nil || root["StartAt"] != nil
    } catch {
      return true
    }
  }

  private static func state(
    named name: String?, in machine: StateMachine
  ) throws(CommandFailure) -> StateID {
    guard let name else {
      if machine.states.count == 1 { return machine.top.startAt }
      throw .usage(
        "which state? the definition has \(machine.states.count)",
        help: ["--state NAME, of \(names(machine))"], command: "test-state")
    }
    if let id = machine.id(named: name) { return id }
    let near = nearestName(to: name, among: machine.states.map(\.name))
    throw .usage(
      "the definition has no state '\(visible(name))'",
      help: near.map { didYouMean($0) } ?? ["its states: \(names(machine))"],
      command: "test-state")
  }

  private static func names(_ machine: StateMachine) -> String {
    let names = machine.states.prefix(12).map { "'\(visible($0.name))'" }
    let rest = machine.states.count - names.count
    return names.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}

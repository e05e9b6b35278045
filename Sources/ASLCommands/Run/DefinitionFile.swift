import ASLInterpreter
import ASLModel
import ASLValidator
import Diagnostics
import JSONTree

/// A definition that was read and can be executed.
struct DefinitionFile {
  let machine: StateMachine
  let source: SourceText
  let substitutions: Substitutions
  let warnings: [Diagnostic]

  /// Reads the definition, with its placeholders filled.
  init(
    _ path: String, _ arguments: Arguments, _ console: Console
  ) throws(CommandFailure) {
    let substitutions = try Self.substitutions(arguments, console)
    try self.init(
      InputFile(path: path, role: "the definition").read(console), substitutions,
      as: RunOptions.workflow(arguments))
  }

  init(
    _ source: SourceText, _ substitutions: Substitutions,
    as workflow: ExecutionSettings.ExecutionType = .standard
  ) throws(CommandFailure) {
    self.source = source
    self.substitutions = substitutions
    let (machine, diagnostics) = StateMachine.parse(source, substitutions: substitutions)
    guard let machine, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw CommandFailure(.invalidInput, .diagnostics([FindingsInFile(source, diagnostics)]))
    }
    if workflow == .express { try Self.checkExpress(source, substitutions) }
    self.machine = machine
    warnings = diagnostics
  }

  /// Refuses what AWS refuses to create as an Express workflow.
  private static func checkExpress(
    _ source: SourceText, _ substitutions: Substitutions
  ) throws(CommandFailure) {
    let definition = Definition(reading: source, substitutions: substitutions)
    let findings = Validator(workflow: .express).findings(in: definition)
      .filter { $0.rule == ExpressPattern.name }
    guard findings.isEmpty else {
      throw CommandFailure(.invalidInput, .diagnostics([FindingsInFile(source, findings)]))
    }
  }

  private static func substitutions(
    _ arguments: Arguments, _ console: Console
  ) throws(CommandFailure) -> Substitutions {
    var substitutions = Substitutions()
    if let path = arguments[RunOptions.substitutions] {
      let source = try InputFile(path: path, role: "the substitutions").read(console)
      let json = try JSON(reading: source)
      guard let read = Substitutions(json) else {
        let finding = Diagnostic(
          "invalid-substitutions", .error, .noSubstitutions,
          at: SourceRange(start: 0, end: 1), help: [#"write {"Name": "value", …}"#])
        throw CommandFailure(.invalidInput, .diagnostics([FindingsInFile(source, [finding])]))
      }
      substitutions = read
    }
    var defined: [String: String] = [:]
    for definition in arguments.all(RunOptions.define) {
      let parts = definition.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw .usage("-D takes NAME=VALUE, not '\(definition)'", command: arguments.command)
      }
      defined[String(parts[0])] = String(parts[1])
    }
    substitutions.merge(defined)
    return substitutions
  }
}

extension Diagnostic.Message {
  fileprivate static let noSubstitutions: Self =
    "substitutions are an object of names and strings, numbers or booleans"
}

extension JSON {
  /// Reads a file that has to be JSON.
  init(
    reading source: SourceText, options: JSONParsingOptions = JSONParsingOptions()
  ) throws(CommandFailure) {
    do throws(JSONError) {
      try self.init(parsing: source.bytes, options: options)
    } catch {
      throw CommandFailure(
        .invalidInput, .diagnostics([FindingsInFile(source, [error.diagnostic])]))
    }
  }
}

extension DefinitionFile {
  /// What `-D` and `--substitutions` fill placeholders with, for others who read a definition.
  static func placeholders(
    _ arguments: Arguments, _ console: Console
  ) throws(CommandFailure) -> Substitutions {
    try substitutions(arguments, console)
  }
}

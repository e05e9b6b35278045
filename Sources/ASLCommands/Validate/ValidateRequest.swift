import ASLModel
import ASLValidator
import Diagnostics

/// What a command line asks `asl validate` for.
struct ValidateRequest {
  let format: FindingsFormat
  let check: DefinitionCheck
  /// Whether a warning is a failure as well.
  let isStrict: Bool
  /// How many findings of a file a person is shown.
  let limit: Int

  init(_ arguments: Arguments, _ console: Console) throws(CommandFailure) {
    format = arguments[ValidateOptions.format].flatMap(FindingsFormat.init) ?? .text
    isStrict = arguments.has(ValidateOptions.strict)
    limit = arguments.has(ValidateOptions.all) ? Int.max : 20
    let severity = arguments[ValidateOptions.severity].flatMap(Diagnostic.Severity.init(name:))
    check = DefinitionCheck(
      validator: Validator(
        workflow: arguments[ValidateOptions.type].flatMap(WorkflowType.init(option:)),
        choices: try Self.choices(arguments), isStrict: isStrict),
      substitutions: try DefinitionFile.placeholders(arguments, console),
      lowest: severity ?? format.lowestSeverity)
  }

  private static func choices(
    _ arguments: Arguments
  ) throws(CommandFailure) -> [Diagnostic.Rule: Bool] {
    var choices: [Diagnostic.Rule: Bool] = [:]
    for (option, isOn) in [(ValidateOptions.enable, true), (ValidateOptions.disable, false)] {
      for name in arguments.all(option) {
        let rule = try rule(named: name, command: arguments.command).name
        guard choices[rule] ?? isOn == isOn else {
          throw .usage(
            "'\(name)' is both enabled and disabled", command: arguments.command)
        }
        choices[rule] = isOn
      }
    }
    return choices
  }
}

extension WorkflowType {
  init?(option: String) {
    switch option {
    case "standard": self = .standard
    case "express": self = .express
    default: return nil
    }
  }
}

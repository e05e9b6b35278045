import ASLModel
import ASLValidator
import Diagnostics

/// What a command line asks `asl validate` for.
struct ValidateRequest {
  let format: FindingsFormat
  let workflow: WorkflowType?
  let substitutions: Substitutions
  /// What the options say of rules.
  let rules: RuleSettings
  /// Findings of a lower severity do not count.
  let lowestSeverity: Diagnostic.Severity
  /// Whether a warning is a failure as well.
  let isStrict: Bool
  /// How many findings of a file a person is shown.
  let limit: Int
  let action: ValidateAction
  /// Findings that are known.
  private(set) var baseline: BaselineFile?

  init(_ arguments: Arguments, _ console: Console) throws(CommandFailure) {
    format = arguments[ValidateOptions.format].flatMap(FindingsFormat.init) ?? .text
    action = try ValidateAction(arguments, format)
    isStrict = arguments.has(ValidateOptions.strict)
    limit = arguments.has(ValidateOptions.all) ? Int.max : 20
    let severity = arguments[ValidateOptions.severity].flatMap(Diagnostic.Severity.init(name:))
    lowestSeverity = severity ?? format.lowestSeverity
    workflow = arguments[ValidateOptions.type].flatMap(WorkflowType.init(option:))
    rules = RuleSettings(choices: try Self.choices(arguments))
    substitutions = try DefinitionFile.placeholders(arguments, console)
    if let path = arguments[ValidateOptions.baseline] {
      baseline = try BaselineFile(path, console)
    }
  }

  /// The same with the baseline as it is now.
  func refreshed(_ console: Console) throws(CommandFailure) -> ValidateRequest {
    var request = self
    if let baseline { request.baseline = try BaselineFile(baseline.path, console) }
    return request
  }

  /// What checks the definitions for which a project has these settings.
  func check(in settings: RuleSettings) -> DefinitionCheck {
    var settings = format.isVerdictOfAWS ? RuleSettings() : settings
    settings.merge(rules)
    return DefinitionCheck(
      validator: Validator(
        workflow: workflow, choices: settings.choices, isStrict: isStrict,
        severities: settings.severities, heedsComments: !format.isVerdictOfAWS),
      substitutions: substitutions, lowestSeverity: lowestSeverity)
  }

  private static func choices(
    _ arguments: Arguments
  ) throws(CommandFailure) -> [Diagnostic.Rule: Bool] {
    var choices: [Diagnostic.Rule: Bool] = [:]
    for (option, isOn) in [(ValidateOptions.enable, true), (ValidateOptions.disable, false)] {
      for name in arguments.all(option) {
        guard let rule = knownRules[Diagnostic.Rule(name)] else {
          throw unknownRule(name, command: arguments.command)
        }
        if !isOn, !rule.hasWarnings {
          throw .usage(
            "'\(name)' cannot be disabled: AWS refuses what it finds", command: arguments.command)
        }
        guard choices[rule.name] ?? isOn == isOn else {
          throw .usage(
            "'\(name)' is both enabled and disabled", command: arguments.command)
        }
        choices[rule.name] = isOn
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

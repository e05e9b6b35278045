import ASLModel
import ASLValidator
import Diagnostics

/// Checks the text of one definition, wherever that is from.
struct DefinitionCheck {
  let validator: Validator
  let substitutions: Substitutions
  /// Findings of a lower severity do not count.
  let lowestSeverity: Diagnostic.Severity

  func callAsFunction(_ source: SourceText) -> [Diagnostic] {
    let definition = Definition(reading: source, substitutions: substitutions)
    return validator.findings(in: definition).filter { $0.severity >= lowestSeverity }
  }
}

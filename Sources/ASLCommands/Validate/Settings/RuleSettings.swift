import Diagnostics

/// Which rules are checked, and what their findings count as, where that is not the rules' own.
struct RuleSettings: Equatable {
  var choices: [Diagnostic.Rule: Bool] = [:]
  var severities: [Diagnostic.Rule: Diagnostic.Severity] = [:]

  /// Takes over what others say, who are closer to the user.
  mutating func merge(_ others: RuleSettings) {
    choices.merge(others.choices) { _, new in new }
    severities.merge(others.severities) { _, new in new }
  }

  /// What a settings file says of one rule.
  enum Word: String, CaseIterable {
    case off, on, information, warning, error
  }

  mutating func set(_ rule: Diagnostic.Rule, to word: Word) {
    choices[rule] = word != .off
    severities[rule] = Diagnostic.Severity(name: word.rawValue)
  }
}

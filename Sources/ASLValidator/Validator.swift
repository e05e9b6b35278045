public import ASLModel
public import Diagnostics

/// Checks definitions: what AWS refuses, and what it accepts but should not be.
public struct Validator: Sendable {
  public var workflow: WorkflowType?
  /// Rules that are checked though they are advice, or not checked though they are not.
  public var choices: [Diagnostic.Rule: Bool]
  /// Whether all advice is given.
  public var isStrict: Bool
  /// What a rule's findings count as, where it is not the rule's own severity. What AWS refuses
  /// stays an error.
  public var severities: [Diagnostic.Rule: Diagnostic.Severity]

  public init(
    workflow: WorkflowType? = nil, choices: [Diagnostic.Rule: Bool] = [:], isStrict: Bool = false,
    severities: [Diagnostic.Rule: Diagnostic.Severity] = [:]
  ) {
    self.workflow = workflow
    self.choices = choices
    self.isStrict = isStrict
    self.severities = severities
  }

  /// Everything that is found, in the order of the text.
  public func findings(in definition: Definition) -> [Diagnostic] {
    let subject = Subject(definition, workflow: workflow)
    var report = Report(subject)
    for rule in allRules where isOn(rule) {
      report.begin(rule)
      rule.check(subject, &report)
    }
    return (definition.findings + report.findings).compactMap(judged).inOrder
  }

  func isOn(_ rule: any Rule.Type) -> Bool {
    choices[rule.name] ?? (isStrict || !rule.isAdvice)
  }

  /// The finding as it counts here; nil where its rule was switched off.
  private func judged(_ finding: Diagnostic) -> Diagnostic? {
    guard choices[finding.rule] != false || finding.severity == .error else { return nil }
    var finding = finding
    if finding.severity != .error, let severity = severities[finding.rule] {
      finding.severity = severity
    }
    return finding
  }
}

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

  /// Whether an `asl-ignore` in a Comment is heeded.
  public var heedsComments: Bool

  public init(
    workflow: WorkflowType? = nil, choices: [Diagnostic.Rule: Bool] = [:], isStrict: Bool = false,
    severities: [Diagnostic.Rule: Diagnostic.Severity] = [:], heedsComments: Bool = true
  ) {
    self.workflow = workflow
    self.choices = choices
    self.isStrict = isStrict
    self.severities = severities
    self.heedsComments = heedsComments
  }

  /// Everything that is found, in the order of the text.
  public func findings(in definition: Definition) -> [Diagnostic] {
    let subject = Subject(definition, workflow: workflow)
    var report = Report(subject)
    for rule in allRules where isOn(rule) {
      report.begin(rule)
      rule.check(subject, &report)
    }
    var found = definition.findings + report.findings
    if heedsComments {
      found = CommentIgnores(definition).applied(to: found) { isOn($0) && isSeen($0) }
    }
    return found.compactMap(judged).inOrder
  }

  func isOn(_ rule: any Rule.Type) -> Bool {
    choices[rule.name] ?? (isStrict || !rule.isAdvice)
  }

  /// Whether a rule can find something in what the definition is deployed as.
  private func isSeen(_ rule: any Rule.Type) -> Bool {
    workflow == .express || rule.explanation.workflow == .standard
  }

  /// The finding as it counts here; nil where its rule was switched off.
  private func judged(_ finding: Diagnostic) -> Diagnostic? {
    var finding = finding
    let isOff = choices[finding.rule] == false
    if finding.severity == .error {
      if isOff { finding.help.append("it cannot be switched off: AWS refuses it") }
      return finding
    }
    guard !isOff else { return nil }
    if let severity = severities[finding.rule] { finding.severity = severity }
    return finding
  }
}

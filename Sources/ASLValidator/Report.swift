import ASLModel
public import Diagnostics

/// Collects what a rule finds.
public struct Report: Sendable {
  private(set) var findings: [Diagnostic] = []
  private let subject: Subject
  private var rule: (name: Diagnostic.Rule, severity: Diagnostic.Severity, code: AWSFinding.Code?)

  init(_ subject: Subject) {
    self.subject = subject
    rule = ("", .error, nil)
  }

  /// How many names have been looked for among those that the definition has; a search takes time
  /// in proportion to them, and nobody reads the help of hundreds of findings.
  private var searches = 0

  /// The name of a definition that is nearest to one that does not exist; nil after a hundred.
  mutating func nearestName(to name: String, among candidates: () -> [String]) -> String? {
    searches += 1
    return searches <= 100 ? Diagnostics.nearestName(to: name, among: candidates()) : nil
  }

  mutating func begin(_ rule: any Rule.Type) {
    self.rule = (rule.name, rule.severity, rule.awsCode)
  }

  /// - Parameters:
  ///   - range: in the text of ``ASLModel/Definition/root``, like all ranges here.
  ///   - label: what stands beside the caret.
  ///   - severity: where it is not the rule's own.
  ///   - aws: what AWS says of it, where that is known.
  public mutating func add(
    _ message: Diagnostic.Message, at range: SourceRange, label: String = "",
    notes: [Diagnostic.Note] = [], help: [String] = [], fix: Diagnostic.Fix? = nil,
    severity: Diagnostic.Severity? = nil, aws: String? = nil
  ) {
    let location = subject.definition.awsLocation(of: range)
    let finding = Diagnostic(
      rule.name, severity ?? rule.severity, message, at: range, label: label, notes: notes,
      help: help, fix: fix,
      aws: aws.map { AWSFinding(rule.code ?? .schemaValidationFailed, $0, at: location) })
    findings.append(subject.definition.located(finding))
  }
}

import ASLModel
public import Diagnostics

/// Collects what a rule finds.
public struct Report: Sendable {
  private(set) var findings: [Diagnostic] = []
  private let subject: Subject
  private var rule: (name: Diagnostic.Rule, severity: Diagnostic.Severity)

  init(_ subject: Subject) {
    self.subject = subject
    rule = ("", .error)
  }

  mutating func begin(_ rule: any Rule.Type) {
    self.rule = (rule.name, rule.severity)
  }

  /// - Parameters:
  ///   - range: in the text of ``ASLModel/Definition/root``, like all ranges here.
  ///   - label: what stands beside the caret.
  ///   - severity: where it is not the rule's own.
  public mutating func add(
    _ message: Diagnostic.Message, at range: SourceRange, label: String = "",
    notes: [Diagnostic.Note] = [], help: [String] = [], fix: Diagnostic.Fix? = nil,
    severity: Diagnostic.Severity? = nil
  ) {
    let finding = Diagnostic(
      rule.name, severity ?? rule.severity, message, at: range, label: label, notes: notes,
      help: help, fix: fix)
    findings.append(subject.definition.located(finding))
  }
}

import ASLModel
public import Diagnostics
import JSONTree

/// A wait that an Express workflow cannot finish.
public enum ExpressTooLong: Rule {
  public static let name: Diagnostic.Rule = "express-too-long"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "An Express workflow waits, or lets a Task run, for longer than its five minutes.",
    why: """
      Express executions end after five minutes, whatever they are doing. Use a Standard \
      workflow, or wait less.
      """,
    failing: Example.state(#""Type": "Wait", "Seconds": 600"#),
    passing: Example.state(#""Type": "Wait", "Seconds": 60"#),
    source: "Step Functions guide, \"Quotas\"",
    workflow: .express)

  public static func check(_ subject: Subject, _ report: inout Report) {
    guard subject.workflow == .express else { return }
    for (_, syntax) in subject.states {
      for field in ["Seconds", "TimeoutSeconds"] {
        guard let value = syntax.value[field], case .number(let number) = value.kind,
          number.doubleValue > longest
        else { continue }
        report.add(.tooLong(field), at: value.range, label: "more than five minutes")
      }
    }
  }

  /// How long an Express execution runs, in seconds.
  private static let longest = 300.0
}

extension Diagnostic.Message {
  fileprivate static func tooLong(_ field: String) -> Self {
    "'\(field)' is longer than an Express workflow runs"
  }
}

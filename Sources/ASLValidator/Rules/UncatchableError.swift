import ASLModel
public import Diagnostics
import JSONTree

/// A Retrier or Catcher for an error that ends the execution at once.
public enum UncatchableError: Rule {
  public static let name: Diagnostic.Rule = "uncatchable-error"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A Retrier or Catcher names States.Runtime.",
    why: """
      A path that finds nothing and the like fail with States.Runtime, which ends the execution: it \
      is neither retried nor caught, not by name and not by States.ALL. Have a Choice with IsPresent \
      ask before the data is used.
      """,
    failing: Example.lambdaTask(#""Retry": [ { "ErrorEquals": ["States.Runtime"] } ]"#),
    passing: Example.lambdaTask(#""Retry": [ { "ErrorEquals": ["States.TaskFailed"] } ]"#),
    source: "Step Functions guide, \"Error names\"; recorded executions")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (_, syntax) in subject.states {
      for handler in subject.handlers(of: syntax.value) {
        for element in handler["ErrorEquals"]?.elements ?? []
        where element.stringValue == ErrorName.runtime.text {
          report.add(.uncatchable, at: element.range, label: "ends the execution at once")
        }
      }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let uncatchable: Self = "'States.Runtime' is neither retried nor caught"
}

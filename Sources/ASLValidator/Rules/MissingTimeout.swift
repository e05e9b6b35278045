import ASLModel
public import Diagnostics
import JSONTree

/// A task that waits for something else has no TimeoutSeconds.
public enum MissingTimeout: Rule {
  public static let name: Diagnostic.Rule = "missing-timeout"
  public static let severity = Diagnostic.Severity.warning
  public static let isAdvice = true
  public static let explanation = Explanation(
    "A task that waits for something else has no TimeoutSeconds.",
    why: """
      Without TimeoutSeconds a .sync or .waitForTaskToken task or an activity waits for up to a \
      year when the job, the callback or the worker never answers.
      """,
    failing: Example.state(
      """
      "Type": "Task",
      "Resource": "arn:aws:states:us-east-1:123456789012:activity:approve"
      """),
    passing: Example.state(
      """
      "Type": "Task",
      "Resource": "arn:aws:states:us-east-1:123456789012:activity:approve",
      "TimeoutSeconds": 3600
      """),
    source: "Step Functions guide, \"Best practices\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, syntax) in subject.states {
      guard case .task(let task) = state.kind, task.timeoutSeconds == nil, waits(task.resource),
        let resource = syntax.value["Resource"]
      else { continue }
      report.add(.missing, at: resource.range, label: "without TimeoutSeconds")
    }
  }

  private static func waits(_ resource: TaskResource) -> Bool {
    switch resource.kind {
    case .lambdaFunction: false
    case .activity: true
    case .service(let service): service.pattern != .requestResponse
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let missing: Self = "this task waits and has no TimeoutSeconds"
}

import ASLModel
public import Diagnostics
import JSONTree

/// A .waitForTaskToken task has no HeartbeatSeconds.
public enum MissingHeartbeat: Rule {
  public static let name: Diagnostic.Rule = "missing-heartbeat"
  public static let severity = Diagnostic.Severity.information
  public static let isAdvice = true
  public static let explanation = Explanation(
    "A .waitForTaskToken task has no HeartbeatSeconds.",
    why: """
      A worker that dies is noticed after the whole timeout only. With HeartbeatSeconds it has \
      to call SendTaskHeartbeat, and is given up as soon as it does not.
      """,
    failing: Example.state(
      """
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
      "TimeoutSeconds": 3600,
      "Parameters": { "FunctionName": "approve", "Payload": { "token.$": "$$.Task.Token" } }
      """),
    passing: Example.state(
      """
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
      "TimeoutSeconds": 3600,
      "HeartbeatSeconds": 60,
      "Parameters": { "FunctionName": "approve", "Payload": { "token.$": "$$.Task.Token" } }
      """),
    source: "Step Functions guide, \"Best practices\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, syntax) in subject.states {
      guard case .task(let task) = state.kind, task.heartbeatSeconds == nil,
        task.resource.service?.pattern == .waitForTaskToken,
        let resource = syntax.value["Resource"]
      else { continue }
      report.add(.missing, at: resource.range, label: "without HeartbeatSeconds")
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let missing: Self = "this task waits and has no HeartbeatSeconds"
}

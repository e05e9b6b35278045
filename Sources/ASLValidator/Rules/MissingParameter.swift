import ASLModel
public import Diagnostics
import JSONTree

/// A parameter that an integration needs.
public enum MissingParameter: Rule {
  public static let name: Diagnostic.Rule = "missing-parameter"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A Task does not pass a parameter that its service cannot do without.",
    why: """
      AWS creates the state machine, and the Task fails when it is started.
      """,
    failing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:states:::sqs:sendMessage",
      "Parameters": { "MessageBody": "done" }
      """#),
    passing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:states:::sqs:sendMessage",
      "Parameters": { "MessageBody": "done", "QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/jobs" }
      """#),
    source: "Step Functions guide, \"Integrating services\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for use in subject.integrationUses {
      let given = use.parameters.map(\.name)
      let missing = use.action.required.filter { !given.contains($0) }
      guard !missing.isEmpty else { continue }
      report.add(
        .missing(missing, use.service), at: use.holder.keyRange,
        label: "without \(missing.map { "'\($0)'" }.joined(separator: ", "))")
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func missing(_ names: [String], _ service: TaskResource.Service) -> Self {
    let list = names.map { "'\($0)'" }.joined(separator: " and ")
    return "'\(service.resourceType):\(service.action)' needs \(list)"
  }
}

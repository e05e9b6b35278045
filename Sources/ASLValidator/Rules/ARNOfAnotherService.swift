import ASLModel
public import Diagnostics
import JSONTree

/// A parameter that names a resource of another service than it takes.
public enum ARNOfAnotherService: Rule {
  public static let name: Diagnostic.Rule = "arn-of-another-service"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A parameter has an ARN of another service than it takes, or one where it takes a URL.",
    why: """
      TopicArn is the ARN of a topic, StateMachineArn that of a state machine, and QueueUrl is no \
      ARN at all. AWS creates the state machine, and the Task fails when it is started.
      """,
    failing: example("arn:aws:sqs:us-east-1:123456789012:notices"),
    passing: example("arn:aws:sns:us-east-1:123456789012:notices"),
    source: "Step Functions guide, \"Integrating services\"")

  private static func example(_ topic: String) -> String {
    Example.state(
      """
      "Type": "Task",
      "Resource": "arn:aws:states:::sns:publish",
      "Parameters": { "TopicArn": "\(topic)", "Message": "done" }
      """)
  }

  public static func check(_ subject: Subject, _ report: inout Report) {
    for member in subject.parameters {
      guard let text = member.value.stringValue, let found = ResourceName(text) else { continue }
      if member.key == "QueueUrl" {
        report.add(
          .noURL, at: member.value.range, label: "an ARN",
          help: ["such as https://sqs.\(found.region).amazonaws.com/\(found.account)/NAME"])
      } else if let service = services[member.key], service != found.service {
        report.add(
          .ofAnother(member.key, found.service, service), at: member.value.range,
          label: "of '\(found.service)'")
      }
    }
  }

  /// The service in the ARNs that a parameter takes.
  private static let services = [
    "FunctionName": "lambda", "TopicArn": "sns", "StateMachineArn": "states", "Cluster": "ecs",
    "TaskDefinition": "ecs", "EventBusName": "events", "JobDefinition": "batch",
    "JobQueue": "batch", "TableName": "dynamodb", "RoleArn": "iam", "ExecutionRoleArn": "iam",
    "TaskRoleArn": "iam", "QueueArn": "sqs", "SecretArn": "secretsmanager",
  ]
}

extension Diagnostic.Message {
  fileprivate static let noURL: Self = "'QueueUrl' is the URL of a queue, not its ARN"
  fileprivate static func ofAnother(_ parameter: String, _ found: String, _ wanted: String) -> Self
  {
    "'\(parameter)' takes an ARN of '\(wanted)', not of '\(found)'"
  }
}

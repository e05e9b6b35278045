public import Diagnostics

/// A Resource that is no ARN of a task.
public enum BadResource: ReadingRule {
  public static let name: Diagnostic.Rule = "bad-resource"
  public static let explanation = Explanation(
    "The Resource of a Task is not the ARN of something that a Task can call.",
    why: """
      A Resource is the ARN of a Lambda function, an activity or a service integration. A name \
      alone is not enough.
      """,
    failing: Example.state(#""Type": "Task", "Resource": "charge""#),
    passing: Example.state(
      #""Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge""#),
    source: "Step Functions guide, \"Task workflow state\"")
}

public import Diagnostics

/// A heartbeat that cannot be missed.
public enum HeartbeatNotBelowTimeout: ReadingRule {
  public static let name: Diagnostic.Rule = "heartbeat-not-below-timeout"
  public static let explanation = Explanation(
    "HeartbeatSeconds is not smaller than TimeoutSeconds.",
    why: """
      The task times out before a heartbeat could be missed.
      """,
    failing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "TimeoutSeconds": 10,
      "HeartbeatSeconds": 10
      """#),
    passing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "TimeoutSeconds": 60,
      "HeartbeatSeconds": 10
      """#),
    source: "Amazon States Language, \"Timeouts\"")
}

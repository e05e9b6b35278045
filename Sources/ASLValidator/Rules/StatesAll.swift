public import Diagnostics

/// States.ALL beside others, or not last.
public enum StatesAll: ReadingRule {
  public static let name: Diagnostic.Rule = "states-all"
  public static let explanation = Explanation(
    "States.ALL does not stand alone in the last Retrier or Catcher.",
    why: """
      It matches everything: whatever stands beside or behind it would never be used.
      """,
    failing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "Retry": [ { "ErrorEquals": ["States.ALL", "States.Timeout"] } ]
      """#),
    passing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "Retry": [ { "ErrorEquals": ["States.ALL"] } ]
      """#),
    source: "Amazon States Language, \"Errors\"")
}

public import Diagnostics

/// A Catcher whose errors all match an earlier one.
public enum DeadCatcher: DeadHandlerRule {
  public static let name: Diagnostic.Rule = "dead-catcher"
  public static let explanation = Explanation(
    "A Catcher names only errors that an earlier Catcher takes.",
    why: """
      The first Catcher that matches an error is used, and no other. States.TaskFailed matches \
      every error but States.Timeout, so what comes after it is never used for them. Put the \
      special Catcher before the general one.
      """,
    failing: Example.machine([
      "Work": #"""
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "Catch": [
        { "ErrorEquals": ["States.TaskFailed"], "Next": "Mend" },
        { "ErrorEquals": ["Lambda.ServiceException"], "Next": "Mend" }
      ],
      "End": true
      """#,
      "Mend": #""Type": "Pass", "End": true"#,
    ]),
    passing: Example.machine([
      "Work": #"""
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "Catch": [
        { "ErrorEquals": ["Lambda.ServiceException"], "Next": "Mend" },
        { "ErrorEquals": ["States.TaskFailed"], "Next": "Mend" }
      ],
      "End": true
      """#,
      "Mend": #""Type": "Pass", "End": true"#,
    ]),
    source: "Amazon States Language, \"Errors\"")

  static let field = "Catch"
  static let message: Diagnostic.Message = "an earlier Catcher takes all that this one names"
}

public import Diagnostics

/// A Retrier whose errors all match an earlier one.
public enum DeadRetrier: DeadHandlerRule {
  public static let name: Diagnostic.Rule = "dead-retrier"
  public static let explanation = Explanation(
    "A Retrier names only errors that an earlier Retrier takes.",
    why: """
      The first Retrier that matches an error is used, and no other. States.TaskFailed matches \
      every error but States.Timeout, so what comes after it is never used for them. Put the \
      special Retrier before the general one.
      """,
    failing: Example.lambdaTask(
      """
      "Retry": [
        { "ErrorEquals": ["States.TaskFailed"], "MaxAttempts": 2 },
        { "ErrorEquals": ["Lambda.ServiceException"], "MaxAttempts": 6 }
      ]
      """),
    passing: Example.lambdaTask(
      """
      "Retry": [
        { "ErrorEquals": ["Lambda.ServiceException"], "MaxAttempts": 6 },
        { "ErrorEquals": ["States.TaskFailed"], "MaxAttempts": 2 }
      ]
      """),
    source: "Amazon States Language, \"Errors\"")

  static let field = "Retry"
  static let message: Diagnostic.Message = "an earlier Retrier takes all that this one names"
}

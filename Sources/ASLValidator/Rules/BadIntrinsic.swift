public import Diagnostics

/// A call of an intrinsic function that cannot be read.
public enum BadIntrinsic: ReadingRule {
  public static let name: Diagnostic.Rule = "bad-intrinsic"
  public static let explanation = Explanation(
    "A call of an intrinsic function is not written as the language has it.",
    why: """
      Strings stand in single quotes, in which \\' \\{ \\} and \\\\ are the only escapes; other \
      arguments are numbers, true, false, null, paths and calls, at most ten inside one another.
      """,
    failing: Example.state(#""Type": "Pass", "Parameters": { "a.$": "States.Format('{}', $.a" }"#),
    passing: Example.state(#""Type": "Pass", "Parameters": { "a.$": "States.Format('{}', $.a)" }"#),
    source: "Amazon States Language, \"Intrinsic Functions\"")
}

public import Diagnostics

/// A call of a function that does not exist.
public enum UnknownIntrinsic: ReadingRule {
  public static let name: Diagnostic.Rule = "unknown-intrinsic"
  public static let explanation = Explanation(
    "An intrinsic function of this name does not exist.",
    why: """
      There are eighteen, all of which begin with States. and a capital letter.
      """,
    failing: Example.state(#""Type": "Pass", "Parameters": { "a.$": "States.Upper($.a)" }"#),
    passing: Example.state(#""Type": "Pass", "Parameters": { "a.$": "States.Format('{}', $.a)" }"#),
    source: "Amazon States Language, \"Intrinsic Functions\"")
}

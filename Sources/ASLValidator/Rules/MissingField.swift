public import Diagnostics

/// A field that has to be there.
public enum MissingField: ReadingRule {
  public static let name: Diagnostic.Rule = "missing-field"
  public static let explanation = Explanation(
    "A field is missing that its object cannot do without.",
    why: """
      Which fields are required depends on the type of the state.
      """,
    failing: Example.state(#""Type": "Task""#),
    passing: Example.state(
      #""Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work""#),
    source: "Amazon States Language")
}

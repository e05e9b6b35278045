public import Diagnostics

/// A value of a wrong type.
public enum WrongType: ReadingRule {
  public static let name: Diagnostic.Rule = "wrong-type"
  public static let explanation = Explanation(
    "A field has a value of another type than it needs.",
    why: """
      A number in quotes is a string.
      """,
    failing: Example.state(#""Type": "Wait", "Seconds": "3""#),
    passing: Example.state(#""Type": "Wait", "Seconds": 3"#),
    source: "Amazon States Language")
}

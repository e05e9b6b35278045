public import Diagnostics

/// A field that its object does not have.
public enum UnknownField: ReadingRule {
  public static let name: Diagnostic.Rule = "unknown-field"
  public static let explanation = Explanation(
    "A field stands where the language does not have it.",
    why: """
      A misspelt name, another case, or a field of another type of state.
      """,
    failing: Example.state(#""Type": "Pass", "Timeoutseconds": 3"#),
    passing: Example.state(#""Type": "Pass""#),
    source: "Amazon States Language")
}

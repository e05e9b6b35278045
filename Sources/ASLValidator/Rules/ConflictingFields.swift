public import Diagnostics

/// Fields that exclude each other.
public enum ConflictingFields: ReadingRule {
  public static let name: Diagnostic.Rule = "conflicting-fields"
  public static let explanation = Explanation(
    "Two fields stand together of which only one is possible.",
    why: """
      Such are Next and End, a field and its form with Path, ItemProcessor and Iterator, the \
      three durations of a Wait.
      """,
    failing: Example.state(#""Type": "Wait", "Seconds": 1, "SecondsPath": "$.n""#),
    passing: Example.state(#""Type": "Wait", "Seconds": 1"#),
    source: "Amazon States Language")
}

public import Diagnostics

/// A number that is too small or too large.
public enum OutOfRange: ReadingRule {
  public static let name: Diagnostic.Rule = "out-of-range"
  public static let explanation = Explanation(
    "A number is outside of what its field takes.",
    why: """
      The message says from where to where.
      """,
    failing: Example.state(#""Type": "Wait", "Seconds": -1"#),
    passing: Example.state(#""Type": "Wait", "Seconds": 1"#),
    source: "Amazon States Language; Step Functions guide, \"Quotas\"")
}

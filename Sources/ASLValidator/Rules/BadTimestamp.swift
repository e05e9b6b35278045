public import Diagnostics

/// A Timestamp that is none.
public enum BadTimestamp: ReadingRule {
  public static let name: Diagnostic.Rule = "bad-timestamp"
  public static let explanation = Explanation(
    "A timestamp is not an RFC 3339 date and time with an offset.",
    why: """
      It needs the T between date and time, and Z or an offset at the end, and its date has to \
      exist.
      """,
    failing: Example.state(#""Type": "Wait", "Timestamp": "2026-13-01T00:00:00Z""#),
    passing: Example.state(#""Type": "Wait", "Timestamp": "2026-12-01T00:00:00Z""#),
    source: "Amazon States Language, \"Timestamps\"")
}

public import Diagnostics

/// A text that is none of the possible ones.
public enum UnknownValue: ReadingRule {
  public static let name: Diagnostic.Rule = "unknown-value"
  public static let explanation = Explanation(
    "A field has a value other than those it can have.",
    why: """
      Type, QueryLanguage, Mode, JitterStrategy, Version and others have a few values each, in \
      one case.
      """,
    failing: Example.machine(
      [
        "Work": #""Type": "pass", "End": true"#
      ]),
    passing: Example.state(#""Type": "Pass""#),
    source: "Amazon States Language")
}

public import Diagnostics

/// A Choice Rule without one comparison.
public enum ChoiceOperator: ReadingRule {
  public static let name: Diagnostic.Rule = "choice-operator"
  public static let explanation = Explanation(
    "A Choice Rule has no comparison, more than one, or one that does not exist.",
    why: """
      Each rule has Variable and exactly one comparison operator, or one of And, Or and Not.
      """,
    failing: Example.machine(
      [
        "Choose": #"""
        "Type": "Choice",
        "Choices": [
            { "Variable": "$.a", "StringEquals": "x", "StringMatches": "*x*", "Next": "Done" }
          ]
        """#,
        "Done": #""Type": "Succeed""#,
      ]),
    passing: Example.machine(
      [
        "Choose": #"""
        "Type": "Choice",
        "Choices": [ { "Variable": "$.a", "StringMatches": "*x*", "Next": "Done" } ]
        """#,
        "Done": #""Type": "Succeed""#,
      ]),
    source: "Amazon States Language, \"Choice State\"")
}

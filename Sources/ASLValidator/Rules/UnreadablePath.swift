public import Diagnostics

/// A path that AWS accepts and cannot evaluate.
public enum UnreadablePath: ReadingRule {
  public static let name: Diagnostic.Rule = "unreadable-path"
  public static let severity = Diagnostic.Severity.warning
  public static let awsCode: AWSFinding.Code? = nil
  public static let explanation = Explanation(
    "A path passes the check of the definition but fails when it is evaluated.",
    why: """
      The check of definitions is more lenient than what evaluates them. The state fails with \
      States.Runtime each time it comes to this path.
      """,
    failing: Example.state(#""Type": "Pass", "OutputPath": "$$[(@.length-1)].bar""#),
    passing: Example.state(#""Type": "Pass", "OutputPath": "$.bar""#),
    source: "recorded and published definitions; JsonPath 2.4.0")
}

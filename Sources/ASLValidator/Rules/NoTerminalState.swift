public import Diagnostics

/// States that never end.
public enum NoTerminalState: ReadingRule {
  public static let name: Diagnostic.Rule = "no-terminal-state"
  public static let awsCode: AWSFinding.Code? = .missingEndState
  public static let explanation = Explanation(
    "No state of a scope ends it.",
    why: """
      A Succeed or Fail state ends it, and any other with "End": true.
      """,
    failing: Example.machine(
      [
        "A": #""Type": "Pass", "Next": "B""#,
        "B": #""Type": "Pass", "Next": "A""#,
      ]),
    passing: Example.machine(
      [
        "A": #""Type": "Pass", "Next": "B""#,
        "B": #""Type": "Pass", "End": true"#,
      ]),
    source: "Amazon States Language, \"States\"")
}

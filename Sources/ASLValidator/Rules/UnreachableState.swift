public import Diagnostics

/// A state that nothing leads to.
public enum UnreachableState: ReadingRule {
  public static let name: Diagnostic.Rule = "unreachable-state"
  public static let awsCode: AWSFinding.Code? = .missingTransitionTarget
  public static let explanation = Explanation(
    "No transition names a state.",
    why: """
      It never runs. Lead a transition to it, or delete it.
      """,
    failing: Example.machine(
      [
        "Work": #""Type": "Pass", "End": true"#,
        "Lost": #""Type": "Pass", "End": true"#,
      ]),
    passing: Example.machine(
      [
        "Work": #""Type": "Pass", "Next": "Lost""#,
        "Lost": #""Type": "Pass", "End": true"#,
      ]),
    source: "Amazon States Language, \"States\"")
}

public import Diagnostics

/// A transition to a state that is not there.
public enum MissingTarget: ReadingRule {
  public static let name: Diagnostic.Rule = "missing-target"
  public static let awsCode: AWSFinding.Code? = .missingTransitionTarget
  public static let explanation = Explanation(
    "StartAt, Next or Default names a state that does not exist in the same States.",
    why: """
      Transitions stay in their own scope: they lead neither into a branch of a Parallel or a \
      Map nor out of it.
      """,
    failing: Example.machine(
      [
        "Work": #""Type": "Pass", "Next": "Dnoe""#,
        "Done": #""Type": "Succeed""#,
      ]),
    passing: Example.machine(
      [
        "Work": #""Type": "Pass", "Next": "Done""#,
        "Done": #""Type": "Succeed""#,
      ]),
    source: "Amazon States Language, \"Transitions\"")
}

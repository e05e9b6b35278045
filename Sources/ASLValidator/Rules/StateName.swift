public import Diagnostics

/// A name of a state that AWS does not take.
public enum StateName: ReadingRule {
  public static let name: Diagnostic.Rule = "state-name"
  public static let awsCode: AWSFinding.Code? = .invalidStateName
  public static let explanation = Explanation(
    "The name of a state is empty or has more than 80 characters.",
    why: """
      Names are counted in characters.
      """,
    failing: Example.machine(
      [
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx":
          #""Type": "Pass", "End": true"#
      ]),
    passing: Example.machine(
      [
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx":
          #""Type": "Pass", "End": true"#
      ]),
    source: "Amazon States Language, \"States\"")
}

public import Diagnostics

/// A name that two states have.
public enum DuplicateStateName: ReadingRule {
  public static let name: Diagnostic.Rule = "duplicate-state-name"
  public static let awsCode: AWSFinding.Code? = .duplicateStateName
  public static let explanation = Explanation(
    "Two states of a state machine have the same name.",
    why: """
      Names are unique in the whole state machine, also between branches: the history tells \
      states apart by their names alone.
      """,
    failing: Example.machine(
      [
        "Work": #"""
        "Type": "Parallel",
        "Branches": [ { "StartAt": "Work", "States": { "Work": { "Type": "Pass", "End": true } } } ],
        "End": true
        """#
      ]),
    passing: Example.machine(
      [
        "Work": #"""
        "Type": "Parallel",
        "Branches": [ { "StartAt": "Inner", "States": { "Inner": { "Type": "Pass", "End": true } } } ],
        "End": true
        """#
      ]),
    source: "Amazon States Language, \"States\"")
}

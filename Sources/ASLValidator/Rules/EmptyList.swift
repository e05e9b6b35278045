public import Diagnostics

/// A list that must hold something.
public enum EmptyList: ReadingRule {
  public static let name: Diagnostic.Rule = "empty-list"
  public static let explanation = Explanation(
    "States, Choices, Branches, ErrorEquals or the rules of And and Or are empty.",
    why: """
      There would be nothing to run, to choose or to match.
      """,
    failing: Example.machine(
      [
        "Work": #""Type": "Parallel", "Branches": [], "End": true"#
      ]),
    passing: Example.machine(
      [
        "Work": #"""
        "Type": "Parallel",
        "Branches": [ { "StartAt": "Inner", "States": { "Inner": { "Type": "Pass", "End": true } } } ],
        "End": true
        """#
      ]),
    source: "Amazon States Language")
}

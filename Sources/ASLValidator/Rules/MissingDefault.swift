import ASLModel
public import Diagnostics
import JSONTree

/// A Choice that may match nothing.
public enum MissingDefault: Rule {
  public static let name: Diagnostic.Rule = "missing-default"
  public static let severity = Diagnostic.Severity.information
  public static let isAdvice = true
  public static let explanation = Explanation(
    "A Choice state has no Default.",
    why: """
      Where no rule matches the execution fails with States.NoChoiceMatched. A Default says what \
      happens then.
      """,
    failing: Example.machine([
      "Work": #"""
      "Type": "Choice",
      "Choices": [ { "Variable": "$.kind", "StringEquals": "new", "Next": "Done" } ]
      """#,
      "Done": #""Type": "Succeed""#,
    ]),
    passing: Example.machine([
      "Work": #"""
      "Type": "Choice",
      "Choices": [ { "Variable": "$.kind", "StringEquals": "new", "Next": "Done" } ],
      "Default": "Done"
      """#,
      "Done": #""Type": "Succeed""#,
    ]),
    source: "Amazon States Language, \"Choice State\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, syntax) in subject.states {
      guard case .choice(let choice) = state.kind, choice.defaultState == nil else { continue }
      report.add(
        .noDefault(state.name), at: syntax.keyRange, label: "what if no rule matches?")
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func noDefault(_ name: String) -> Self {
    "Choice state '\(name)' has no Default"
  }
}

import ASLModel
public import Diagnostics
import JSONTree

/// A state from which no path leads to an end.
public enum NoWayToEnd: Rule {
  public static let name: Diagnostic.Rule = "no-way-to-end"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A state is reached from which no path leads to an end.",
    why: """
      AWS asks only that some state ends the state machine, not that every path can come to it. \
      An execution that comes into such a loop runs until a timeout or its history of 25,000 \
      events ends it. Give the loop a way out: a Choice to a state that ends, a Succeed or a \
      Fail.
      """,
    failing: Example.machine([
      "Choose": #"""
      "Type": "Choice",
      "Choices": [ { "Variable": "$.ready", "BooleanEquals": true, "Next": "Done" } ],
      "Default": "Wait"
      """#,
      "Wait": #""Type": "Wait", "Seconds": 30, "Next": "Again""#,
      "Again": #""Type": "Pass", "Next": "Wait""#,
      "Done": #""Type": "Succeed""#,
    ]),
    passing: Example.machine([
      "Choose": #"""
      "Type": "Choice",
      "Choices": [ { "Variable": "$.ready", "BooleanEquals": true, "Next": "Done" } ],
      "Default": "Wait"
      """#,
      "Wait": #""Type": "Wait", "Seconds": 30, "Next": "Done""#,
      "Done": #""Type": "Succeed""#,
    ]),
    source: "Amazon States Language, \"States\"; Step Functions guide, \"Quotas\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for graph in subject.graphs {
      let leading = Set(graph.leadingToEnd)
      let stuck = graph.reachable.filter { !leading.contains($0) }
      guard let first = stuck.first else { continue }
      report.add(
        .stuck(subject.name(first)), at: subject.syntax(first).keyRange,
        label: "no path from here ends",
        notes: stuck.dropFirst().prefix(5).map {
          Diagnostic.Note("nor from here", at: subject.syntax($0).keyRange)
        })
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func stuck(_ name: String) -> Self {
    "no path from state '\(name)' leads to an end"
  }
}

import ASLModel
public import Diagnostics
import JSONTree

/// A state that others lead to, but none that StartAt leads to.
public enum UnreachableIsland: Rule {
  public static let name: Diagnostic.Rule = "unreachable-island"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A state is named by a transition, but no path from StartAt comes to it.",
    why: """
      AWS refuses only a state that no transition names. One that is named by states which are \
      themselves never reached is accepted, and never runs. Lead a reachable state to it, or delete \
      it.
      """,
    failing: Example.machine([
      "Work": #""Type": "Pass", "End": true"#,
      "Retry": #""Type": "Pass", "Next": "Repair""#,
      "Repair": #""Type": "Pass", "Next": "Retry""#,
    ]),
    passing: Example.machine([
      "Work": #""Type": "Pass", "Next": "Repair""#,
      "Repair": #""Type": "Pass", "End": true"#,
    ]),
    source: "Amazon States Language, \"States\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for graph in subject.graphs {
      let reachable = Set(graph.reachable)
      for id in graph.states where !reachable.contains(id) {
        report.add(
          .neverReached(subject.name(id)), at: subject.syntax(id).keyRange,
          label: "no path from StartAt comes here")
      }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func neverReached(_ name: String) -> Self {
    "state '\(name)' is never reached from StartAt"
  }
}

import ASLModel
public import Diagnostics
import JSONPath
import JSONTree
import JSONata

/// A loop in which nothing changes that could lead out of it.
public enum UnchangingLoop: Rule {
  public static let name: Diagnostic.Rule = "unchanging-loop"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A loop goes back to a Choice without changing anything that the Choice looks at.",
    why: """
      The states of the loop neither work nor change data or variables, so every round is like the \
      first: an execution that goes round once goes on until its history has 25,000 events, and \
      fails. Have a Task look again before the Choice.
      """,
    failing: Example.machine([
      "Ready": #"""
      "Type": "Choice",
      "Choices": [ { "Variable": "$.status", "StringEquals": "DONE", "Next": "Done" } ],
      "Default": "Pause"
      """#,
      "Pause": #""Type": "Wait", "Seconds": 30, "Next": "Ready""#,
      "Done": #""Type": "Succeed""#,
    ]),
    passing: Example.machine([
      "Look": #"""
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:look",
      "Next": "Ready"
      """#,
      "Ready": #"""
      "Type": "Choice",
      "Choices": [ { "Variable": "$.status", "StringEquals": "DONE", "Next": "Done" } ],
      "Default": "Pause"
      """#,
      "Pause": #""Type": "Wait", "Seconds": 30, "Next": "Look""#,
      "Done": #""Type": "Succeed""#,
    ]),
    source: "Step Functions guide, \"Quotas\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    guard let machine = subject.definition.machine else { return }
    for graph in subject.graphs {
      let leadingOut = Set(graph.leadingToEnd)
      for cycle in graph.cycles(among: { isUnchanging(machine[$0], subject) }) {
        // A loop without any way out is a finding of its own.
        guard let first = cycle.first, leadingOut.contains(first) else { continue }
        report.add(
          .unchanging, at: subject.syntax(first).keyRange, label: "every round is like the first",
          notes: cycle.dropFirst().prefix(5).map {
            Diagnostic.Note("part of the loop", at: subject.syntax($0).keyRange)
          })
      }
    }
  }

  private static func isUnchanging(_ state: State, _ subject: Subject) -> Bool {
    let syntax = subject.syntax(state.id).value
    switch state.kind {
    case .task, .parallel, .map, .succeed, .fail: return false
    case .pass, .wait, .choice:
      return !subject.assigners(of: syntax).contains { holder in
        changing.contains { holder[$0] != nil }
      } && !asksForTime(state, subject)
    }
  }

  private static let changing = [
    "Assign", "Output", "Result", "Parameters", "InputPath", "OutputPath", "ResultPath",
  ]

  /// Whether a condition may hold later though the data is the same.
  private static func asksForTime(_ state: State, _ subject: Subject) -> Bool {
    subject.reads(of: state.id).contains { read in
      switch read.content {
      case .path, .call: read.paths.contains { $0.root == .context }
      case .expression(let expression):
        expression.code.uses.reads("context")
          || expression.code.uses.functions.contains(where: varying.contains)
      }
    }
  }

  private static let varying: Set = ["now", "millis", "random", "uuid", "shuffle"]
}

extension Diagnostic.Message {
  fileprivate static let unchanging: Self =
    "this loop changes nothing that could lead out of it"
}

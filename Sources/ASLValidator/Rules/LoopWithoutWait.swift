import ASLModel
public import Diagnostics
import JSONTree

/// A loop that calls a service again and again as fast as it can.
public enum LoopWithoutWait: Rule {
  public static let name: Diagnostic.Rule = "loop-without-wait"
  public static let severity = Diagnostic.Severity.warning
  public static let isAdvice = true
  public static let explanation = Explanation(
    "A loop calls a task without a Wait, a job or a callback in it.",
    why: """
      A poll that does not wait comes to the 25,000 events of a history within minutes, at the price \
      of every transition. Loops over the pages of a list are well without, if there are not many.
      """,
    failing: Example.machine([
      "Look": #"""
      "Type": "Task",
      "Resource": "arn:aws:states:::aws-sdk:rds:describeDBInstances",
      "Next": "Ready"
      """#,
      "Ready": #"""
      "Type": "Choice",
      "Choices": [ { "Variable": "$.status", "StringEquals": "available", "Next": "Done" } ],
      "Default": "Look"
      """#,
      "Done": #""Type": "Succeed""#,
    ]),
    passing: Example.machine([
      "Look": #"""
      "Type": "Task",
      "Resource": "arn:aws:states:::aws-sdk:rds:describeDBInstances",
      "Next": "Ready"
      """#,
      "Ready": #"""
      "Type": "Choice",
      "Choices": [ { "Variable": "$.status", "StringEquals": "available", "Next": "Done" } ],
      "Default": "Pause"
      """#,
      "Pause": #""Type": "Wait", "Seconds": 30, "Next": "Look""#,
      "Done": #""Type": "Succeed""#,
    ]),
    source: "Step Functions guide, \"Quotas\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    guard let machine = subject.definition.machine else { return }
    for graph in subject.graphs {
      for cycle in graph.cycles(among: { !waits(machine[$0]) }) {
        guard let task = cycle.first(where: { machine[$0].type == .task }) else { continue }
        report.add(
          .unpaused, at: subject.syntax(task).keyRange, label: "called again without a pause",
          notes: cycle.filter { $0 != task }.prefix(5).map {
            Diagnostic.Note("part of the loop", at: subject.syntax($0).keyRange)
          })
      }
    }
  }

  /// Whether a state takes its time. The work of branches and iterations is not looked into.
  private static func waits(_ state: State) -> Bool {
    switch state.kind {
    case .wait, .parallel, .map: return true
    case .task(let task):
      switch task.resource.kind {
      case .activity: return true
      case .lambdaFunction: return false
      case .service(let service): return service.pattern != .requestResponse
      }
    case .pass, .choice, .succeed, .fail: return false
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let unpaused: Self = "this loop calls a task without ever waiting"
}

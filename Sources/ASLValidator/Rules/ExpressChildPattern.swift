import ASLModel
public import Diagnostics
import JSONTree

/// A task that waits, in a child execution that cannot.
public enum ExpressChildPattern: Rule {
  public static let name: Diagnostic.Rule = "express-child-pattern"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A distributed Map with EXPRESS children uses .sync, .waitForTaskToken, an activity or a Map Run in them.",
    why: """
      Its children are Express executions: they have the request-response pattern and inline Maps \
      alone, and end after five minutes. "ExecutionType": "STANDARD" has everything.
      """,
    failing: example("EXPRESS"), passing: example("STANDARD"),
    source: "Step Functions guide, \"Map state in Distributed mode\"; \"Choosing workflow type\"")

  private static func example(_ type: String) -> String {
    Example.state(
      """
      "Type": "Map",
      "ItemProcessor": {
        "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "\(type)" },
        "StartAt": "Convert",
        "States": {
          "Convert": {
            "Type": "Task",
            "Resource": "arn:aws:states:::ecs:runTask.sync",
            "Parameters": { "TaskDefinition": "convert" },
            "End": true
          }
        }
      }
      """)
  }

  public static func check(_ subject: Subject, _ report: inout Report) {
    guard let machine = subject.definition.machine, subject.workflow != .express else { return }
    for (state, syntax) in subject.states {
      guard let what = ExpressPattern.refused(state), let map = expressMap(around: state, machine),
        let place = ExpressPattern.place(of: state, syntax.value),
        let type = subject.syntax(map).value["ItemProcessor"]?["ProcessorConfig"]?["ExecutionType"]
      else { continue }
      report.add(
        .notInExpress(what), at: place, label: "an Express execution does not wait for this",
        notes: [Diagnostic.Note("the children are Express executions", at: type.range)])
    }
  }

  /// The Map whose Express children a state is part of.
  private static func expressMap(around state: State, _ machine: StateMachine) -> StateID? {
    var place = state.parent
    while let parent = place {
      if case .map(let map) = machine[parent.state].kind, case .distributed(let type) = map.mode {
        return type == .express ? parent.state : nil
      }
      place = machine[parent.state].parent
    }
    return nil
  }
}

extension Diagnostic.Message {
  fileprivate static func notInExpress(_ what: String) -> Self {
    "the Express children of a distributed Map do not have \(what)"
  }
}

import ASLModel
public import Diagnostics
import JSONPath
import JSONTree

/// Data that an earlier state, or its Catcher, replaced.
public enum LostInput: Rule {
  public static let name: Diagnostic.Rule = "lost-input"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A state reads data that an earlier state or Catcher has replaced.",
    why: """
      Without a ResultPath the result of a state takes the place of its whole input, and an error \
      that a Catcher takes leaves nothing but Error and Cause. A ResultPath puts it beside what is \
      there.
      """,
    failing: example(""),
    passing: example(#", "ResultPath": "$.error""#),
    source: "Amazon States Language, \"ResultPath\" and \"Errors\"")

  private static func example(_ resultPath: String) -> String {
    Example.machine([
      "Work": """
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "Catch": [
        { "ErrorEquals": ["States.ALL"], "Next": "Mend"\(resultPath) }
      ],
      "End": true
      """,
      "Mend": #"""
      "Type": "Pass",
      "Parameters": { "order.$": "$.orderId" },
      "End": true
      """#,
    ])
  }

  public static func check(_ subject: Subject, _ report: inout Report) {
    for found in subject.deadEnds {
      guard let loser = found.loser, let object = found.end.holder.object else { continue }
      let note = subject.note(loser, object)
      report.add(
        .lost(found.use.path.source), at: found.use.range, label: found.label,
        notes: note.map { [$0] } ?? [],
        help: [advice(loser, subject.definition.states[loser.state].syntax.key)])
    }
  }

  private static func advice(_ loser: ShapeOrigin, _ state: String) -> String {
    switch loser.field {
    case "Catch": #""ResultPath": "$.error" in the Catcher of '\#(state)' keeps its input"#
    case "InputPath", "OutputPath": "'\(loser.field)' of '\(state)' drops everything"
    default: #""ResultPath": "$.result" in '\#(state)' keeps its input"#
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func lost(_ path: String) -> Self {
    "'\(path)' has been replaced before this state"
  }
}

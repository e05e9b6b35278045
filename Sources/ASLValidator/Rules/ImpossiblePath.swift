import ASLModel
public import Diagnostics
import JSONPath
import JSONTree

/// A path that can find nothing.
public enum ImpossiblePath: Rule {
  public static let name: Diagnostic.Rule = "impossible-path"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A path looks for something that is never there.",
    why: """
      What a Pass state makes, what Parameters, ResultSelector and ResultPath leave, and what many \
      services answer is known before anything runs. A path that finds nothing ends the execution \
      with States.Runtime, which is neither retried nor caught; one with a filter or a wildcard \
      gives an empty array.
      """,
    failing: Example.machine([
      "Prepare": #"""
      "Type": "Pass",
      "Result": { "total": 3 },
      "Next": "Work"
      """#,
      "Work": #"""
      "Type": "Pass",
      "Parameters": { "sum.$": "$.totl" },
      "End": true
      """#,
    ]),
    passing: Example.machine([
      "Prepare": #"""
      "Type": "Pass",
      "Result": { "total": 3 },
      "Next": "Work"
      """#,
      "Work": #"""
      "Type": "Pass",
      "Parameters": { "sum.$": "$.total" },
      "End": true
      """#,
    ]),
    source: "Amazon States Language, \"Input and Output Processing\"; API models of the services")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for found in subject.deadEnds where found.loser == nil {
      let object = found.end.holder.object
      let note = object.flatMap { subject.note($0.origins.first, $0) }
      report.add(
        .impossible(found.use.path.source), at: found.use.range, label: found.label,
        notes: note.map { [$0] } ?? [], help: help(found))
    }
  }

  private static func help(_ found: DeadEnd) -> [String] {
    if found.end.holder.types == .string, found.use.path.root == .input {
      return ["States.StringToJson reads a text that holds JSON"]
    }
    return found.use.path.isDefinite ? [] : ["it always gives an empty array"]
  }
}

extension Diagnostic.Message {
  fileprivate static func impossible(_ path: String) -> Self {
    "'\(path)' never finds anything here"
  }
}

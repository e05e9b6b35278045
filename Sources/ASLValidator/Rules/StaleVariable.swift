import ASLModel
public import Diagnostics
import JSONTree

/// A variable that is read beside its own assignment.
public enum StaleVariable: Rule {
  public static let name: Diagnostic.Rule = "stale-variable"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A member of Assign reads a variable that another member of the same Assign sets.",
    why: """
      All of an Assign is evaluated with the values from before: the new value is there from the \
      next state on. Compute the value a second time, or assign it in the state before.
      """,
    failing: Example.afterTotal([
      "Second": #"""
      "Type": "Pass",
      "Assign": { "total": 4, "sum.$": "$total" },
      "Next": "Third"
      """#,
      "Third": #""Type": "Pass", "Parameters": { "sum.$": "$sum" }, "End": true"#,
    ]),
    passing: Example.afterTotal([
      "Second": #"""
      "Type": "Pass",
      "Assign": { "sum.$": "$total" },
      "Next": "Third"
      """#,
      "Third": #""Type": "Pass", "Parameters": { "sum.$": "$sum" }, "End": true"#,
    ]),
    source: "Step Functions guide, \"Passing data between states with variables\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, syntax) in subject.states {
      let reads = subject.variableReads(of: state.id)
      for assigner in subject.assigners(of: syntax.value) {
        let assigned = AssignedVariable.all(of: assigner)
        guard assigned.count > 1 else { continue }
        let byName = Dictionary(assigned.map { ($0.name, $0) }) { first, _ in first }
        var readers = assigned[...]
        for read in reads {
          // Both are in the order of the text.
          readers = readers.drop { $0.syntax.value.range.end < read.range.end }
          guard let reader = readers.first, reader.holds(read.range), read.name != reader.name,
            let other = byName[read.name],
            subject.variables.mayHaveValue(read.name, at: state.id) == true
          else { continue }
          report.add(
            .stale(read.name), at: read.range, label: "the value from before this state",
            notes: [Diagnostic.Note("set here", at: other.syntax.keyRange)])
        }
      }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func stale(_ name: String) -> Self {
    "'$\(name)' still has its old value in this Assign"
  }
}

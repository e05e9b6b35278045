import ASLModel
public import Diagnostics
import JSONTree

/// A workflow variable that has no value where it is read.
public enum UnassignedVariable: Rule {
  public static let name: Diagnostic.Rule = "unassigned-variable"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A workflow variable is read where no path has assigned it.",
    why: """
      AWS accepts this, and the execution fails when the field is evaluated. A variable has a \
      value after the state that assigns it, in the states that come later; the states inside a \
      Map or Parallel see those around them, but not the other way round, and a distributed Map \
      sees none from outside.
      """,
    failing: Example.afterTotal([
      "Second": #"""
      "Type": "Pass",
      "Parameters": { "sum.$": "$totl", "total.$": "$total" },
      "End": true
      """#
    ]),
    passing: Example.afterTotal([
      "Second": #"""
      "Type": "Pass",
      "Parameters": { "sum.$": "$total" },
      "End": true
      """#
    ]),
    source: "Step Functions guide, \"Passing data between states with variables\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, _) in subject.states {
      for read in subject.variableReads(of: state.id) where !read.isCalled {
        guard subject.variables.mayHaveValue(read.name, at: state.id) == false else { continue }
        let near = report.nearestName(to: read.name) { subject.variables.names(at: state.id) }
        report.add(
          .unassigned(read.name), at: read.range,
          label: near.map { "did you mean '$\($0)'?" } ?? "nothing before this assigns it")
      }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func unassigned(_ name: String) -> Self {
    "the variable '$\(name)' has no value here"
  }
}

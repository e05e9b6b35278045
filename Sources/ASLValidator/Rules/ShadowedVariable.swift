import ASLModel
public import Diagnostics
import JSONTree

/// A variable of an inner scope with the name of one of an outer scope.
public enum ShadowedVariable: Rule {
  public static let name: Diagnostic.Rule = "shadowed-variable"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A state inside a Map or Parallel assigns a variable of the same name as one outside.",
    why: """
      The states inside read the variables around them, but cannot set them: the one outside keeps \
      its value. The guide forbids the same name in both. Take another name, and pass the value \
      out through the Output of the Map or Parallel.
      """,
    failing: Example.machine([
      "First": #""Type": "Pass", "Assign": { "total": 3 }, "Next": "Each""#,
      "Each": #"""
      "Type": "Map",
      "ItemProcessor": {
        "StartAt": "One",
        "States": {
          "One": { "Type": "Pass", "Assign": { "total.$": "$total" }, "End": true }
        }
      },
      "End": true
      """#,
    ]),
    passing: Example.machine([
      "First": #""Type": "Pass", "Assign": { "total": 3 }, "Next": "Each""#,
      "Each": #"""
      "Type": "Map",
      "ItemProcessor": {
        "StartAt": "One",
        "States": {
          "One": { "Type": "Pass", "Parameters": { "total.$": "$total" }, "End": true }
        }
      },
      "End": true
      """#,
    ]),
    source: "Step Functions guide, \"Passing data between states with variables\", Scope")

  public static func check(_ subject: Subject, _ report: inout Report) {
    guard let machine = subject.definition.machine else { return }
    check(machine.top, outer: [:], machine, subject, &report)
  }

  private static func check(
    _ scope: Scope, outer: [String: JSONSyntax.Member], _ machine: StateMachine,
    _ subject: Subject, _ report: inout Report
  ) {
    var own: [String: JSONSyntax.Member] = [:]
    for id in scope.states {
      for holder in subject.assigners(of: subject.syntax(id).value) {
        for assigned in AssignedVariable.all(of: holder) where own[assigned.name] == nil {
          own[assigned.name] = assigned.syntax
          guard let other = outer[assigned.name] else { continue }
          report.add(
            .shadowed(assigned.name), at: assigned.syntax.keyRange,
            label: "does not set the one outside",
            notes: [Diagnostic.Note("the one outside", at: other.keyRange)])
        }
      }
    }
    let visible = outer.merging(own) { first, _ in first }
    for id in scope.states {
      // The child executions of a distributed Map see none from outside.
      let around = machine[id].isDistributedMap ? [:] : visible
      for inner in machine[id].innerScopes {
        check(inner, outer: around, machine, subject, &report)
      }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func shadowed(_ name: String) -> Self {
    "the variable '$\(name)' is assigned outside as well"
  }
}

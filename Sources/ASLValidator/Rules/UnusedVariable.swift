import ASLModel
public import Diagnostics
import JSONTree

/// A workflow variable that nothing reads.
public enum UnusedVariable: Rule {
  public static let name: Diagnostic.Rule = "unused-variable"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A workflow variable is assigned and never read.",
    why: """
      It counts against the 10 MiB that an execution may hold in variables, and a reader looks \
      for its use. Often the name is misspelt where it is read.
      """,
    failing: Example.afterTotal([
      "Second": #"""
      "Type": "Pass",
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
    guard subject.definition.machine != nil else { return }
    var read = Set(subject.states.flatMap { subject.variableReads(of: $0.state.id).map(\.name) })
    // A path under a name without `.$` is a finding of its own.
    for (state, syntax) in subject.states where state.queryLanguage == .jsonPath {
      let texts = subject.templates(of: syntax.value).flatMap(\.texts)
      read.formUnion(
        texts.lazy.map(\.value).filter { $0.hasPrefix("$") }.map(PathText.variable))
    }
    var reported: Set<String> = []
    for (_, syntax) in subject.states {
      for assigned in subject.assigners(of: syntax.value).flatMap(AssignedVariable.all)
      where !read.contains(assigned.name) && reported.insert(assigned.name).inserted {
        report.add(
          .unused(assigned.name), at: assigned.syntax.keyRange, label: "nothing reads it")
      }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func unused(_ name: String) -> Self {
    "the variable '$\(name)' is never read"
  }
}

import ASLModel
public import Diagnostics

/// A field that the Context Object never has.
public enum UnknownContextField: Rule {
  public static let name: Diagnostic.Rule = "unknown-context-field"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A path or expression reads a field that the Context Object does not have.",
    why: """
      AWS accepts it, and the state fails when it is run. The Context Object has Execution, State, \
      StateMachine, Task and Map, each with a few fields.
      """,
    failing: Example.state(
      #""Type": "Pass", "Parameters": { "id.$": "$$.Execution.ID" }"#),
    passing: Example.state(
      #""Type": "Pass", "Parameters": { "id.$": "$$.Execution.Id" }"#),
    source: "Step Functions guide, \"Accessing execution data from the Context object\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, _) in subject.states {
      for read in subject.contextReads(of: state.id) {
        check(read, &report)
      }
    }
  }

  private static func check(_ read: ContextRead, _ report: inout Report) {
    var place = ContextField.context
    var way: [String] = []
    for name in read.names {
      guard case .object(let fields) = place else { return }
      guard let field = fields.first(where: { $0.name == name }) else {
        let known = fields.map(\.name)
        let near = nearestName(to: name, among: known)
        let owner = (["the Context Object"] + way).joined(separator: ".")
        report.add(
          .unknown(name, owner), at: read.range,
          label: near.map { "did you mean '\($0)'?" } ?? "always missing",
          help: ["it has \(known.joined(separator: ", "))"])
        return
      }
      place = field.field
      way.append(name)
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: String, _ owner: String) -> Self {
    "\(owner) has no field '\(name)'"
  }
}

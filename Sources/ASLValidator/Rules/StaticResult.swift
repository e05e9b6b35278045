import ASLModel
public import Diagnostics
import JSONTree

/// A Pass Result that looks computed.
public enum StaticResult: Rule {
  public static let name: Diagnostic.Rule = "static-result"
  public static let severity = Diagnostic.Severity.warning
  public static let awsCode: AWSFinding.Code? = .passResultIsStatic
  public static let explanation = Explanation(
    "A path stands in the Result of a Pass state.",
    why: """
      Result is a constant: a path in it stays a text, and a name that ends in .$ stays that \
      name. Parameters are computed.
      """,
    failing: Example.state(
      """
      "Type": "Pass",
      "Result": { "total.$": "$.total" }
      """),
    passing: Example.state(
      """
      "Type": "Pass",
      "Parameters": { "total.$": "$.total" }
      """),
    source: "Step Functions API reference, ValidateStateMachineDefinition")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, syntax) in subject.states {
      guard case .pass = state.kind, let result = syntax.value["Result"] else { continue }
      for text in PathText.all(in: result) {
        report.add(
          .constant, at: text.range, label: "stays this text",
          help: ["what 'Parameters' holds is computed"])
      }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let constant: Self = "the Result of a Pass state is a constant, not computed"
}

import ASLModel
public import Diagnostics
import JSONTree

/// A path under a name without `.$`.
public enum MissingDollar: Rule {
  public static let name: Diagnostic.Rule = "missing-dollar"
  public static let severity = Diagnostic.Severity.warning
  public static let awsCode: AWSFinding.Code? = .noDollar
  public static let explanation = Explanation(
    "A payload template has a path or intrinsic function under a name that does not end in .$.",
    why: """
      Without .$ at the end of its name the value is a constant text, not what the path finds.
      """,
    failing: Example.state(
      """
      "Type": "Pass",
      "Parameters": { "total": "$.total" }
      """),
    passing: Example.state(
      """
      "Type": "Pass",
      "Parameters": { "total.$": "$.total" }
      """),
    source:
      "Step Functions API reference, ValidateStateMachineDefinition; Amazon States Language, \"Payload Template\""
  )

  public static func check(_ subject: Subject, _ report: inout Report) {
    let variables = subject.variables.allNames
    for (state, syntax) in subject.states where state.queryLanguage == .jsonPath {
      for template in subject.templates(of: syntax.value) {
        for text in PathText.all(in: template, variables: variables) {
          guard let key = text.key, !key.key.hasSuffix(".$") else { continue }
          report.add(
            .constant(text.value), at: text.range, label: "a constant text as it stands",
            fix: Diagnostic.Fix("write the name as '\(key.key).$'", [key.withDollar]))
        }
      }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func constant(_ text: String) -> Self {
    "'\(text)' looks computed, but its name does not end in '.$'"
  }
}

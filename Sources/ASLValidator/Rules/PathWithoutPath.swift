import ASLModel
public import Diagnostics
import JSONTree

/// A path in a field that takes a constant.
public enum PathWithoutPath: Rule {
  public static let name: Diagnostic.Rule = "path-without-path"
  public static let severity = Diagnostic.Severity.warning
  public static let awsCode: AWSFinding.Code? = .noPath
  public static let explanation = Explanation(
    "A path stands in a field that takes a constant text, where another field takes a path.",
    why: """
      Cause, Error and the comparison operators have a form whose name ends in Path. Only that \
      one looks the value up; the plain one takes the path for a text.
      """,
    failing: Example.machine(["Work": #""Type": "Fail", "Error": "Refused", "Cause": "$.reason""#]),
    passing: Example.machine([
      "Work": #""Type": "Fail", "Error": "Refused", "CausePath": "$.reason""#
    ]),
    source: "Step Functions API reference, ValidateStateMachineDefinition")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, syntax) in subject.states where state.queryLanguage == .jsonPath {
      switch state.kind {
      case .fail: check(syntax.value, &report)
      case .choice:
        for rule in syntax.value["Choices"]?.elements ?? [] { check(rule, &report) }
      case .task, .pass, .wait, .succeed, .parallel, .map: break
      }
    }
  }

  private static func check(_ object: JSONSyntax, _ report: inout Report) {
    for member in object.members ?? [] {
      switch member.key {
      case "And", "Or":
        for rule in member.value.elements ?? [] { check(rule, &report) }
      case "Not": check(member.value, &report)
      case "Error", "Cause", "StringEquals", "StringLessThan", "StringGreaterThan",
        "StringLessThanEquals", "StringGreaterThanEquals":
        guard let text = member.value.stringValue, PathText.isPath(text) else { continue }
        report.add(
          .constant(text), at: member.value.range, label: "a constant text as it stands",
          fix: .writing("\(member.key)Path", at: member.keyRange))
      default: break
      }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func constant(_ text: String) -> Self {
    "'\(text)' is a constant text here; a path needs the field whose name ends in 'Path'"
  }
}

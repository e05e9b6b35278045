import ASLModel
public import Diagnostics
import JSONTree

/// An ARN with a part missing.
public enum IncompleteARN: Rule {
  public static let name: Diagnostic.Rule = "incomplete-arn"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "An argument has an ARN that ends in an empty name, version or alias, or lacks parts.",
    why: """
      An ARN has six parts, arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE, and that of a function a \
      name and perhaps a version or alias after a colon. The Task fails when it is started. Often \
      something was to be filled in.
      """,
    failing: example("function:work:"),
    passing: example("function:work:live"),
    source: "AWS General Reference, \"Amazon Resource Names\"")

  private static func example(_ function: String) -> String {
    Example.state(
      """
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": { "FunctionName": "arn:aws:lambda:us-east-1:123456789012:\(function)" },
      "Retry": [ { "ErrorEquals": ["States.ALL"] } ]
      """)
  }

  public static func check(_ subject: Subject, _ report: inout Report) {
    for member in subject.parameters {
      guard let text = member.value.stringValue, text.hasPrefix("arn:"),
        !Definition.hasPlaceholder(text), !text.contains(" ")
      else { continue }
      if let name = ResourceName(text) {
        guard name.isFunction, name.resource.count < 2 || name.resource.contains("") else {
          continue
        }
        report.add(
          .emptyPart, at: member.value.range,
          label: name.resource.count > 2 ? "no version or alias after the last ':'" : "no name")
      } else {
        report.add(.tooShort, at: member.value.range, label: "fewer than six parts")
      }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let emptyPart: Self = "a part of the function's ARN is empty"
  fileprivate static let tooShort: Self = "this ARN is not complete"
}

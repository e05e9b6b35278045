import ASLModel
public import Diagnostics
import JSONTree

/// A parameter that an integration does not take.
public enum UnknownParameter: Rule {
  public static let name: Diagnostic.Rule = "unknown-parameter"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A Task passes a parameter that its service does not have.",
    why: """
      Names are in PascalCase whatever the service itself writes. AWS creates the state machine, \
      and the Task fails when it is started.
      """,
    failing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:states:::sns:publish",
      "Parameters": { "TopicARN": "arn:aws:sns:us-east-1:123456789012:notices", "Message": "done" }
      """#),
    passing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:states:::sns:publish",
      "Parameters": { "TopicArn": "arn:aws:sns:us-east-1:123456789012:notices", "Message": "done" }
      """#),
    source: "Step Functions guide, \"Integrating services\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for use in subject.integrationUses {
      guard let known = use.action.parameters else { continue }
      for (name, key) in use.parameters where !known.contains(name) {
        let near = nearestName(to: name, among: known)
        report.add(
          .unknown(name, use.service), at: key.keyRange,
          label: near.map { "did you mean '\($0)'?" } ?? "not a parameter of this action",
          help: near == nil ? ["it takes \(known.joined(separator: ", "))"] : [],
          fix: fix(name, key, use, known))
      }
    }
  }

  /// The parameter that was certainly meant, unless the Task passes it already.
  private static func fix(
    _ name: String, _ key: JSONSyntax.Member, _ use: IntegrationUse, _ known: [String]
  ) -> Diagnostic.Fix? {
    guard let meant = certainName(for: name, among: known),
      !use.parameters.contains(where: { $0.name == meant })
    else { return nil }
    return .writing(key.key.hasSuffix(".$") ? "\(meant).$" : meant, at: key.keyRange)
  }
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: String, _ service: TaskResource.Service) -> Self {
    "'\(service.resourceType):\(service.action)' has no parameter '\(name)'"
  }
}

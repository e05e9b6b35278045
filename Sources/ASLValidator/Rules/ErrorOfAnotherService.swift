import ASLModel
public import Diagnostics
import JSONTree

/// An Error Name of a service that the Task does not call.
public enum ErrorOfAnotherService: Rule {
  public static let name: Diagnostic.Rule = "error-of-another-service"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A Retrier or Catcher names an error of another service than the Task calls.",
    why: """
      Each service has its own prefix: Lambda.TooManyRequestsException never comes from \
      ecs:runTask. The error that was meant passes by unhandled.
      """,
    failing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:states:::ecs:runTask.sync",
      "Parameters": { "TaskDefinition": "convert" },
      "Retry": [ { "ErrorEquals": ["Lambda.ServiceException"] } ]
      """#),
    passing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:states:::ecs:runTask.sync",
      "Parameters": { "TaskDefinition": "convert" },
      "Retry": [ { "ErrorEquals": ["ECS.ServerException"] } ]
      """#),
    source: "Step Functions guide, \"Handling errors\"; recorded executions")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, syntax) in subject.states {
      guard case .task(let task) = state.kind, let service = task.resource.service,
        let own = OptimizedIntegration(of: service)
      else { continue }
      for element in subject.handlers(of: syntax.value)
        .flatMap({ $0["ErrorEquals"]?.elements ?? [] })
      {
        guard let text = element.stringValue, let other = prefixes[prefix(of: text)],
          other.service != own.service
        else { continue }
        report.add(
          .ofAnother(text, other.title, own.title), at: element.range,
          label: "never an error of \(own.title)")
      }
    }
  }

  private static func prefix(of error: String) -> String {
    error.contains(".") ? String(error.prefix { $0 != "." }) : ""
  }

  /// By the prefix of its errors. Functions raise errors of any name, so those of Lambda count only
  /// where no function is called.
  private static let prefixes = Dictionary(
    OptimizedIntegration.all.map { ($0.errorPrefix, $0) }, uniquingKeysWith: { first, _ in first })
}

extension Diagnostic.Message {
  fileprivate static func ofAnother(_ error: String, _ other: String, _ own: String) -> Self {
    "'\(error)' is an error of \(other), but this Task calls \(own)"
  }
}

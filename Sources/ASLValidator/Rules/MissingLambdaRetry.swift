import ASLModel
public import Diagnostics
import JSONTree

/// A function that is not called again when Lambda fails.
public enum MissingLambdaRetry: Rule {
  public static let name: Diagnostic.Rule = "missing-lambda-retry"
  public static let severity = Diagnostic.Severity.information
  public static let isAdvice = true
  public static let explanation = Explanation(
    "A Task calls a Lambda function and does not retry the transient errors of Lambda.",
    why: """
      Lambda fails now and then for reasons of its own: Lambda.ServiceException, \
      Lambda.AWSLambdaException, Lambda.SdkClientException and Lambda.TooManyRequestsException \
      go away when the call is made again.
      """,
    failing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": { "FunctionName": "work" }
      """#),
    passing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": { "FunctionName": "work" },
      "Retry": [ { "ErrorEquals": ["Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException"] } ]
      """#),
    source: "Step Functions guide, \"Best practices\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, syntax) in subject.states {
      guard case .task(let task) = state.kind, callsFunction(task.resource),
        !task.retriers.contains(where: { $0.matches(transient) }),
        let resource = syntax.value["Resource"]
      else { continue }
      report.add(.notRetried, at: resource.range, label: "without a Retrier for Lambda's errors")
    }
  }

  private static let transient = ErrorOutput(error: "Lambda.ServiceException", cause: nil)

  private static func callsFunction(_ resource: TaskResource) -> Bool {
    switch resource.kind {
    case .lambdaFunction: !Definition.hasPlaceholder(resource.arn)
    case .activity: false
    case .service(let service): service.name == "lambda" && service.action == "invoke"
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let notRetried: Self = "Lambda's transient errors are not retried"
}

import ASLInterpreter
import ASLModel

/// An error that a service's API answers, as Step Functions shows it.
///
/// The error is `ECS.ClientException`; the cause is a text, not JSON, made by version 1 of the AWS
/// SDK for Java: `message (Service: AmazonECS; Status Code: 400; Error Code: ClientException;
/// Request ID: …; Proxy: null)`. Source: recorded executions.
struct ServiceException: Error, Sendable, Hashable {
  let service: ServiceName
  /// Without the word Exception where the API's own code has none: `NotFound` of SNS.
  let code: String
  let statusCode: Int
  let message: String

  init(_ service: ServiceName, _ code: String, _ statusCode: Int = 400, _ message: String) {
    self.service = service
    self.code = code
    self.statusCode = statusCode
    self.message = message
  }

  func output(requestID: String) -> ErrorOutput {
    let suffix = code.hasSuffix("Exception") ? "" : "Exception"
    return ErrorOutput(
      error: ErrorName("\(service.rawValue).\(code)\(suffix)"),
      cause: """
        \(message) (Service: \(service.title); Status Code: \(statusCode); Error Code: \(code); \
        Request ID: \(requestID); Proxy: null)
        """)
  }
}

/// A service as error names begin with it.
enum ServiceName: String, Sendable, Hashable {
  case ecs = "ECS"
  case lambda = "Lambda"
  case sns = "SNS"
  case stepFunctions = "StepFunctions"

  /// As the causes of its errors name it.
  var title: String {
    switch self {
    case .ecs: "AmazonECS"
    case .lambda: "AWSLambda"
    case .sns: "AmazonSNS"
    case .stepFunctions: "AWSStepFunctions"
    }
  }

  /// The SDK's own error, when a request got no answer: the cause is its text alone.
  func unreachable(_ cause: String) -> ErrorOutput {
    ErrorOutput(error: ErrorName("\(rawValue).SdkClientException"), cause: cause)
  }
}

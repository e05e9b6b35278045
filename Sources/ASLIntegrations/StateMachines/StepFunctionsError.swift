import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// An error that the Step Functions API answers a request to start an execution with. The texts are
/// those of recorded answers, but for the limits, which the service does not have.
struct StepFunctionsError: Error, Sendable, Hashable {
  /// `StateMachineDoesNotExist`.
  let code: String
  let message: String

  private init(_ code: String, _ message: String) {
    self.code = code
    self.message = message
  }

  static func stateMachineDoesNotExist(_ arn: StateMachineARN) -> Self {
    Self("StateMachineDoesNotExist", "State Machine Does Not Exist: '\(arn.text)'")
  }

  static func executionAlreadyExists(_ arn: String) -> Self {
    Self("ExecutionAlreadyExists", "Execution Already Exists: '\(arn)'")
  }

  static func invalidARN(_ text: String) -> Self {
    let why =
      text.hasPrefix("arn:") ? "Resource type not valid in this context" : "Invalid ARN prefix"
    return Self("InvalidArn", "Invalid Arn: '\(why): \(text)'")
  }

  static func invalidName(_ name: String) -> Self { Self("InvalidName", "Invalid Name: '\(name)'") }

  static func invalidInput(_ why: String) -> Self {
    Self("InvalidExecutionInput", "Invalid State Machine Execution Input: '\(why)'")
  }

  static let typeNotSupported = Self(
    "StateMachineTypeNotSupported",
    "This operation is not supported by this type of state machine")

  static func limit(_ refusal: NestedExecutionRefusal, _ arn: String) -> Self {
    switch refusal {
    case .nameTaken: executionAlreadyExists(arn)
    case .tooDeep(let limit):
      Self(
        "ExecutionLimitExceeded",
        "Executions that start one another are \(limit) deep here: does one start itself for ever?")
    case .tooMany(let limit):
      Self("ExecutionLimitExceeded", "No more than \(limit) executions are started here.")
    }
  }

  /// As the task's integration shows it: the optimized one as `StepFunctions.…Exception`, that of
  /// the SDK as `Sfn.…Exception`.
  func failure(
    _ resource: TaskResource, _ dialect: StartExecutionDialect, _ requestID: String
  ) -> TaskFailure {
    switch dialect {
    case .optimized:
      let output = ServiceException(.stepFunctions, code, 400, message).output(requestID: requestID)
      let isWaiting = resource.service?.pattern != .requestResponse
      return TaskFailure(output, phase: isWaiting ? .submit : .running)
    case .sdk, .sdkSynchronous:
      return TaskFailure(
        ErrorOutput(
          error: ErrorName("Sfn.\(code)Exception"),
          cause: """
            \(message) (Service: Sfn, Status Code: 400, Request ID: \(requestID)) (SDK Attempt \
            Count: 1)
            """))
    }
  }
}

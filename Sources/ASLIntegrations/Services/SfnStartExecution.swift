import ASLInterpreter
import ASLModel
import ASLRuntime

/// `arn:aws:states:::aws-sdk:sfn:startExecution`.
enum SfnStartExecution: ExecutionStarting {
  static let dialect = StartExecutionDialect.sdk

  static func serves(_ resource: TaskResource) -> Bool {
    resource.isSfn("startExecution")
  }

  static func check(
    _ type: MapState.ExecutionType, _ pattern: TaskResource.Pattern
  ) throws(StepFunctionsError) {}

  static func taskEnd(
    _ task: TaskRequest, _ surroundings: Surroundings
  ) -> NestedExecution.TaskEnd { .whenBegun }
}

extension TaskResource {
  /// Whether it is an action of Step Functions' API through the AWS SDK.
  func isSfn(_ action: String) -> Bool {
    guard let service else { return false }
    return service.isSDK && service.name == "sfn" && service.action == action
      && service.pattern == .requestResponse
  }
}

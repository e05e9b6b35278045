import ASLInterpreter
import ASLModel
import ASLRuntime

/// `arn:aws:states:::aws-sdk:sfn:startSyncExecution`: an Express execution whose end is waited for.
/// A failed one does not fail the task: the result says so.
enum SfnStartSyncExecution: ExecutionStarting {
  static let dialect = StartExecutionDialect.sdkSynchronous

  static func serves(_ resource: TaskResource) -> Bool {
    resource.isSfn("startSyncExecution")
  }

  static func check(
    _ type: MapState.ExecutionType, _ pattern: TaskResource.Pattern
  ) throws(StepFunctionsError) {
    if type == .standard { throw .typeNotSupported }
  }

  static func taskEnd(
    _ task: TaskRequest, _ surroundings: Surroundings
  ) -> NestedExecution.TaskEnd { .withExecution(nil, isSubmitted: false) }
}

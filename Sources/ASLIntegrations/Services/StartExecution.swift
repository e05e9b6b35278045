import ASLInterpreter
import ASLModel
import ASLRuntime

/// `arn:aws:states:::states:startExecution`, `.sync`, `.sync:2` and `.waitForTaskToken`. Step
/// Functions API reference, "StartExecution"; guide, "Start workflow executions from a task state".
enum StartExecution: ExecutionStarting {
  static let dialect = StartExecutionDialect.optimized

  static func serves(_ resource: TaskResource) -> Bool {
    guard let service = resource.service else { return false }
    return !service.isSDK && service.name == "states" && service.action == "startExecution"
  }

  /// The end of an Express execution cannot be waited for: the service does not describe it.
  static func check(
    _ type: MapState.ExecutionType, _ pattern: TaskResource.Pattern
  ) throws(StepFunctionsError) {
    switch pattern {
    case .sync, .syncParsed: if type == .express { throw .typeNotSupported }
    case .requestResponse, .waitForTaskToken: break
    }
  }

  /// As recorded, a task that waits for an execution ends by a call with its token as well.
  static func taskEnd(
    _ task: TaskRequest, _ surroundings: Surroundings
  ) -> NestedExecution.TaskEnd {
    let tokens = surroundings.tokens
    let callback = task.taskToken.map { token in
      TaskCallback(expect: { tokens.expect(token, for: $0) }) { () async throws(TaskFailure) in
        try await tokens.answer(to: token)
      }
    }
    switch (task.resource.service?.pattern, callback) {
    case (.waitForTaskToken, let callback?): return .byCallback(callback)
    case (.sync, _), (.syncParsed, _): return .withExecution(callback)
    case (.waitForTaskToken, nil), (.requestResponse, _), (nil, _): return .whenBegun
    }
  }
}

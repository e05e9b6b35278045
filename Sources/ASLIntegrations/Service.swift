import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// Turns a Task's parameters into a request to a capability, and what came back into the JSON and
/// the errors that the real service gives.
protocol Service: Sendable {
  /// The resources it stands behind.
  static func serves(_ resource: TaskResource) -> Bool

  /// Begins one attempt. Unless a service says otherwise, ``run(_:)`` carries it out.
  static func attempt(
    _ task: TaskRequest, in execution: HostedExecution, _ surroundings: Surroundings
  ) -> TaskAttempt

  /// Carries out one attempt. When its Swift task is cancelled it stops what it started.
  static func run(_ call: ServiceCall) async throws(TaskFailure) -> JSON

  /// What the state asks for that no configuration answers; nil when all is there or can only be
  /// known at run time.
  static func missing(_ use: TaskUse, in configuration: ResourceConfiguration) -> Missing?
}

extension Service {
  static func attempt(
    _ task: TaskRequest, in execution: HostedExecution, _ surroundings: Surroundings
  ) -> TaskAttempt {
    .running { reporter async throws(TaskFailure) in
      try await run(ServiceCall(task: task, reporter: reporter, surroundings: surroundings))
    }
  }
}

/// One attempt at a task, and what it is carried out with.
struct ServiceCall: Sendable {
  let task: TaskRequest
  let reporter: any TaskReporter
  let surroundings: Surroundings

  var parameters: JSON { task.parameters }
  var pattern: TaskResource.Pattern { task.resource.service?.pattern ?? .requestResponse }

  /// Which history event tells of a request that the service refuses: `TaskSubmitFailed` where the
  /// answer to it would have been `TaskSubmitted`.
  var requestPhase: TaskFailure.Phase { pattern == .requestResponse ? .running : .submit }

  /// Shows a line of the integration itself.
  func note(_ line: String) { reporter.log(line, from: "asl") }
}

/// What a state needs and the configuration lacks.
struct Missing: Sendable, Equatable {
  /// In words: `the Lambda function "charge"`.
  let what: String
  /// The section of resources.json.
  let section: String
  /// The members to add to the section.
  let entry: JSON
}

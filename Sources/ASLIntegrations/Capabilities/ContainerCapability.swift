import ASLModel

/// Runs the containers of tasks.
protocol ContainerCapability: Sendable {
  /// The task definition that a request names.
  func taskDefinition(named name: String) -> TaskDefinition?

  /// Runs a task to its end: returns when no container of it is left. When the Swift task is
  /// cancelled, stops the containers as StopTask does.
  ///
  /// - Parameter log: takes each line that a container prints, and the container's name.
  func run(
    _ task: ContainerTask, log: @escaping @Sendable (String, _ container: String) -> Void
  ) async -> ContainerTaskResult
}

/// A task to run.
struct ContainerTask: Sendable {
  /// 32 hexadecimal digits.
  let id: String
  let definition: TaskDefinition
  let overrides: [ContainerOverride]
}

struct ContainerOverride: Sendable, Hashable {
  let name: String
  let command: [String]?
  let environment: [TaskDefinition.Variable]
}

/// How a task ended.
struct ContainerTaskResult: Sendable, Equatable {
  /// Those of the task definition, in its order.
  let containers: [Container]
  let stopCode: StopCode
  let stoppedReason: String
  let times: Times

  struct Container: Sendable, Equatable {
    let name: String
    /// nil when it never ran.
    var exitCode: Int?
    /// What ECS says of this container alone.
    var reason: String?
    var runtimeID: String?
    var imageDigest: String?
  }

  /// ECS API reference, "Task": stopCode.
  enum StopCode: String, Sendable, Hashable {
    case essentialContainerExited = "EssentialContainerExited"
    case taskFailedToStart = "TaskFailedToStart"
    case userInitiated = "UserInitiated"
  }

  struct Times: Sendable, Equatable {
    var pullStarted: Timestamp?
    var pullStopped: Timestamp?
    var started: Timestamp?
    var stopping: Timestamp?
    var executionStopped: Timestamp?
    var stopped: Timestamp?
  }
}

public import ASLInterpreter
public import JSONTree

/// The one door to the world: carries out the attempts at Task states.
public protocol TaskHandler: Sendable {
  /// Begins an attempt. Returns at once; what takes time happens in the returned ``TaskAttempt``.
  ///
  /// - Parameter execution: whose task it is.
  func attempt(_ task: TaskRequest, in execution: HostedExecution) -> TaskAttempt
}

/// What an attempt at a task is made of.
public enum TaskAttempt: Sendable {
  /// All answers are known beforehand and arrive on the driver's clock, which may be virtual.
  case scripted([ScriptedAnswer])
  /// Something real runs. While it does, time is real.
  ///
  /// The operation returns the task's output, or throws how it failed. When nobody waits for it any
  /// more its Swift task is cancelled: it then stops all that it started and returns promptly.
  case running(@Sendable (any TaskReporter) async throws(TaskFailure) -> JSON)
  /// The driver hosts another execution, on the same clock.
  case nested(NestedExecution)
}

/// One answer of a scripted attempt.
public struct ScriptedAnswer: Sendable, Equatable {
  /// When it arrives, counted from the answer before it, the first from the start of the attempt.
  public let delay: Duration
  public let kind: Kind

  public init(after delay: Duration = .zero, _ kind: Kind) {
    self.delay = delay
    self.kind = kind
  }

  public enum Kind: Sendable, Equatable {
    /// A worker took up the activity task; what it called itself.
    case started(workerName: String?)
    case submitted(JSON)
    case heartbeat
    case succeeded(JSON)
    case failed(TaskFailure)
  }
}

/// How a running task tells the driver what happens meanwhile.
public protocol TaskReporter: Sendable {
  /// A worker took up the activity task; what it called itself.
  func started(workerName: String?)
  /// The first answer of a `.sync` or `.waitForTaskToken` integration.
  func submitted(_ output: JSON)
  func heartbeat()
  /// A line that the task's own process printed, with the name of what printed it: a container, a
  /// function.
  func log(_ line: String, from source: String)
}

public import ASLInterpreter
public import ASLModel
public import JSONTree

/// An execution of another state machine that a task starts: `states:startExecution`.
///
/// The driver hosts it beside the one that asks: on the same clock, with the same handler.
public struct NestedExecution: Sendable {
  public let machine: StateMachine
  /// Its names, type and seed. It starts when the driver starts it.
  public let settings: ExecutionSettings
  public let input: JSON
  /// Whether its name was chosen. No second execution can have it then, but one with the same input
  /// that is asked for while the first runs is that first one.
  ///
  /// - Note: Step Functions API, StartExecution: it is idempotent for Standard workflows.
  public let hasUniqueName: Bool
  public let taskEnd: TaskEnd
  public let answers: any NestedExecutionAnswers

  public init(
    machine: StateMachine, settings: ExecutionSettings, input: JSON, hasUniqueName: Bool,
    taskEnd: TaskEnd, answers: any NestedExecutionAnswers
  ) {
    self.machine = machine
    self.settings = settings
    self.input = input
    self.hasUniqueName = hasUniqueName
    self.taskEnd = taskEnd
    self.answers = answers
  }

  /// When the task that started it ends.
  public enum TaskEnd: Sendable {
    /// As soon as the execution has begun, with ``NestedExecutionAnswers/begun(at:)``.
    case whenBegun
    /// When the execution has ended; if the task is cancelled, so is the execution. A call with the
    /// task's token ends the task, too.
    ///
    /// - Parameter isSubmitted: whether the task is told before that the execution has begun.
    case withExecution(TaskCallback?, isSubmitted: Bool = true)
    /// By a call with the task's token.
    case byCallback(TaskCallback)
  }
}

/// How a task is ended by a call with its token.
public struct TaskCallback: Sendable {
  /// Makes the token valid. Called before what could call back begins.
  public let expect: @Sendable (any TaskReporter) -> Void
  /// Returns what the call brought. Cancelled when nobody waits for it any more.
  public let answer: @Sendable () async throws(TaskFailure) -> JSON

  public init(
    expect: @escaping @Sendable (any TaskReporter) -> Void,
    answer: @escaping @Sendable () async throws(TaskFailure) -> JSON
  ) {
    self.expect = expect
    self.answer = answer
  }
}

/// What the service answers a task about the execution that it started, in its own words.
public protocol NestedExecutionAnswers: Sendable {
  /// The response to StartExecution.
  func begun(at start: Timestamp) -> JSON
  func refused(_ refusal: NestedExecutionRefusal) -> TaskFailure
  /// The result of a task that waited for the execution.
  func ended(
    _ outcome: Outcome, from start: Timestamp, to stop: Timestamp
  ) throws(TaskFailure) -> JSON
}

/// Why a driver does not start a nested execution.
public enum NestedExecutionRefusal: Sendable, Equatable {
  /// Another execution has or had its name.
  case nameTaken
  /// It would be nested deeper than so many executions: as a rule they start one another for ever.
  case tooDeep(limit: Int)
  /// So many run already, or so many have been started in all.
  case tooMany(limit: Int)
}

public import ASLModel
public import JSONTree

/// Something that happened outside an execution and that it is told of.
///
/// Every event comes with its time. An event that names a request which is no longer waited for
/// changes nothing.
public enum ExecutionEvent: Sendable, Equatable {
  /// The execution begins with this input.
  case started(input: JSON)
  /// An activity worker took the task up.
  case taskStarted(RequestID, workerName: String?)
  /// A `.sync` or `.waitForTaskToken` integration accepted the task; its first answer.
  case taskSubmitted(RequestID, output: JSON)
  case taskSucceeded(RequestID, output: JSON)
  case taskFailed(RequestID, TaskFailure)
  case heartbeat(RequestID)
  case timerFired(RequestID)
  /// A page of a distributed Map's items; none is asked for after the last.
  case itemsRead(RequestID, items: [ReadItem], isLast: Bool)
  /// Items could not be read: `States.ItemReaderFailed`, as a rule.
  case itemsFailed(RequestID, ErrorOutput)
  case childFinished(RequestID, Outcome)
  /// All results have been written. `output` says where: `{"Bucket": …, "Key": …}`.
  case resultsWritten(RequestID, output: JSON)
  /// Results cannot be written: `States.ResultWriterFailed`, as a rule.
  case resultsFailed(RequestID, ErrorOutput)
  /// Somebody stopped the execution: `StopExecution`, or Ctrl-C.
  case stopped(ErrorOutput)
  /// Somebody redrives the ended execution: `RedriveExecution`. Changes nothing where
  /// ``Execution/redriveStatus(at:)`` says that it cannot be redriven.
  case redriven
}

/// How an attempt at a task failed, and when in its life: AWS records each as its own history
/// event.
public struct TaskFailure: Error, Sendable, Equatable {
  public let output: ErrorOutput
  public let phase: Phase

  public init(_ output: ErrorOutput, phase: Phase = .running) {
    self.output = output
    self.phase = phase
  }

  public enum Phase: String, Sendable, Equatable {
    /// The service refused to start it: `TaskStartFailed`, `LambdaFunctionStartFailed`.
    case start
    /// The integration could not submit it: `TaskSubmitFailed`.
    case submit
    /// It ran and failed: `TaskFailed`, `LambdaFunctionFailed`, `ActivityFailed`.
    case running
    /// The service knows before it begins that it cannot: an activity that does not exist, a
    /// parameter of the wrong form. Nothing is recorded of the task and the execution fails with
    /// this error. It has to be told before the step after the one that asked for the task; later
    /// it counts as ``running``.
    case refused
  }
}

/// The name of a request, unique within its execution; answers carry it.
public struct RequestID: Sendable, Hashable {
  public let number: Int

  public init(_ number: Int) { self.number = number }
}

public import ASLModel
public import JSONTree

/// One event of an execution's history, as AWS Step Functions records it.
public struct HistoryEvent: Sendable, Equatable {
  /// From 1, without gaps.
  public let id: Int
  /// The event that led to this one; 0 for none.
  public let previousEventID: Int
  public let timestamp: Timestamp
  /// The number of the branch that the event belongs to: 0 is the top level, the branches of
  /// Parallel states and the iterations of Map states count from 1 in the order they began. Not
  /// part of what the service records.
  public let branch: Int
  public let kind: Kind

  public init(
    id: Int, previousEventID: Int, timestamp: Timestamp, branch: Int = 0, kind: Kind
  ) {
    self.id = id
    self.previousEventID = previousEventID
    self.timestamp = timestamp
    self.branch = branch
    self.kind = kind
  }

  /// What happened: the types of events that `GetExecutionHistory` can return, each with its
  /// details.
  ///
  /// Values are kept as values; their JSON text is made by ``HistoryEvent/json``.
  public enum Kind: Sendable, Equatable {
    case executionStarted(input: JSON, roleARN: String)
    case executionSucceeded(output: JSON)
    case executionFailed(ErrorOutput)
    case executionTimedOut(ErrorOutput)
    case executionAborted(ErrorOutput)
    case executionRedriven(redriveCount: Int)

    case stateEntered(StateType, StateID, name: String, input: JSON)
    /// `assigned`: the workflow variables that the state has set, nil where it has set none.
    case stateExited(StateType, StateID, name: String, output: JSON, assigned: JSONObject?)
    /// A Task, Wait, Parallel or Map state was cut short because another branch failed.
    case stateAborted(StateType, StateID)
    /// A JSONata expression could not be evaluated.
    indirect case evaluationFailed(ErrorOutput, location: String?, state: String)

    /// An attempt at a Task state got on.
    indirect case task(TaskResource, TaskEvent)

    case parallelStateStarted
    case parallelStateSucceeded
    case parallelStateFailed

    /// `length`: how many items there are; 0 where an ItemReader is going to say.
    case mapStateStarted(length: Int)
    case mapStateSucceeded
    case mapStateFailed
    case mapIterationStarted(name: String, index: Int)
    case mapIterationSucceeded(name: String, index: Int)
    case mapIterationFailed(name: String, index: Int)
    case mapIterationAborted(name: String, index: Int)

    case mapRunStarted(mapRunARN: String)
    case mapRunSucceeded
    case mapRunFailed(ErrorOutput)
    case mapRunAborted
    case mapRunRedriven(mapRunARN: String, redriveCount: Int)
  }

  /// The life of one attempt at a Task state. The service has three sets of names for it: `Task…`,
  /// `LambdaFunction…` and `Activity…`.
  public enum TaskEvent: Sendable, Equatable {
    case scheduled(TaskSchedule)
    /// Of a Lambda function or an activity.
    case scheduleFailed(ErrorOutput)
    /// `workerName` is what an activity's worker calls itself.
    case started(workerName: String?)
    /// Of a service or a Lambda function.
    case startFailed(ErrorOutput)
    /// The first answer to `.sync` and `.waitForTaskToken`.
    case submitted(output: JSON)
    /// Of a service.
    case submitFailed(ErrorOutput)
    case succeeded(output: JSON)
    case failed(ErrorOutput)
    case timedOut(ErrorOutput)
  }

  public struct TaskSchedule: Sendable, Equatable {
    /// What the task is given: `parameters` of a service, `input` of a function or activity.
    public let parameters: JSON
    public let region: String
    public let timeoutSeconds: Int?
    public let heartbeatSeconds: Int?
    public let credentials: JSON?

    public init(
      parameters: JSON, region: String, timeoutSeconds: Int? = nil, heartbeatSeconds: Int? = nil,
      credentials: JSON? = nil
    ) {
      self.parameters = parameters
      self.region = region
      self.timeoutSeconds = timeoutSeconds
      self.heartbeatSeconds = heartbeatSeconds
      self.credentials = credentials
    }
  }
}

extension HistoryEvent {
  /// The value of `type`: `TaskStateEntered`, `LambdaFunctionScheduled`.
  public var type: String {
    switch kind {
    case .executionStarted: "ExecutionStarted"
    case .executionSucceeded: "ExecutionSucceeded"
    case .executionFailed: "ExecutionFailed"
    case .executionTimedOut: "ExecutionTimedOut"
    case .executionAborted: "ExecutionAborted"
    case .executionRedriven: "ExecutionRedriven"
    case .stateEntered(let type, _, _, _): "\(type.rawValue)StateEntered"
    case .stateExited(let type, _, _, _, _): "\(type.rawValue)StateExited"
    case .stateAborted(let type, _): "\(type.rawValue)StateAborted"
    case .evaluationFailed: "EvaluationFailed"
    case .task(let resource, let event): resource.kind.eventPrefix + event.typeSuffix
    case .parallelStateStarted: "ParallelStateStarted"
    case .parallelStateSucceeded: "ParallelStateSucceeded"
    case .parallelStateFailed: "ParallelStateFailed"
    case .mapStateStarted: "MapStateStarted"
    case .mapStateSucceeded: "MapStateSucceeded"
    case .mapStateFailed: "MapStateFailed"
    case .mapIterationStarted: "MapIterationStarted"
    case .mapIterationSucceeded: "MapIterationSucceeded"
    case .mapIterationFailed: "MapIterationFailed"
    case .mapIterationAborted: "MapIterationAborted"
    case .mapRunStarted: "MapRunStarted"
    case .mapRunSucceeded: "MapRunSucceeded"
    case .mapRunFailed: "MapRunFailed"
    case .mapRunAborted: "MapRunAborted"
    case .mapRunRedriven: "MapRunRedriven"
    }
  }
}

extension TaskResource.Kind {
  /// How the types of events of such a task begin.
  var eventPrefix: String {
    switch self {
    case .lambdaFunction: "LambdaFunction"
    case .activity: "Activity"
    case .service: "Task"
    }
  }
}

extension HistoryEvent.TaskEvent {
  /// How the types of such events end.
  var typeSuffix: String {
    switch self {
    case .scheduled: "Scheduled"
    case .scheduleFailed: "ScheduleFailed"
    case .started: "Started"
    case .startFailed: "StartFailed"
    case .submitted: "Submitted"
    case .submitFailed: "SubmitFailed"
    case .succeeded: "Succeeded"
    case .failed: "Failed"
    case .timedOut: "TimedOut"
    }
  }
}

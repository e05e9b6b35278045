public import ASLModel
public import JSONTree

/// Something that an execution wants done outside.
public enum ExecutionRequest: Sendable, Equatable {
  indirect case startTask(TaskRequest)
  /// Nobody waits for this task any more: stop it, with all that it started.
  case cancelTask(RequestID)
  case setTimer(RequestID, at: Timestamp)
  case cancelTimer(RequestID)
  /// A distributed Map begins to read its items: the first page.
  indirect case openItems(ItemsRequest)
  /// A further page of at most so many items.
  case readItems(RequestID, count: Int)
  /// No more items are wanted.
  case closeItems(RequestID)
  indirect case startChild(ChildRequest)
  /// Nobody waits for this child execution any more: abort it, with all that it started.
  case stopChild(RequestID)
  indirect case openResults(ResultsRequest)
  indirect case writeResult(RequestID, ChildResult)
  /// All results are there: complete them.
  case closeResults(RequestID)
  case record(HistoryEvent)
  case finished(Outcome)
}

/// One attempt at a Task state.
public struct TaskRequest: Sendable, Equatable {
  public let id: RequestID
  public let state: StateID
  public let stateName: String
  public let resource: TaskResource
  /// The effective input: what `Parameters` or `Arguments` made of the state's input.
  public let parameters: JSON
  /// What `Credentials` gave, where the state has it.
  public let credentials: JSON?
  /// The token that `$$.Task.Token` shows, for `.waitForTaskToken` and activities.
  public let taskToken: String?
  /// How many attempts the state made before this one since it was entered, from 0.
  public let attempt: Int
  /// The Map iterations around the state, outermost first.
  public let iterations: [Iteration]
  /// `TimeoutSeconds`, where the state sets it; the execution itself keeps the time.
  public let timeoutSeconds: Int?
  public let heartbeatSeconds: Int?

  public init(
    id: RequestID, state: StateID, stateName: String, resource: TaskResource, parameters: JSON,
    credentials: JSON? = nil, taskToken: String? = nil, attempt: Int = 0,
    iterations: [Iteration] = [], timeoutSeconds: Int? = nil, heartbeatSeconds: Int? = nil
  ) {
    self.id = id
    self.state = state
    self.stateName = stateName
    self.resource = resource
    self.parameters = parameters
    self.credentials = credentials
    self.taskToken = taskToken
    self.attempt = attempt
    self.iterations = iterations
    self.timeoutSeconds = timeoutSeconds
    self.heartbeatSeconds = heartbeatSeconds
  }

  /// One iteration of a Map state.
  public struct Iteration: Sendable, Hashable {
    public let mapName: String
    /// The index of the item, from 0.
    public let index: Int

    public init(mapName: String, index: Int) {
      self.mapName = mapName
      self.index = index
    }
  }
}

/// How an execution ended.
public enum Outcome: Sendable, Equatable {
  case succeeded(output: JSON)
  case failed(ErrorOutput)
  /// The state machine's own `TimeoutSeconds` ran out.
  case timedOut
  case aborted(ErrorOutput)

  /// As DescribeExecution shows it: `SUCCEEDED`.
  public var status: String {
    switch self {
    case .succeeded: "SUCCEEDED"
    case .failed: "FAILED"
    case .timedOut: "TIMED_OUT"
    case .aborted: "ABORTED"
    }
  }
}

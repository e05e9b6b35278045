public import ASLModel
public import JSONTree

/// One state to be run alone, and what stands in for what is around it.
///
/// - Note: Step Functions API, TestState: `mock`, `context`, `variables`, `stateConfiguration`.
public struct StateTest: Sendable, Equatable {
  /// The state, at whatever depth of its machine.
  public var state: StateID
  /// The name that `$$.State.Name` shows.
  public var name: String
  /// The workflow variables that it sees.
  public var variables = JSONObject()
  /// Stands for the Context Object; nil for the one that the execution has.
  public var context: JSONObject?
  /// Whether `$$.Execution.RoleArn` is there; else it is null.
  public var showsRole = true
  /// What the state's work comes to. A Parallel or Map state cannot be run without one.
  public var mock: Mock?
  /// How often the Retrier that matches a failure has been used before.
  public var retries = 0
  /// What the ItemReader of a Map read; nil where the Map has none, or nobody knows.
  public var readItems: [ReadItem]?
  /// How many iterations of a Map failed.
  public var failedIterations = 0

  public enum Mock: Sendable, Equatable {
    case result(JSON)
    case failure(ErrorOutput)
  }

  public init(_ state: StateID, name: String) {
    self.state = state
    self.name = name
  }
}

/// What became of a state that was run alone.
public struct StateTestOutcome: Sendable, Equatable {
  public let status: Status
  /// What it puts out; nil when it failed or would be tried again.
  public let output: JSON?
  /// Where it leads; nil where it ends its machine, failed or would be tried again.
  public let next: StateID?
  /// What failed; of a caught error what was caught.
  public let error: ErrorOutput?
  public let inspection: Inspection
  /// The workflow variables afterwards.
  public let variables: JSONObject

  /// - Note: Step Functions API, TestState, `status`.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case succeeded = "SUCCEEDED"
    case failed = "FAILED"
    /// A Retrier would try again.
    case retriable = "RETRIABLE"
    case caughtError = "CAUGHT_ERROR"
  }
}

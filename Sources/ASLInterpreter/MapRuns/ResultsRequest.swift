public import ASLModel
public import JSONTree

/// Where a distributed Map's ResultWriter puts the results of its children.
///
/// The results follow one by one as ``ExecutionRequest/writeResult(_:_:)`` and end with
/// ``ExecutionRequest/closeResults(_:)``, which is answered by
/// ``ExecutionEvent/resultsWritten(_:output:)``. ``ExecutionEvent/resultsFailed(_:_:)`` may come at
/// any time. When the Map fails, by such a failure too, or its execution is stopped, results are
/// closed as well and what there is should be written, but nobody waits for the answer.
public struct ResultsRequest: Sendable, Equatable {
  public let id: RequestID
  /// The Map state.
  public let state: StateID
  public let stateName: String
  /// The Map iterations around the state, outermost first.
  public let iterations: [TaskRequest.Iteration]
  /// `s3:putObject`.
  public let resource: TaskResource
  /// What the writer's `Parameters` or `Arguments` gave: `{"Bucket": …, "Prefix": …}`.
  public let arguments: JSON
  public let config: WriterConfig
  public let mapRunARN: String
  /// Whether the Map Run is redriven: the results that its attempts before have written of children
  /// that succeeded stay, and all else that they wrote is written anew.
  public let goesOn: Bool

  public init(
    id: RequestID, state: StateID, stateName: String, iterations: [TaskRequest.Iteration] = [],
    resource: TaskResource, arguments: JSON, config: WriterConfig, mapRunARN: String,
    goesOn: Bool = false
  ) {
    self.id = id
    self.state = state
    self.stateName = stateName
    self.iterations = iterations
    self.resource = resource
    self.arguments = arguments
    self.config = config
    self.mapRunARN = mapRunARN
    self.goesOn = goesOn
  }
}

/// How a child execution ended, with what a ResultWriter tells of it. Results come in the order in
/// which the children ended. When a Map fails or is stopped, those of the children that ran are
/// aborted, and those that have not begun follow, as far as their items had been read.
public struct ChildResult: Sendable, Equatable {
  public let index: Int
  public let name: String
  public let executionARN: String
  public let stateMachineARN: String
  public let input: JSON
  /// nil for a child that has not begun: it is pending. Its names are empty and its dates mean
  /// nothing.
  public let outcome: Outcome?
  public let startDate: Timestamp
  public let stopDate: Timestamp
  public let redriveCount: Int

  public init(
    index: Int, name: String, executionARN: String, stateMachineARN: String, input: JSON,
    outcome: Outcome?, startDate: Timestamp, stopDate: Timestamp, redriveCount: Int = 0
  ) {
    self.index = index
    self.name = name
    self.executionARN = executionARN
    self.stateMachineARN = stateMachineARN
    self.input = input
    self.outcome = outcome
    self.startDate = startDate
    self.stopDate = stopDate
    self.redriveCount = redriveCount
  }
}

public import ASLModel
public import JSONTree

/// A child execution that a distributed Map starts for an item, or for a batch of them.
///
/// With a ``redriveCount`` it has ended without success before, and goes on from there as
/// ``ExecutionEvent/redriven`` has it; a child that cannot is answered with its outcome at once.
///
/// It runs beside its parent, on the same clock and with the same answers to its requests, and
/// has a history of its own. It is answered by ``ExecutionEvent/childFinished(_:_:)``, unless
/// ``ExecutionRequest/stopChild(_:)`` comes first.
public struct ChildRequest: Sendable, Equatable {
  public let id: RequestID
  /// The Map state in the parent's machine.
  public let state: StateID
  public let stateName: String
  /// The index of the item or batch, from 0.
  public let index: Int
  /// How many attempts at the Map were made before this one since it was entered, from 0.
  public let attempt: Int
  /// The parent's machine with the Map's Item Processor as its top level: it has the same states,
  /// so that a ``StateID`` is the same one in both.
  public let machine: StateMachine
  /// The child's names, type, seed and ``ExecutionSettings/mapRun``. It begins now.
  public let settings: ExecutionSettings
  public let input: JSON
  /// How often the child has been redriven, this time included; 0 where it begins.
  public let redriveCount: Int

  public init(
    id: RequestID, state: StateID, stateName: String, index: Int, attempt: Int = 0,
    machine: StateMachine, settings: ExecutionSettings, input: JSON, redriveCount: Int = 0
  ) {
    self.id = id
    self.state = state
    self.stateName = stateName
    self.index = index
    self.attempt = attempt
    self.machine = machine
    self.settings = settings
    self.input = input
    self.redriveCount = redriveCount
  }

  /// The child, which has not begun.
  public var execution: Execution { Execution(machine, settings: settings) }
}

/// Where a child execution belongs.
public struct MapRunPlace: Sendable, Equatable {
  /// `arn:aws:states:us-east-1:123456789012:mapRun:StateMachine/Label:…`.
  public let mapRunARN: String
  /// The Map iterations around the child's states, outermost first; the last is of its own Map. An
  /// index counts batches where there are batches.
  public var iterations: [TaskRequest.Iteration]

  public init(mapRunARN: String, iterations: [TaskRequest.Iteration]) {
    self.mapRunARN = mapRunARN
    self.iterations = iterations
  }
}

extension StateMachine {
  /// The machine that a Map's children run: the same states, begun elsewhere.
  func inside(_ processor: Scope) -> StateMachine {
    StateMachine(
      comment: comment, version: version, queryLanguage: queryLanguage, states: states,
      top: processor, range: range)
  }

  /// The machine that the children of a Map run; nil where there is no such Map.
  public func ofChildren(of map: StateID) -> StateMachine? {
    guard states.indices.contains(map.index), case .map(let state) = states[map.index].kind else {
      return nil
    }
    return inside(state.processor)
  }
}

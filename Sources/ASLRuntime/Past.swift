public import ASLInterpreter
public import ASLModel

/// A child of a distributed Map that has ended without success, and that goes on when its Map Run
/// is redriven.
public struct UnfinishedChild: Sendable {
  /// The Map state that it belongs to.
  public let map: StateID
  /// As it ended.
  public let execution: Execution
  public let past: Past

  public init(map: StateID, execution: Execution, past: Past) {
    self.map = map
    self.execution = execution
    self.past = past
  }
}

/// What an execution has lived through.
public struct Past: Sendable {
  public var history: [HistoryEvent]
  public var journal: Journal
  /// How many steps it took.
  public var steps: Int

  /// Without arguments: of an execution that has not begun.
  public init(
    history: [HistoryEvent] = [], journal: Journal = Journal(), steps: Int = 0
  ) {
    self.history = history
    self.journal = journal
    self.steps = steps
  }

  /// Lives what a journal says again.
  ///
  /// - Parameter execution: a new one; it becomes what the journal leads to.
  /// - Throws: where the execution does not go the way it went.
  public init(_ journal: Journal, livedBy execution: inout Execution) throws(ReplayError) {
    var events: [HistoryEvent] = []
    steps = try journal.replay(on: &execution) { events.append($0) }
    history = events
    self.journal = journal
  }
}

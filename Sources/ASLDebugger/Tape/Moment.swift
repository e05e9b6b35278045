public import ASLInterpreter
public import ASLModel

/// A point in the life of an execution where it can be stopped, or looked at.
public struct Moment: Sendable, Equatable {
  /// Whose it is: a ``DebugThread/id``.
  public let thread: Int
  /// The state; nil at the beginning and the end of an execution.
  public let state: StateID?
  /// nil for what is only an event of the history.
  public let phase: Phase?
  /// The step that it is part of, by its index on the tape.
  public let step: Int
  /// How many events its execution has recorded until then.
  public let event: Int
  public let detail: Detail

  public enum Detail: Sendable, Equatable {
    case none
    /// The index of the Choice Rule that leads on; nil for Default.
    case rule(Int?)
    /// The work has failed, and what is going to happen.
    indirect case error(ErrorOutput, Fate)
    /// `attempt` counts from 1 and is the one to come.
    indirect case retry(index: Int, attempt: Int, delay: Duration, ErrorOutput)
    indirect case caught(index: Int, ErrorOutput)
    case until(Timestamp)
    /// nil for the end of the scope.
    case to(StateID?)
    indirect case ended(Outcome)
  }
}

extension Moment {
  public var error: ErrorOutput? {
    switch detail {
    case .error(let error, _), .retry(_, _, _, let error), .caught(_, let error): error
    case .ended(.failed(let error)), .ended(.aborted(let error)): error
    case .none, .rule, .until, .to, .ended: nil
    }
  }
}

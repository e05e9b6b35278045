public import ASLInterpreter

/// Where an execution has been stopped, and why.
public struct Stop: Sendable, Equatable {
  public let reason: Reason
  /// The index of the moment on the tape.
  public let index: Int
  public let moment: Moment
  public let thread: DebugThread
  /// What is to be said of it: a condition that could not be evaluated, a value that has changed.
  public var notes: [String] = []

  public enum Reason: Sendable, Equatable {
    /// The first state.
    case entry
    case step
    /// By their ids.
    case breakpoints([Int])
    case pause
    case goto
    /// Going back, there is nothing before.
    case beginning
    case end(Outcome)
    /// The data or the place were changed.
    case edit
  }
}

extension Stop {
  /// Of an execution that ends before its first step.
  static let beforeAll = Stop(
    reason: .pause, index: 0,
    moment: Moment(thread: 1, state: nil, phase: nil, step: 0, event: 0, detail: .none),
    thread: DebugThread(
      id: 1, execution: 0, branch: 0, parent: nil, origin: .main, label: "main"))
}

/// Something that a session tells between stops.
public enum Note: Sendable, Equatable {
  /// What a log point prints.
  case log(breakpoint: Int, String)
  /// What the session does that was not asked for.
  case message(String)
  /// A line that a task has printed.
  case printed(String, source: String)
}

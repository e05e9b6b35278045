public import ASLModel

/// Where one state runs at a time: the top level of an execution, a branch of a Parallel, an
/// iteration of a Map.
public struct DebugThread: Sendable, Equatable {
  /// From 1, in the order in which they appear: the same in every run.
  public let id: Int
  /// The number of the hosted execution.
  public let execution: Int
  /// The number of the branch in it.
  public let branch: Int
  /// The thread that has started it; nil for the first.
  public let parent: Int?
  public let origin: Origin
  /// Where it is in words: `Fan[0]`, `Each#3/Inner[1]`; `main` for the first.
  public let label: String

  public enum Origin: Sendable, Equatable {
    case main
    /// A branch of a Parallel.
    case branch(of: StateID, index: Int)
    /// An iteration of a Map, inline or distributed.
    case iteration(of: StateID, index: Int)
    /// An execution of another machine that a task started.
    case nested(task: StateID, machine: String)
  }
}

/// A thread in one execution.
struct ThreadKey: Hashable, Sendable {
  let execution: Int
  let branch: Int
}

public import ASLInterpreter
public import ASLModel

/// An execution that an ``ExecutionDriver`` runs: the one it was made for, or one that this one
/// has started. Here is what never changes of it.
public final class HostedExecution: Sendable {
  /// From 0, the execution that the driver was made for, in the order in which they began.
  public let number: Int
  public let origin: Origin
  public let machine: StateMachine
  public let settings: ExecutionSettings
  /// How many nested executions this one is inside of; children of a distributed Map count as part
  /// of their parent.
  public let depth: Int

  public enum Origin: Sendable {
    /// The driver was made for it.
    case driver
    /// A distributed Map started it for an item, or a batch of them.
    case mapRun(parent: HostedExecution, MapChild)
    /// A task of another execution started it.
    case task(parent: HostedExecution, TaskRequest)
  }

  /// Which child of a distributed Map an execution is.
  public struct MapChild: Sendable, Equatable {
    /// The Map state, in the parent's machine and in the child's own.
    public let state: StateID
    public let stateName: String
    /// The index of the item or batch, from 0.
    public let index: Int

    public init(state: StateID, stateName: String, index: Int) {
      self.state = state
      self.stateName = stateName
      self.index = index
    }
  }

  public init(
    number: Int = 0, origin: Origin = .driver, machine: StateMachine, settings: ExecutionSettings
  ) {
    self.number = number
    self.origin = origin
    self.machine = machine
    self.settings = settings
    depth =
      switch origin {
      case .driver: 0
      case .mapRun(let parent, _): parent.depth
      case .task(let parent, _): parent.depth + 1
      }
  }

  public var parent: HostedExecution? {
    switch origin {
    case .driver: nil
    case .mapRun(let parent, _), .task(let parent, _): parent
    }
  }

  /// The execution that this one is part of by its definition: of a child of a distributed Map the
  /// one whose Map it is, of any other itself.
  public var whole: HostedExecution {
    var whole = self
    while case .mapRun(let parent, _) = whole.origin { whole = parent }
    return whole
  }
}

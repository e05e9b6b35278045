/// Runs branches beside one another; its result is the array of their outputs.
public struct ParallelState: Sendable, Equatable {
  public let branches: [Scope]
  public let retriers: [Retrier]
  public let catchers: [Catcher]
  public let transition: Transition

  public init(
    branches: [Scope] = [], retriers: [Retrier] = [], catchers: [Catcher] = [],
    transition: Transition
  ) {
    self.branches = branches
    self.retriers = retriers
    self.catchers = catchers
    self.transition = transition
  }
}

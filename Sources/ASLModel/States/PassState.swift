public import JSONTree

/// Passes its input, or a fixed Result, on.
public struct PassState: Sendable, Equatable {
  public let result: JSON?
  public let transition: Transition

  public init(result: JSON? = nil, transition: Transition) {
    self.result = result
    self.transition = transition
  }
}

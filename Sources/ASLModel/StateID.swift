/// A state's place among all states of its state machine, nested ones included, in source order.
public struct StateID: Sendable, Hashable, Comparable {
  public let index: Int

  @inlinable
  public init(index: Int) { self.index = index }

  @inlinable
  public static func < (left: StateID, right: StateID) -> Bool { left.index < right.index }
}

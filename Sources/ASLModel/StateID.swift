/// A state's place among all states of its state machine, nested ones included, in source order.
public struct StateID: Sendable, Hashable {
  public let index: Int

  public init(index: Int) { self.index = index }
}

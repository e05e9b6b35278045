/// Waits for a time, or until a moment.
public struct WaitState: Sendable, Equatable {
  public let duration: Wait
  public let transition: Transition

  public init(duration: Wait, transition: Transition) {
    self.duration = duration
    self.transition = transition
  }

  public enum Wait: Sendable, Equatable {
    case seconds(Field<Int>)
    case timestamp(Field<Timestamp>)
  }
}

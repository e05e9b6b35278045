/// Ends its scope with success.
public struct SucceedState: Sendable, Equatable {
  public init() {}
}

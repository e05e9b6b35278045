/// Ends its scope with an error.
public struct FailState: Sendable, Equatable {
  public let error: TextField?
  public let cause: TextField?

  public init(error: TextField? = nil, cause: TextField? = nil) {
    self.error = error
    self.cause = cause
  }
}

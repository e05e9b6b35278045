/// An execution's failure as Retry and Catch see it: an Error Name and a Cause.
///
/// Either may be missing: `SendTaskFailure` and the Fail state need not give them.
public struct ErrorOutput: Error, Sendable, Equatable {
  public let error: ErrorName?
  public let cause: String?

  public init(error: ErrorName?, cause: String?) {
    self.error = error
    self.cause = cause
  }
}

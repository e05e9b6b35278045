/// Which errors an `ErrorEquals` stands for.
///
/// - Note: Amazon States Language, "Errors"; Step Functions guide, "Error names". The guide says
///   that States.ALL leaves out States.DataLimitExceeded; recorded executions caught it.
extension Sequence<ErrorName> {
  /// - Parameters:
  ///   - error: the name that a task reported; nil where it reported none.
  ///   - isHeartbeat: whether this is the timeout of a heartbeat, which is named States.Timeout but
  ///     answers to States.HeartbeatTimeout as well.
  fileprivate func match(_ error: ErrorName?, isHeartbeat: Bool) -> Bool {
    guard error != .runtime else { return false }
    return contains { name in
      switch name {
      case .all: true
      case .taskFailed: error != .timeout
      case .heartbeatTimeout: isHeartbeat || error == name
      default: error == name
      }
    }
  }
}

extension Retrier {
  /// Whether this Retrier is for an error. States.Runtime ends an execution whatever is written.
  public func matches(_ error: ErrorOutput, isHeartbeat: Bool = false) -> Bool {
    errorEquals.match(error.error, isHeartbeat: isHeartbeat)
  }
}

extension Catcher {
  /// Whether this Catcher is for an error. States.Runtime ends an execution whatever is written.
  public func matches(_ error: ErrorOutput, isHeartbeat: Bool = false) -> Bool {
    errorEquals.match(error.error, isHeartbeat: isHeartbeat)
  }
}

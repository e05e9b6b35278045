/// Whether an ended execution can go on, as DescribeExecution says it.
public enum RedriveStatus: Sendable, Equatable {
  case redrivable
  case notRedrivable(RedriveRefusal)

  /// The value of `redriveStatus`.
  public var text: String {
    switch self {
    case .redrivable: "REDRIVABLE"
    case .notRedrivable: "NOT_REDRIVABLE"
    }
  }
}

/// Why an execution cannot be redriven; the texts are those of `redriveStatusReason`.
///
/// - Note: API reference, DescribeExecution, `redriveStatusReason`, and as recorded from the
///   service.
public enum RedriveRefusal: String, Error, Sendable, Equatable, CaseIterable {
  case running = "Execution is RUNNING and cannot be redriven"
  case succeeded = "Execution is SUCCEEDED and cannot be redriven"
  case historyFull = "Execution history event limit exceeded"
  case tooOld = "Execution has exceeded the max execution time"
  case endedTooLongAgo = "Execution redrivable period exceeded"
  /// Not a reason: RedriveExecution answers an Express execution with InvalidArn.
  case express = "Resource type not valid in this context: express"
}

public import ASLModel

/// One event of an execution's history, as AWS Step Functions records it.
public struct HistoryEvent: Sendable, Equatable {
  /// From 1, without gaps.
  public let id: Int
  /// The event that led to this one; 0 for none.
  public let previousEventID: Int
  public let timestamp: Timestamp
}

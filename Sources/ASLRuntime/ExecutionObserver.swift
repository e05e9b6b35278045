public import ASLInterpreter
public import ASLModel

/// Sees what an execution does while it does it.
///
/// All calls come one after the other, in order, from the driver, which waits for each: they must
/// return soon. Each has a default that does nothing.
public protocol ExecutionObserver: Sendable {
  func recorded(_ event: HistoryEvent)
  /// An attempt begins.
  ///
  /// - Parameter isReal: whether something outside runs; false for a scripted attempt.
  func taskBegan(_ task: TaskRequest, isReal: Bool, at time: Timestamp)
  /// An attempt is over; what was cancelled has also cleaned up.
  func taskEnded(_ task: TaskRequest, wasCancelled: Bool, at time: Timestamp)
  /// A line that a running task printed.
  func taskPrinted(_ line: String, from source: String, by task: TaskRequest)
  /// A running task printed faster than lines were taken; these many were left out.
  func linesDropped(_ count: Int, of task: TaskRequest)
  /// Nothing real was in flight, so that time went on at once.
  func clockJumped(from: Timestamp, to: Timestamp)
}

extension ExecutionObserver {
  public func recorded(_ event: HistoryEvent) {}
  public func taskBegan(_ task: TaskRequest, isReal: Bool, at time: Timestamp) {}
  public func taskEnded(_ task: TaskRequest, wasCancelled: Bool, at time: Timestamp) {}
  public func taskPrinted(_ line: String, from source: String, by task: TaskRequest) {}
  public func linesDropped(_ count: Int, of task: TaskRequest) {}
  public func clockJumped(from: Timestamp, to: Timestamp) {}
}

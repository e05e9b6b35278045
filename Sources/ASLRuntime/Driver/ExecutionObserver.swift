public import ASLInterpreter
public import ASLModel
public import JSONTree

/// Sees what an execution does while it does it, and what the executions do that it starts.
///
/// All calls come one after the other, in order, from the driver, which waits for each: they must
/// return soon. Each has a default that does nothing.
public protocol ExecutionObserver: Sendable {
  func began(_ execution: HostedExecution, input: JSON, at time: Timestamp)
  func ended(_ execution: HostedExecution, _ outcome: Outcome, at time: Timestamp)
  func recorded(_ event: HistoryEvent, in execution: HostedExecution)
  /// An attempt begins.
  ///
  /// - Parameter isReal: whether something outside runs; false for a scripted attempt.
  func taskBegan(
    _ task: TaskRequest, in execution: HostedExecution, isReal: Bool, at time: Timestamp)
  /// An attempt is over; what was cancelled has also cleaned up.
  func taskEnded(
    _ task: TaskRequest, in execution: HostedExecution, wasCancelled: Bool, at time: Timestamp)
  /// A line that a running task printed.
  func taskPrinted(
    _ line: String, from source: String, by task: TaskRequest, in execution: HostedExecution)
  /// A running task printed faster than lines were taken; these many were left out.
  func linesDropped(_ count: Int, of task: TaskRequest, in execution: HostedExecution)
  /// Nothing real was in flight, so that time went on at once.
  func clockJumped(from: Timestamp, to: Timestamp)
}

extension ExecutionObserver {
  public func began(_ execution: HostedExecution, input: JSON, at time: Timestamp) {}
  public func ended(_ execution: HostedExecution, _ outcome: Outcome, at time: Timestamp) {}
  public func recorded(_ event: HistoryEvent, in execution: HostedExecution) {}
  public func taskBegan(
    _ task: TaskRequest, in execution: HostedExecution, isReal: Bool, at time: Timestamp
  ) {}
  public func taskEnded(
    _ task: TaskRequest, in execution: HostedExecution, wasCancelled: Bool, at time: Timestamp
  ) {}
  public func taskPrinted(
    _ line: String, from source: String, by task: TaskRequest, in execution: HostedExecution
  ) {}
  public func linesDropped(_ count: Int, of task: TaskRequest, in execution: HostedExecution) {}
  public func clockJumped(from: Timestamp, to: Timestamp) {}
}

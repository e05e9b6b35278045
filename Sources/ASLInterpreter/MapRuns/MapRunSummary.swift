public import ASLModel

/// A Map Run: one attempt at a distributed Map, as `DescribeMapRun` shows it.
public struct MapRunSummary: Sendable, Equatable {
  /// `arn:aws:states:us-east-1:123456789012:mapRun:StateMachine/Label:…`.
  public let arn: String
  /// The Map state.
  public let state: StateID
  public let startDate: Timestamp
  /// nil while it runs.
  public internal(set) var stopDate: Timestamp?
  public internal(set) var redriveCount = 0
  /// When it was last redriven.
  public internal(set) var redriveDate: Timestamp?
  public internal(set) var status = Status.running
  /// As the state says; 0 where it does not.
  public let maxConcurrency: Int
  public let toleratedFailureCount: Int
  /// From 0 to 100.
  public let toleratedFailurePercentage: Double
  /// Items whose child executions are pending, running, …. Items that have not been read do not
  /// count.
  public internal(set) var itemCounts = Counts()
  /// Child executions; with batches, a pending one is known when it begins.
  public internal(set) var executionCounts = Counts()

  public enum Status: String, Sendable, Hashable, CaseIterable {
    case running = "RUNNING"
    case succeeded = "SUCCEEDED"
    case failed = "FAILED"
    case aborted = "ABORTED"
  }

  public struct Counts: Sendable, Hashable {
    public internal(set) var pending = 0
    public internal(set) var running = 0
    public internal(set) var succeeded = 0
    public internal(set) var failed = 0
    public internal(set) var timedOut = 0
    public internal(set) var aborted = 0
    /// Unsuccessful ones that a redrive has not come to yet; 0 when the Map Run has ended.
    public internal(set) var pendingRedrive = 0
    /// Whose results a ResultWriter has written.
    public internal(set) var resultsWritten = 0

    /// All but those that are pending or running.
    public var ended: Int { succeeded + failed + timedOut + aborted }
    public var total: Int { pending + pendingRedrive + running + ended }

    /// Moves some from pending to running. Batches are not known before.
    mutating func begin(_ count: Int) {
      pending = max(0, pending - count)
      running += count
    }

    /// A redrive begins: all that did not succeed is to go on.
    mutating func redrive(pending: Int) {
      self.pending = pending
      pendingRedrive = failed + timedOut + aborted
      (failed, timedOut, aborted, resultsWritten) = (0, 0, 0, 0)
    }

    mutating func goOn(_ count: Int) {
      pendingRedrive -= count
      running += count
    }

    /// Those that the redrive did not come to are again what they were.
    mutating func giveUp(_ count: Int, _ outcome: Outcome) {
      goOn(count)
      end(count, as: outcome)
    }

    /// Moves some from running to how they ended.
    mutating func end(_ count: Int, as outcome: Outcome) {
      running -= count
      switch outcome {
      case .succeeded: succeeded += count
      case .failed: failed += count
      case .timedOut: timedOut += count
      case .aborted: aborted += count
      }
    }
  }
}

public import ASLInterpreter
public import ASLModel

/// All that an execution was told, and when in its life: enough to live it again.
public struct Journal: Sendable, Equatable {
  public private(set) var entries: [Entry] = []

  public init() {}

  public struct Entry: Sendable, Equatable {
    /// How many steps were taken before.
    public let steps: Int
    public let event: ExecutionEvent
    public let time: Timestamp

    public init(afterSteps steps: Int, _ event: ExecutionEvent, at time: Timestamp) {
      self.steps = steps
      self.event = event
      self.time = time
    }
  }

  public mutating func append(_ entry: Entry) { entries.append(entry) }

  /// Tells a new execution all of it again, asking nothing of anybody.
  ///
  /// - Parameter record: is given the history events as they are recorded.
  /// - Returns: how many steps that took.
  /// - Throws: where the execution does not go the way it went: another definition, or other
  ///   settings.
  @discardableResult
  public func replay(
    on execution: inout Execution, record: (HistoryEvent) -> Void
  ) throws(ReplayError) -> Int {
    var requests: [ExecutionRequest] = []
    var steps = 0
    var next = entries[...]
    while true {
      while let entry = next.first, entry.steps == steps {
        execution.handle(entry.event, at: entry.time)
        next = next.dropFirst()
      }
      guard execution.step(&requests) else { break }
      steps += 1
      for case .record(let event) in requests { record(event) }
      requests.removeAll(keepingCapacity: true)
    }
    if let entry = next.first { throw ReplayError(entry: entry, steps: steps) }
    return steps
  }
}

/// A replay that came to rest before the journal expected it.
public struct ReplayError: Error, Sendable, Equatable, CustomStringConvertible {
  public let entry: Journal.Entry
  /// The steps that the replay took.
  public let steps: Int

  public var description: String {
    "the replay diverged: it came to rest after \(steps) steps, where the journal goes on after "
      + "\(entry.steps)"
  }
}

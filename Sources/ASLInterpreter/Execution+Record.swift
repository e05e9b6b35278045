internal import ASLModel
internal import JSONTree

extension Execution {
  /// Records what happened in a branch. The next event of the branch follows from it.
  ///
  /// - Returns: the id of the event.
  @discardableResult
  mutating func record(
    _ kind: consuming HistoryEvent.Kind, in slot: Int, _ requests: inout [ExecutionRequest]
  ) -> Int {
    let id = record(
      kind, branch: branches[slot].number, after: branches[slot].lastEvent, &requests)
    branches[slot].lastEvent = id
    return id
  }

  /// Records an event that follows from any other.
  ///
  /// The last place in a history that has a quota is kept for the event that ends it.
  @discardableResult
  mutating func record(
    _ kind: consuming HistoryEvent.Kind, branch: Int, after previous: Int,
    _ requests: inout [ExecutionRequest]
  ) -> Int {
    if let limit = settings.quotas.historyEvents, eventCount + 1 >= limit, !kind.endsExecution {
      isHistoryFull = true
    }
    guard !isHistoryFull || kind.endsExecution else { return eventCount }
    eventCount += 1
    requests.append(
      .record(
        HistoryEvent(
          id: eventCount, previousEventID: previous, timestamp: now, branch: branch, kind: kind)))
    return eventCount
  }

  /// Ends the execution where its history has no room left.
  ///
  /// - Note: Step Functions guide, "Quotas": the execution fails when it reaches the quota.
  mutating func endIfHistoryIsFull(_ requests: inout [ExecutionRequest]) {
    guard isHistoryFull, outcome == nil else { return }
    let limit = settings.quotas.historyEvents ?? eventCount + 1
    let error = ErrorOutput(
      error: .runtime,
      cause: "The execution reached the maximum number of history events (\(limit)).")
    end(.failed(error), .executionFailed(error), after: eventCount, &requests)
  }

  /// Ends the execution: stops all that it still waits for.
  mutating func end(
    _ outcome: Outcome, _ event: HistoryEvent.Kind, after previous: Int,
    _ requests: inout [ExecutionRequest]
  ) {
    record(event, branch: 0, after: previous, &requests)
    if let deadline { requests.append(.cancelTimer(deadline)) }
    deadline = nil
    for slot in branches.indices { stopWaiting(slot, &requests) }
    if facts.test != nil { lastBranch = branches.first }
    owners.removeAll()
    agenda = Agenda()
    if case .succeeded = outcome { forget() } else { suspend() }
    self.outcome = outcome
    requests.append(.finished(outcome))
  }

  /// Nothing goes on from here.
  mutating func forget() {
    branches.removeAll()
    freeSlots.removeAll()
    suspendedMapRuns.removeAll()
  }

  /// Fails the execution at once, whatever Retry and Catch say.
  mutating func failExecution(
    _ slot: Int, _ error: ErrorOutput, _ requests: inout [ExecutionRequest]
  ) {
    let error = error.cut(to: settings.quotas)
    end(.failed(error), .executionFailed(error), after: branches[slot].lastEvent, &requests)
  }
}

extension HistoryEvent.Kind {
  fileprivate var endsExecution: Bool {
    switch self {
    case .executionSucceeded, .executionFailed, .executionTimedOut, .executionAborted: true
    default: false
    }
  }
}

extension ErrorOutput {
  /// The error with its texts cut to the lengths that histories hold.
  func cut(to quotas: Quotas) -> ErrorOutput {
    ErrorOutput(
      error: error.map { ErrorName($0.text.cut(to: quotas.errorLength)) },
      cause: cause.map { $0.cut(to: quotas.causeLength) })
  }
}

extension String {
  /// The longest beginning of at most that many UTF-16 units.
  fileprivate func cut(to length: Int?) -> String {
    guard let length, utf8.count > length, utf16.count > length else { return self }
    var end = utf16.index(utf16.startIndex, offsetBy: length)
    while end.samePosition(in: unicodeScalars) == nil { end = utf16.index(before: end) }
    return String(self[..<end])
  }
}

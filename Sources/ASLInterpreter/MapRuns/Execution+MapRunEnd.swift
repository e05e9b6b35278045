internal import ASLModel
internal import JSONTree

/// How a distributed Map ends.
///
/// - Note: As recorded from the service: MapStateSucceeded follows from MapRunSucceeded, and
///   MapStateExited from MapRunStarted (before November 2024 from MapRunSucceeded).
extension Execution {
  /// All children have ended, within what is tolerated.
  mutating func finishMapRun(_ slot: Int, _ requests: inout [ExecutionRequest]) {
    if let writer = activeMapRuns[slot]?.writer {
      requests.append(.closeResults(writer))
      return
    }
    guard let results = activeMapRuns[slot]?.results else { return }
    guard !results.isTooLarge else {
      succeedMapRun(slot, with: .null, &requests)
      let name = machine.states[branches[slot].state.index].name
      return fail(slot, .tooLarge(name), isAfterWork: true, &requests)
    }
    succeedMapRun(slot, with: results.output, &requests)
  }

  mutating func succeedMapRun(
    _ slot: Int, with result: JSON, _ requests: inout [ExecutionRequest]
  ) {
    closeMapRun(slot, .succeeded, &requests)
    let (number, started) = (branches[slot].number, branches[slot].lastEvent)
    let succeeded = record(.mapRunSucceeded, branch: number, after: started, &requests)
    record(.mapStateSucceeded, branch: number, after: succeeded, &requests)
    branches[slot].phase = .leaving(result)
    wake(slot)
  }

  /// A field that is computed for each item cannot be.
  mutating func failMapRun(
    _ slot: Int, _ error: EvaluationError, _ requests: inout [ExecutionRequest]
  ) {
    let output = errorOutput(of: error, slot, &requests)
    if error.error == .runtime {
      closeMapRun(slot, .failed, &requests)
      branches[slot].phase = .starting
      failExecution(slot, output, &requests)
    } else {
      failMapRun(slot, output, &requests)
    }
    guard [.runtime, .dataLimitExceeded].contains(error.error) else { return }
    // A redrive starts a new Map Run.
    suspendedMapRuns[branches[slot].number] = nil
  }

  /// Fails the Map Run, and with it the attempt at the Map.
  mutating func failMapRun(
    _ slot: Int, _ error: ErrorOutput, _ requests: inout [ExecutionRequest]
  ) {
    closeMapRun(slot, .failed, &requests)
    let error = error.cut(to: settings.quotas)
    record(.mapRunFailed(error), in: slot, &requests)
    fail(slot, Failure(output: error))
  }

  /// Nobody wants the Map's result any more.
  mutating func abortMapRun(_ slot: Int, _ requests: inout [ExecutionRequest]) {
    closeMapRun(slot, .aborted, &requests)
  }

  /// Ends a Map Run: stops what it still waits for, in the order of the children's indices.
  private mutating func closeMapRun(
    _ slot: Int, _ status: MapRunSummary.Status, _ requests: inout [ExecutionRequest]
  ) {
    guard let run = activeMapRuns.removeValue(forKey: slot) else { return }
    mapRuns[run.place].status = status
    mapRuns[run.place].stopDate = now
    if status != .succeeded { suspend(run, slot) }
    if let reader = run.source.reader {
      owners[reader] = nil
      requests.append(.closeItems(reader))
    }
    let aborted = Outcome.aborted(ErrorOutput(error: nil, cause: nil))
    for (id, child) in run.children.sorted(by: { $0.value.index < $1.value.index }) {
      owners[id] = nil
      requests.append(.stopChild(id))
      mapRuns[run.place].itemCounts.end(child.items, as: aborted)
      mapRuns[run.place].executionCounts.end(1, as: aborted)
      if let writer = run.writer {
        requests.append(.writeResult(writer, run.result(of: child, aborted, at: now)))
      }
    }
    for ended in run.redrivable {
      mapRuns[run.place].itemCounts.giveUp(ended.child.items, ended.outcome)
      mapRuns[run.place].executionCounts.giveUp(1, ended.outcome)
      if let writer = run.writer {
        let result = run.result(of: ended.child, ended.outcome, at: ended.stopDate)
        requests.append(.writeResult(writer, result))
      }
    }
    guard let writer = run.writer else { return }
    owners[writer] = nil
    guard !run.isClosing else { return }
    for (index, item) in run.waiting.enumerated() {
      let result = ChildResult(pending: item, index: run.begun + index, at: now)
      requests.append(.writeResult(writer, result))
    }
    requests.append(.closeResults(writer))
  }
}

extension ChildResult {
  /// A child that has not begun.
  fileprivate init(pending input: JSON, index: Int, at time: Timestamp) {
    self.init(
      index: index, name: "", executionARN: "", stateMachineARN: "", input: input, outcome: nil,
      startDate: time, stopDate: time)
  }
}

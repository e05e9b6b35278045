internal import ASLModel
internal import JSONTree

/// Failures on their way through Retry, Catch and the branches around.
extension Execution {
  /// A field of the state could not be evaluated.
  mutating func fail(
    _ slot: Int, _ error: EvaluationError, isAfterWork: Bool = false,
    _ requests: inout [ExecutionRequest]
  ) {
    let output = errorOutput(of: error, slot, &requests)
    if error.error == .runtime {
      failExecution(slot, output, &requests)
    } else {
      fail(slot, Failure(output: output, isAfterWork: isAfterWork))
    }
  }

  /// The Error Output of a field that could not be evaluated; recorded where that is an expression.
  mutating func errorOutput(
    of error: EvaluationError, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) -> ErrorOutput {
    let cause =
      switch error.error {
      case .dataLimitExceeded, .itemReaderFailed, .referencePathConflict: error.cause
      default: self.cause(error.cause, slot)
      }
    let output = ErrorOutput(error: error.error, cause: cause).cut(to: settings.quotas)
    if error.error == .queryEvaluationError {
      recordEvaluationFailure(output, at: error.location, slot, &requests)
    }
    return output
  }

  /// The state's work has failed; the next step sees to Retry and Catch.
  mutating func fail(_ slot: Int, _ failure: Failure) {
    branches[slot].phase = .failing(failure)
    wake(slot)
  }

  /// A Cause with the place where it arose.
  func cause(_ text: String, _ slot: Int) -> String {
    guard facts.test == nil else { return text }
    let name = machine.states[branches[slot].state.index].name
    let event = branches[slot].enteredEvent
    return
      "An error occurred while executing the state '\(name)' (entered at the event id #\(event)). "
      + text
  }

  /// Tries again, catches, or lets the failure go on to the branch around.
  ///
  /// The first Retrier that matches is the one that counts: once it is used up the error goes to
  /// Catch, whatever the Retriers after it say. States.Runtime ends the execution.
  ///
  /// - Note: Amazon States Language, "Errors".
  mutating func recover(_ slot: Int, _ failure: Failure, _ requests: inout [ExecutionRequest]) {
    if failure.output.error == .runtime { return failExecution(slot, failure.output, &requests) }
    if let delay = nextDelay(slot, failure) {
      forgetMapRuns(slot, failure.interruption)
      let time = now.advanced(by: delay)
      let timer = setTimer(for: slot, at: time, &requests)
      var failure = failure
      failure.interruption = nil
      branches[slot].phase = .retrying(timer, until: time, after: failure)
      return
    }
    endContainer(slot, failure, &requests)
    let catchers = machine.states[branches[slot].state.index].catchers
    if let index = catchers.firstIndex(where: {
      $0.matches(failure.output, isHeartbeat: failure.isHeartbeat)
    }) {
      inspectHandling(slot, failure) { $0.catchIndex = index }
      forgetMapRuns(slot, failure.interruption)
      do {
        let exit = try exit(slot, failure, by: catchers[index])
        leave(slot, exit, to: .next(catchers[index].next), &requests)
      } catch {
        // What a Catcher itself gets wrong is not for it to catch.
        escape(slot, Failure(output: errorOutput(of: error, slot, &requests)), &requests)
      }
    } else {
      escape(slot, failure, &requests)
    }
  }

  /// The delay before the next attempt; nil when there is none.
  private mutating func nextDelay(_ slot: Int, _ failure: Failure) -> Duration? {
    let retriers = machine.states[branches[slot].state.index].retriers
    guard
      let index = retriers.firstIndex(where: {
        $0.matches(failure.output, isHeartbeat: failure.isHeartbeat)
      })
    else { return nil }
    if branches[slot].retries.isEmpty {
      branches[slot].retries = Array(repeating: 0, count: retriers.count)
      branches[slot].retries[index] = facts.test?.retries ?? 0
    }
    inspectHandling(slot, failure) { $0.retryIndex = index }
    let used = branches[slot].retries[index]
    guard used < retriers[index].maxAttempts else { return nil }
    branches[slot].retries[index] = used + 1
    let delay = retriers[index].delay(attempt: used)
    inspectHandling(slot, failure) { $0.delay = delay }
    return retriers[index].jitter == .full ? delay * random.fraction() : delay
  }

  /// What a state puts out when an error is caught: the raw input with the Error Output in it.
  private mutating func exit(
    _ slot: Int, _ failure: Failure, by catcher: Catcher
  ) throws(EvaluationError) -> Exit {
    if isJSONata(slot) { return try jsonataExit(slot, failure, by: catcher) }
    let output = failure.json
    let assigned = try assign(catcher.assign, over: output, slot)
    var exit = try place(output, catcher.resultPath, slot)
    try assign(assigned, to: &exit, slot)
    try check(&exit, slot)
    return exit
  }

  /// A branch fails: at the top level the execution does, else the Parallel or Map around.
  private mutating func escape(
    _ slot: Int, _ failure: Failure, _ requests: inout [ExecutionRequest]
  ) {
    guard let place = branches[slot].place, failure.output.error != .runtime else {
      return failExecution(slot, failure.output, &requests)
    }
    childFailed(slot, of: place.parent, at: place.index, failure, &requests)
  }
}

extension RandomSource {
  /// Evenly from 0 to 1, without 1.
  fileprivate mutating func fraction() -> Double {
    Double(next() >> 11) / 9_007_199_254_740_992
  }
}

internal import ASLModel
internal import JSONTree

/// What an execution makes of what it is told.
extension Execution {
  /// - Returns: false for an answer that nobody waits for, which changes nothing.
  mutating func take(_ event: ExecutionEvent, _ requests: inout [ExecutionRequest]) -> Bool {
    switch event {
    case .started(let input): begin(with: input, &requests)
    case .taskStarted(let id, let workerName):
      answer(id, &requests, needs: .scheduled) { $0.taskStarted($1, $2, by: workerName, &$3) }
    case .taskSubmitted(let id, let output):
      answer(id, &requests) { $0.taskSubmitted($1, $2, output, &$3) }
    case .taskSucceeded(let id, let output):
      answer(id, &requests) { $0.taskSucceeded($1, $2, output, &$3) }
    case .taskFailed(let id, let failure):
      answer(id, &requests, needs: failure.phase == .start ? .scheduled : .started) {
        $0.taskFailed($1, $2, failure, &$3)
      }
    case .heartbeat(let id): answer(id, &requests) { $0.taskIsAlive($1, $2, &$3) }
    case .timerFired(let id): timerFired(id, &requests)
    case .itemsRead(let id, let items, let isLast): itemsRead(id, items, isLast: isLast, &requests)
    case .itemsFailed(let id, let error): itemsFailed(id, error, &requests)
    case .childFinished(let id, let outcome): childFinished(id, outcome, &requests)
    case .resultsWritten(let id, let output): resultsWritten(id, output, &requests)
    case .resultsFailed(let id, let error): resultsFailed(id, error, &requests)
    case .stopped(let error): stop(error, &requests)
    case .redriven: redrive(&requests)
    }
  }

  private mutating func begin(with input: JSON, _ requests: inout [ExecutionRequest]) -> Bool {
    guard eventCount == 0 else { return false }
    self.input = input
    record(
      .executionStarted(input: input, roleARN: settings.roleARN), branch: 0, after: 0, &requests)
    setDeadline(&requests)
    branches.append(
      Branch(
        number: 0, place: nil, state: facts.test?.state ?? machine.top.startAt, input: input,
        inputSize: input.textSize(upTo: Int.max), inputDepth: input.depth(upTo: Quotas.depth),
        variables: facts.test?.variables ?? JSONObject(), variableSize: 2, lastEvent: 0,
        enteredAt: now))
    branchCount = 1
    wake(0)
    return true
  }

  /// The machine's TimeoutSeconds, which a redrive counts from itself, or the quota where that is
  /// shorter.
  mutating func setDeadline(_ requests: inout [ExecutionRequest]) {
    let start = redriveCount == 0 ? now : settings.startTime
    let limits = [
      machine.timeoutSeconds.map { now.advanced(bySeconds: $0) },
      settings.quotas.executionSeconds.map { start.advanced(bySeconds: $0) },
    ].compactMap { $0 }
    guard let time = limits.min() else { return }
    let id = newRequest()
    deadline = id
    requests.append(.setTimer(id, at: time))
  }

  /// What of a task has to be recorded before an answer to it.
  private enum Stage {
    case scheduled
    case started
  }

  /// Hands an answer to the branch whose task it names.
  private mutating func answer(
    _ id: RequestID, _ requests: inout [ExecutionRequest], needs stage: Stage = .started,
    _ take: (inout Execution, Int, TaskCall, inout [ExecutionRequest]) -> Void
  ) -> Bool {
    guard let slot = owners[id] else { return false }
    if case .scheduling(let task, let schedule) = branches[slot].phase, task.request == id {
      recordSchedule(slot, task, schedule, starts: stage == .started, &requests)
    }
    if stage == .started, case .task(let task) = branches[slot].phase, task.request == id {
      taskStarted(slot, task, by: nil, &requests)
    }
    guard case .task(let task) = branches[slot].phase, task.request == id else { return false }
    watch(slot)
    take(&self, slot, task, &requests)
    return true
  }

  private mutating func timerFired(
    _ id: RequestID, _ requests: inout [ExecutionRequest]
  ) -> Bool {
    if id == deadline {
      deadline = nil
      let error = ErrorOutput(error: .timeout, cause: nil)
      end(.timedOut, .executionTimedOut(error), after: 0, &requests)
      return true
    }
    guard let slot = owners[id], branches[slot].phase.hasTimer(id) else { return false }
    owners[id] = nil
    watch(slot)
    switch branches[slot].phase {
    case .scheduling(let task, let schedule):
      recordSchedule(slot, task, schedule, &requests)
      taskTimedOut(slot, task, isHeartbeat: id == task.heartbeat, &requests)
    case .task(let task):
      taskTimedOut(slot, task, isHeartbeat: id == task.heartbeat, &requests)
    case .sleeping(_, until: _, let input):
      branches[slot].phase = .leaving(input)
      wake(slot)
    case .retrying:
      branches[slot].phase = .starting
      wake(slot)
    case .entering, .starting, .refused, .failing, .leaving, .children, .mapRun, .free:
      preconditionFailure("a branch that waits for nothing has no timer")
    }
    return true
  }

  private mutating func stop(
    _ error: ErrorOutput, _ requests: inout [ExecutionRequest]
  ) -> Bool {
    guard eventCount > 0 else { return false }
    let error = error.cut(to: settings.quotas)
    end(.aborted(error), .executionAborted(error), after: 0, &requests)
    return true
  }
}

extension Timestamp {
  /// By at most three thousand years, so that every time has a date, whatever a definition's data
  /// or a lifted limit says.
  func advanced(bySeconds seconds: Int) -> Timestamp {
    let limit: Int64 = 100_000_000_000
    return Timestamp(
      seconds: self.seconds + min(max(Int64(seconds), -limit), limit), nanoseconds: nanoseconds)
  }
}

internal import ASLModel
internal import JSONTree

/// What becomes of an attempt at a task.
extension Execution {
  /// A worker has taken an activity up; its time runs from now on.
  ///
  /// - Note: Step Functions guide, "Task workflow state", TimeoutSeconds and HeartbeatSeconds.
  mutating func taskStarted(
    _ slot: Int, _ task: TaskCall, by workerName: String?, _ requests: inout [ExecutionRequest]
  ) {
    guard !task.isStarted, let resource = taskResource(slot) else { return }
    var task = task
    record(.task(resource, .started(workerName: workerName)), in: slot, &requests)
    startTimers(of: &task, slot, &requests)
    branches[slot].phase = .task(task)
  }

  mutating func taskSubmitted(
    _ slot: Int, _ task: TaskCall, _ output: JSON, _ requests: inout [ExecutionRequest]
  ) {
    guard let resource = taskResource(slot), resource.service != nil else { return }
    record(.task(resource, .submitted(output: output)), in: slot, &requests)
    taskIsAlive(slot, task, &requests)
  }

  /// A heartbeat: its timer begins anew.
  mutating func taskIsAlive(
    _ slot: Int, _ task: TaskCall, _ requests: inout [ExecutionRequest]
  ) {
    guard task.isStarted, let seconds = task.heartbeatSeconds else { return }
    var task = task
    cancelTimer(task.heartbeat, &requests)
    task.heartbeat = setTimer(for: slot, at: now.advanced(bySeconds: seconds), &requests)
    branches[slot].phase = .task(task)
  }

  mutating func taskSucceeded(
    _ slot: Int, _ task: TaskCall, _ output: JSON, _ requests: inout [ExecutionRequest]
  ) {
    guard let resource = taskResource(slot) else { return }
    close(task, &requests)
    if let limit = settings.quotas.payloadBytes, output.textSize(upTo: limit) > limit {
      let name = resource.service?.resourceType ?? resource.arn
      let error = ErrorOutput(error: .dataLimitExceeded, cause: .resultTooLarge(name))
      record(.task(resource, .failed(error)), in: slot, &requests)
      return fail(slot, Failure(output: error))
    }
    record(.task(resource, .succeeded(output: output)), in: slot, &requests)
    branches[slot].phase = .leaving(output)
    wake(slot)
  }

  mutating func taskFailed(
    _ slot: Int, _ task: TaskCall, _ failure: TaskFailure, _ requests: inout [ExecutionRequest]
  ) {
    guard let resource = taskResource(slot) else { return }
    close(task, &requests)
    let error = failure.output.cut(to: settings.quotas)
    record(.task(resource, resource.event(of: error, failure.phase)), in: slot, &requests)
    fail(slot, Failure(output: error))
  }

  mutating func taskTimedOut(
    _ slot: Int, _ task: TaskCall, isHeartbeat: Bool, _ requests: inout [ExecutionRequest]
  ) {
    guard let resource = taskResource(slot) else { return }
    requests.append(.cancelTask(task.request))
    close(task, &requests)
    let error = ErrorOutput(error: .timeout, cause: nil)
    record(.task(resource, .timedOut(error)), in: slot, &requests)
    fail(slot, Failure(output: error, timeout: isHeartbeat ? .heartbeat : .task))
  }
}

extension TaskResource {
  /// The event for a failure; each family has its own for what goes wrong before the work runs.
  fileprivate func event(
    of error: ErrorOutput, _ phase: TaskFailure.Phase
  ) -> HistoryEvent.TaskEvent {
    switch (phase, kind) {
    case (.refused, _), (.running, _): .failed(error)
    case (.start, .activity): .scheduleFailed(error)
    case (.start, _), (.submit, .lambdaFunction): .startFailed(error)
    case (.submit, .activity): .failed(error)
    case (.submit, .service): .submitFailed(error)
    }
  }
}

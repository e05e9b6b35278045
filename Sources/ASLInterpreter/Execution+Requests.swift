internal import ASLModel
internal import JSONTree

/// Asking for things outside, and no longer wanting them.
extension Execution {
  mutating func newRequest() -> RequestID {
    requestCount += 1
    return RequestID(requestCount)
  }

  mutating func setTimer(
    for slot: Int, at time: Timestamp, _ requests: inout [ExecutionRequest]
  ) -> RequestID {
    let id = newRequest()
    owners[id] = slot
    requests.append(.setTimer(id, at: time))
    return id
  }

  mutating func cancelTimer(_ id: RequestID?, _ requests: inout [ExecutionRequest]) {
    guard let id, owners.removeValue(forKey: id) != nil else { return }
    requests.append(.cancelTimer(id))
  }

  /// Forgets an attempt that has been answered, and its timers.
  mutating func close(_ task: TaskCall, _ requests: inout [ExecutionRequest]) {
    owners[task.request] = nil
    cancelTimer(task.timeout, &requests)
    cancelTimer(task.heartbeat, &requests)
  }

  /// Stops what a branch waits for; the branch itself goes on to whatever its caller makes of it.
  mutating func stopWaiting(_ slot: Int, _ requests: inout [ExecutionRequest]) {
    switch branches[slot].phase {
    case .task(let task), .scheduling(let task, _), .refused(let task, _):
      requests.append(.cancelTask(task.request))
      close(task, &requests)
    case .sleeping(let timer, until: _, input: _): cancelTimer(timer, &requests)
    case .retrying(let timer, until: _, after: _): cancelTimer(timer, &requests)
    case .mapRun: abortMapRun(slot, &requests)
    case .entering, .starting, .failing, .leaving, .children, .free: break
    }
  }
}

internal import ASLModel
internal import JSONPath
internal import JSONTree

extension Execution {
  /// Asks for an attempt at a task. It is recorded in the step after, so that whoever carries
  /// requests out can refuse it before it counts as scheduled.
  mutating func startTask(
    _ state: TaskState, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) throws(EvaluationError) {
    branches[slot].taskToken = state.resource.usesToken ? random.nextUUID() : nil
    let input = try inputAfterInputPath(slot)
    let parameters = state.resource.completed(try effectiveInput(slot))
    let timeout = try taskSeconds(state.timeoutSeconds, "TimeoutSecondsPath", over: input, slot)
    let heartbeat = try taskSeconds(
      state.heartbeatSeconds, "HeartbeatSecondsPath", over: input, slot)
    var credentials: JSON?
    if let template = state.credentials { credentials = try evaluate(template, over: input, slot) }
    try checkParameters(parameters, slot)

    let id = newRequest()
    owners[id] = slot
    let attempt = branches[slot].retryCount
    requests.append(
      .startTask(
        TaskRequest(
          id: id, state: branches[slot].state,
          stateName: machine.states[branches[slot].state.index].name, resource: state.resource,
          parameters: parameters, credentials: credentials, taskToken: branches[slot].taskToken,
          attempt: attempt, iterations: iterations(around: slot), timeoutSeconds: timeout,
          heartbeatSeconds: heartbeat)))
    let schedule = HistoryEvent.TaskSchedule(
      parameters: parameters, region: state.resource.region ?? settings.region,
      timeoutSeconds: timeout, heartbeatSeconds: heartbeat, credentials: credentials)
    var call = TaskCall(
      request: id, attempt: attempt, timeoutSeconds: timeout, heartbeatSeconds: heartbeat)
    if state.resource.kind != .activity { startTimers(of: &call, slot, &requests) }
    branches[slot].phase = .scheduling(call, schedule)
    wake(slot)
  }

  /// Lets a task's time run.
  mutating func startTimers(
    of call: inout TaskCall, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) {
    call.isStarted = true
    if let seconds = call.timeoutSeconds {
      call.timeout = setTimer(for: slot, at: now.advanced(bySeconds: seconds), &requests)
    }
    if let seconds = call.heartbeatSeconds {
      call.heartbeat = setTimer(for: slot, at: now.advanced(bySeconds: seconds), &requests)
    }
  }

  /// Whoever carries requests out cannot begin the task: the execution fails as if it had not been
  /// asked for.
  mutating func refuse(_ id: RequestID, _ error: ErrorOutput) {
    guard let slot = owners[id], case .scheduling(let task, _) = branches[slot].phase,
      task.request == id
    else { return }
    branches[slot].phase = .refused(task, error)
    wake(slot)
  }

  mutating func taskRefused(
    _ slot: Int, _ task: TaskCall, _ error: ErrorOutput, _ requests: inout [ExecutionRequest]
  ) {
    close(task, &requests)
    branches[slot].phase = .starting
    failExecution(
      slot, ErrorOutput(error: error.error ?? .runtime, cause: cause(error.cause ?? "", slot)),
      &requests)
  }

  mutating func recordSchedule(
    _ slot: Int, _ task: TaskCall, _ schedule: HistoryEvent.TaskSchedule, starts: Bool = true,
    _ requests: inout [ExecutionRequest]
  ) {
    guard let resource = taskResource(slot) else { return }
    record(.task(resource, .scheduled(schedule)), in: slot, &requests)
    if starts, resource.kind != .activity {
      record(.task(resource, .started(workerName: nil)), in: slot, &requests)
    }
    branches[slot].phase = .task(task)
  }

  func taskResource(_ slot: Int) -> TaskResource? {
    guard case .task(let state) = machine.states[branches[slot].state.index].kind else {
      return nil
    }
    return state.resource
  }

  func iterations(around slot: Int) -> [TaskRequest.Iteration] {
    var iterations: [TaskRequest.Iteration] = []
    var place = branches[slot].place
    while let inner = place {
      let state = machine.states[branches[inner.parent].state.index]
      if case .map = state.kind {
        iterations.append(TaskRequest.Iteration(mapName: state.name, index: inner.index))
      }
      place = branches[inner.parent].place
    }
    return (settings.mapRun?.iterations ?? []) + iterations.reversed()
  }

  private mutating func taskSeconds(
    _ field: Field<Int>?, _ name: String, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> Int? {
    switch field {
    case nil: return nil
    case .constant(let seconds): return seconds
    case .expression(let expression):
      return try integer(of: expression, atLeast: 1, slot)
    case .path(let path):
      let value = try value(at: path, over: input, slot)
      guard let seconds = value.numberValue?.integerValue, seconds > 0 else {
        throw EvaluationError(
          .runtime,
          "The \(name) parameter cannot be parsed as a long value: \(path.source) == "
            + value.bareText)
      }
      return Int(seconds)
    }
  }

  /// The value at a Reference Path that has to lead somewhere.
  func value(
    at path: ReferencePath, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> JSON {
    guard let document = scope(over: input, slot).document(of: path.root) else {
      throw .invalidPath(path.source, "No results for path: \(path.source)")
    }
    do {
      return try path.evaluate(in: document)
    } catch {
      throw .invalidPath(path.source, error.message)
    }
  }

  private func checkParameters(_ parameters: JSON, _ slot: Int) throws(EvaluationError) {
    guard let limit = settings.quotas.payloadBytes, sizeBound(of: parameters, slot) > limit,
      parameters.textSize(upTo: limit) > limit
    else { return }
    let name = machine.states[branches[slot].state.index].name
    throw EvaluationError(
      .dataLimitExceeded,
      "The state/task '\(name)' has an input with a size exceeding the maximum number of bytes "
        + "service limit.")
  }
}

extension TaskResource {
  /// The parameters with what Step Functions itself adds: the mark by which it knows the container
  /// tasks it waits for.
  ///
  /// - Note: As recorded of `ecs:runTask.sync`.
  fileprivate func completed(_ parameters: JSON) -> JSON {
    guard let service, service.name == "ecs", service.action == "runTask",
      service.pattern == .sync, case .object(var object) = parameters, object["StartedBy"] == nil
    else { return parameters }
    object["StartedBy"] = "AWS Step Functions"
    return .object(object)
  }

  /// Whether `$$.Task.Token` is there.
  fileprivate var usesToken: Bool {
    switch kind {
    case .lambdaFunction: false
    case .activity: true
    case .service(let service): service.pattern != .requestResponse
    }
  }
}

import ASLInterpreter
import ASLModel
import JSONTree

/// What executions ask for.
extension ExecutionDriver {
  func carryOut(
    _ request: ExecutionRequest, of life: ExecutionLife, in group: inout DiscardingTaskGroup
  ) {
    switch request {
    case .record(let event):
      if options.keepsHistory { life.history.append(event) }
      observer?.recorded(event, in: life.hosted)
    case .setTimer(let id, let time): queue.add(.timer, of: RequestKey(life, id), at: time)
    case .cancelTimer(let id): queue.cancel(RequestKey(life, id))
    case .startTask(let task): start(task, of: life, in: &group)
    case .cancelTask(let id): cancelTask(RequestKey(life, id), of: life)
    case .startChild(let child): start(child, of: life)
    case .stopChild(let id): stopChild(RequestKey(life, id))
    case .openItems(let items): open(items, of: life, in: &group)
    case .readItems(let id, let count): desk.read(count, from: RequestKey(life, id))
    case .closeItems(let id): desk.closeReader(RequestKey(life, id))
    case .openResults(let results): open(results, of: life, in: &group)
    case .writeResult(let id, let result): desk.write(result, to: RequestKey(life, id))
    case .closeResults(let id): desk.closeWriter(RequestKey(life, id))
    case .finished(let outcome): finish(life, outcome)
    }
  }

  private func start(
    _ task: TaskRequest, of life: ExecutionLife, in group: inout DiscardingTaskGroup
  ) {
    switch handler.attempt(task, in: life.hosted) {
    case .scripted(let answers):
      observer?.taskBegan(task, in: life.hosted, isReal: false, at: time.now)
      if let refusal = answers.first, refusal.isRefusal {
        return tell(refusal.event(task.id), to: life)
      }
      let key = RequestKey(life, task.id)
      scripts[key] = Script(task: task, answers: answers)
      var due = time.now
      for (index, answer) in answers.enumerated() {
        due = due.advanced(by: answer.delay)
        queue.add(.answer(index), of: key, at: due)
      }
    case .running(let operation):
      observer?.taskBegan(task, in: life.hosted, isReal: true, at: time.now)
      run(task, of: life, isReal: true, in: &group, operation)
    case .nested(let execution):
      observer?.taskBegan(task, in: life.hosted, isReal: false, at: time.now)
      start(execution, for: task, of: life, in: &group)
    }
  }

  /// - Parameter isReal: whether time is real while it runs.
  func run(
    _ task: TaskRequest, of life: ExecutionLife, isReal: Bool,
    in group: inout DiscardingTaskGroup,
    _ operation:
      @escaping @Sendable (any TaskReporter) async throws(TaskFailure)
      -> JSON
  ) {
    if isReal {
      realCount += 1
      time.run()
    }
    let (cancelled, cancellation) = AsyncStream<Void>.makeStream()
    let key = RequestKey(life, task.id)
    running[key] = RunningTask(
      task: task, hosted: life.hosted, cancellation: cancellation, isReal: isReal)
    let inbox = inbox
    let reporter = InboxReporter(key: key, inbox: inbox, takesLines: observer != nil)
    group.addTask {
      let event = await answer(to: task.id, of: operation, reporter, unless: cancelled)
      inbox.post(.ended(key, event))
    }
  }

  func ended(_ key: RequestKey, _ event: ExecutionEvent?) {
    guard let task = running.removeValue(forKey: key) else { return }
    if task.isReal {
      observer?.taskEnded(
        task.task, in: task.hosted, wasCancelled: task.isCancelled, at: time.now)
    }
    if let event, !task.isCancelled, let life = lives[key.execution] {
      if !task.isReal { endedByCall(key, task.task, of: life) }
      tell(event, to: life)
    }
    if task.isReal {
      realCount -= 1
      if realCount == 0 { time.rest() }
    }
  }

  func cancelTask(_ key: RequestKey, of life: ExecutionLife) {
    cancelRunning(key)
    if let script = scripts.removeValue(forKey: key) {
      queue.cancel(key)
      observer?.taskEnded(script.task, in: life.hosted, wasCancelled: true, at: time.now)
    }
    stopNested(key, of: life)
  }

  func cancelRunning(_ key: RequestKey) {
    running[key]?.isCancelled = true
    running[key]?.cancellation.finish()
  }
}

/// Runs an attempt until it ends, or cancels it when `cancelled` ends; returns when it has
/// returned.
///
/// - Returns: its answer; nil when it was cancelled.
private func answer(
  to id: RequestID,
  of operation:
    @escaping @Sendable (any TaskReporter) async throws(TaskFailure)
    -> JSON, _ reporter: InboxReporter, unless cancelled: AsyncStream<Void>
) async -> ExecutionEvent? {
  await withTaskGroup(of: ExecutionEvent?.self) { group in
    group.addTask {
      do throws(TaskFailure) {
        let output = try await operation(reporter)
        return Task.isCancelled ? nil : .taskSucceeded(id, output: output)
      } catch {
        return Task.isCancelled ? nil : .taskFailed(id, error)
      }
    }
    group.addTask {
      for await _ in cancelled {}
      return nil
    }
    let first = await group.next() ?? nil
    group.cancelAll()
    return first
  }
}

extension ScriptedAnswer {
  /// Whether the attempt is over with it.
  var isLast: Bool {
    switch kind {
    case .started, .submitted, .heartbeat: false
    case .succeeded, .failed: true
    }
  }

  /// Whether the execution has to know before it counts the task as scheduled.
  fileprivate var isRefusal: Bool {
    if case .failed(let failure) = kind { failure.phase == .refused } else { false }
  }

  func event(_ id: RequestID) -> ExecutionEvent {
    switch kind {
    case .started(let workerName): .taskStarted(id, workerName: workerName)
    case .submitted(let output): .taskSubmitted(id, output: output)
    case .heartbeat: .heartbeat(id)
    case .succeeded(let output): .taskSucceeded(id, output: output)
    case .failed(let failure): .taskFailed(id, failure)
    }
  }
}

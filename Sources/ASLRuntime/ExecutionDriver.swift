public import ASLInterpreter
public import ASLModel
public import JSONTree

/// Runs one execution: steps it, carries out what it asks for, and tells it what happens.
///
/// Where all attempts are scripted and time is virtual nothing is waited for, and the same
/// execution has the same history every time.
public actor ExecutionDriver {
  /// The execution as it is now; a copy is a snapshot.
  public private(set) var execution: Execution
  /// Its history so far, unless the options say that it is not kept.
  public private(set) var history: [HistoryEvent] = []
  /// What it was told so far, if the options say that it is kept.
  public private(set) var journal = Journal()

  private let handler: any TaskHandler
  private let options: Options
  private let observer: (any ExecutionObserver)?
  private let inbox = Inbox()
  private let pace: Pace
  private var time: ExecutionTime
  private var queue = TimerQueue()
  private var scripts: [RequestID: Script] = [:]
  private var running: [RequestID: RunningTask] = [:]
  private var stepCount = 0

  public struct Options: Sendable {
    public var clock: ClockMode
    /// Whether ``ExecutionDriver/history`` is kept.
    public var keepsHistory: Bool
    /// Whether ``ExecutionDriver/journal`` is kept.
    public var keepsJournal: Bool

    public init(
      clock: ClockMode = .virtual, keepsHistory: Bool = true, keepsJournal: Bool = false
    ) {
      self.clock = clock
      self.keepsHistory = keepsHistory
      self.keepsJournal = keepsJournal
    }
  }

  private struct Script {
    let task: TaskRequest
    let answers: [ScriptedAnswer]
  }

  private struct RunningTask {
    let task: TaskRequest
    /// Finishing it cancels the attempt.
    let cancellation: AsyncStream<Void>.Continuation
    var isCancelled = false
  }

  /// - Parameters:
  ///   - execution: one that has not begun, whose settings say when it begins, or that has ended.
  ///   - clock: real time, which ``ClockMode`` makes the execution's own of.
  public init(
    _ execution: Execution, handler: any TaskHandler, options: Options = Options(),
    observer: (any ExecutionObserver)? = nil, clock: some Clock<Duration> = ContinuousClock()
  ) {
    self.execution = execution
    self.handler = handler
    self.options = options
    self.observer = observer
    pace = Pace(clock)
    time = ExecutionTime(options.clock, from: execution.settings.startTime, pace: pace)
  }

  /// Runs the execution to its end; when the Swift task is cancelled, stops it.
  ///
  /// - Returns: how it ended, after all that it started has ended too.
  public func run(input: JSON) async -> Outcome {
    await run(.started(input: input), at: execution.settings.startTime)
  }

  /// Lets an execution that has ended go on from where it was cut short, to its next end.
  ///
  /// - Parameter start: when that is.
  /// - Throws: why it cannot.
  public func redrive(at start: Timestamp) async throws(RedriveRefusal) -> Outcome {
    if case .notRedrivable(let reason) = execution.redriveStatus(at: start) { throw reason }
    return await run(.redriven, at: start)
  }

  private func run(_ event: ExecutionEvent, at start: Timestamp) async -> Outcome {
    time = ExecutionTime(options.clock, from: start, pace: pace)
    let outcome = await withTaskCancellationHandler {
      await withDiscardingTaskGroup(returning: Outcome.self) { group in
        tell(event)
        while true {
          drain(&group)
          if let outcome = execution.outcome {
            for id in running.keys { cancelRunning(id) }
            return outcome
          }
          if let wait = deliverNext() { await self.wait(wait) }
        }
      }
    } onCancel: {
      inbox.post(.stop(.cancelled))
    }
    take(inbox.take())
    return outcome
  }

  /// Ends the execution as ABORTED, and all that it started; ``run(input:)`` then returns.
  public nonisolated func stop(_ error: ErrorOutput = ErrorOutput(error: nil, cause: nil)) {
    inbox.post(.stop(error))
  }
}

/// The loop.
extension ExecutionDriver {
  private enum Wait {
    case forMessages
    /// Or until that real time.
    case until(Duration)
  }

  /// Steps until nothing is ready. Messages are taken between steps, as some machines never rest.
  private func drain(_ group: inout DiscardingTaskGroup) {
    var requests: [ExecutionRequest] = []
    while execution.step(&requests) {
      stepCount += 1
      for request in requests { carryOut(request, in: &group) }
      requests.removeAll(keepingCapacity: true)
      if !inbox.isEmpty { take(inbox.take()) }
    }
  }

  /// Tells the execution what happens next, if it happens now.
  ///
  /// - Returns: what to wait for where nothing happens yet.
  private func deliverNext() -> Wait? {
    if !inbox.isEmpty {
      take(inbox.take())
      return nil
    }
    guard let next = queue.nextTime() else { return .forMessages }
    if let real = time.realTime(at: next) { return .until(real) }
    if time.standsStill, case let now = time.now, now < next {
      time.jump(to: next)
      observer?.clockJumped(from: now, to: next)
    }
    if let entry = queue.next() { deliver(entry) }
    return nil
  }

  private func wait(_ wait: Wait) async {
    let inbox = inbox
    switch wait {
    case .forMessages: await inbox.wait()
    case .until(let real):
      let pace = pace
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await inbox.wait() }
        group.addTask { await pace.sleep(real) }
        await group.next()
        group.cancelAll()
      }
    }
  }

  /// - Parameter due: when it was to happen, which scaled time may miss by a rounding.
  private func tell(_ event: ExecutionEvent, due: Timestamp? = nil) {
    let now = max(time.now, due ?? time.now)
    if options.keepsJournal {
      journal.append(Journal.Entry(afterSteps: stepCount, event, at: now))
    }
    execution.handle(event, at: now)
  }

  private func deliver(_ entry: TimerQueue.Entry) {
    switch entry.what {
    case .timer: tell(.timerFired(entry.id), due: entry.time)
    case .answer(let index):
      guard let script = scripts[entry.id] else { return }
      if script.answers[index].isLast {
        scripts[entry.id] = nil
        queue.cancel(entry.id)
        observer?.taskEnded(script.task, wasCancelled: false, at: time.now)
      }
      tell(script.answers[index].event(entry.id), due: entry.time)
    }
  }

  private func take(_ messages: [Inbox.Message]) {
    for message in messages {
      switch message {
      case .event(let id, let event):
        if let task = running[id], !task.isCancelled { tell(event) }
      case .ended(let id, let event): ended(id, event)
      case .line(let id, let line, let source):
        if let task = running[id]?.task { observer?.taskPrinted(line, from: source, by: task) }
      case .dropped(let id, let count):
        if let task = running[id]?.task { observer?.linesDropped(count, of: task) }
      case .stop(let error): tell(.stopped(error))
      }
    }
  }

  private func ended(_ id: RequestID, _ event: ExecutionEvent?) {
    guard let task = running.removeValue(forKey: id) else { return }
    observer?.taskEnded(task.task, wasCancelled: task.isCancelled, at: time.now)
    if let event, !task.isCancelled { tell(event) }
    if running.isEmpty { time.rest() }
  }
}

/// What the execution asks for.
extension ExecutionDriver {
  private func carryOut(_ request: ExecutionRequest, in group: inout DiscardingTaskGroup) {
    switch request {
    case .record(let event):
      if options.keepsHistory { history.append(event) }
      observer?.recorded(event)
    case .setTimer(let id, let time): queue.add(.timer, of: id, at: time)
    case .cancelTimer(let id): queue.cancel(id)
    case .startTask(let task): start(task, in: &group)
    case .cancelTask(let id): cancelTask(id)
    case .openItems, .readItems, .closeItems, .startChild, .stopChild, .openResults, .writeResult,
      .closeResults, .finished:
      break
    }
  }

  private func start(_ task: TaskRequest, in group: inout DiscardingTaskGroup) {
    switch handler.attempt(task) {
    case .scripted(let answers):
      observer?.taskBegan(task, isReal: false, at: time.now)
      if let refusal = answers.first, refusal.isRefusal { return tell(refusal.event(task.id)) }
      scripts[task.id] = Script(task: task, answers: answers)
      var due = time.now
      for (index, answer) in answers.enumerated() {
        due = due.advanced(by: answer.delay)
        queue.add(.answer(index), of: task.id, at: due)
      }
    case .running(let operation):
      observer?.taskBegan(task, isReal: true, at: time.now)
      time.run()
      let (cancelled, cancellation) = AsyncStream<Void>.makeStream()
      running[task.id] = RunningTask(task: task, cancellation: cancellation)
      let (inbox, id) = (inbox, task.id)
      let reporter = InboxReporter(id: id, inbox: inbox, takesLines: observer != nil)
      group.addTask {
        let event = await answer(to: id, of: operation, reporter, unless: cancelled)
        inbox.post(.ended(id, event))
      }
    }
  }

  private func cancelTask(_ id: RequestID) {
    cancelRunning(id)
    if let script = scripts.removeValue(forKey: id) {
      queue.cancel(id)
      observer?.taskEnded(script.task, wasCancelled: true, at: time.now)
    }
  }

  private func cancelRunning(_ id: RequestID) {
    running[id]?.isCancelled = true
    running[id]?.cancellation.finish()
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
  fileprivate var isLast: Bool {
    switch kind {
    case .started, .submitted, .heartbeat: false
    case .succeeded, .failed: true
    }
  }

  /// Whether the execution has to know before it counts the task as scheduled.
  fileprivate var isRefusal: Bool {
    if case .failed(let failure) = kind { failure.phase == .refused } else { false }
  }

  fileprivate func event(_ id: RequestID) -> ExecutionEvent {
    switch kind {
    case .started(let workerName): .taskStarted(id, workerName: workerName)
    case .submitted(let output): .taskSubmitted(id, output: output)
    case .heartbeat: .heartbeat(id)
    case .succeeded(let output): .taskSucceeded(id, output: output)
    case .failed(let failure): .taskFailed(id, failure)
    }
  }
}

extension ErrorOutput {
  /// Like a StopExecution that gives no reason.
  fileprivate static let cancelled = ErrorOutput(error: nil, cause: nil)
}

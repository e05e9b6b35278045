import ASLInterpreter
import ASLModel
import JSONTree

/// Executions that tasks start.
extension ExecutionDriver {
  func start(
    _ wanted: NestedExecution, for task: TaskRequest, of parent: ExecutionLife,
    in group: inout DiscardingTaskGroup
  ) {
    let life: ExecutionLife
    var isNew = false
    switch nested.place(for: wanted, of: parent.hosted, options.limits) {
    case .refused(let refusal):
      observer?.taskEnded(task, in: parent.hosted, wasCancelled: false, at: time.now)
      return tell(.taskFailed(task.id, wanted.answers.refused(refusal)), to: parent)
    case .running(let same): life = same
    case .free:
      life = newLife(wanted, for: task, of: parent)
      isNew = true
    }
    let response = wanted.answers.begun(at: life.hosted.settings.startTime)
    let key = RequestKey(parent, task.id)
    switch wanted.taskEnd {
    case .whenBegun:
      observer?.taskEnded(task, in: parent.hosted, wasCancelled: false, at: time.now)
      tell(.taskSucceeded(task.id, output: response), to: parent)
    case .withExecution(let callback, let isSubmitted):
      nested.waiting[key] = NestedExecutions.WaitingTask(task: task, answers: wanted.answers)
      children[key] = life
      life.waiters.append(.task(parent, task.id))
      if isSubmitted { tell(.taskSubmitted(task.id, output: response), to: parent) }
      if let callback { expect(callback, for: task, of: parent, isReal: false, in: &group) }
    case .byCallback(let callback):
      tell(.taskSubmitted(task.id, output: response), to: parent)
      expect(callback, for: task, of: parent, isReal: true, in: &group)
    }
    if isNew { begin(life, .started(input: wanted.input)) }
  }

  private func newLife(
    _ wanted: NestedExecution, for task: TaskRequest, of parent: ExecutionLife
  ) -> ExecutionLife {
    var settings = wanted.settings
    settings.startTime = time.now.wholeMilliseconds
    let hosted = HostedExecution(
      number: nextNumber, origin: .task(parent: parent.hosted, task), machine: wanted.machine,
      settings: settings)
    let life = ExecutionLife(
      hosted, Execution(wanted.machine, settings: settings), input: wanted.input)
    nested.began(life, hasUniqueName: wanted.hasUniqueName)
    return life
  }

  /// - Parameter isReal: whether the call is the only thing that ends the task.
  private func expect(
    _ callback: TaskCallback, for task: TaskRequest, of parent: ExecutionLife, isReal: Bool,
    in group: inout DiscardingTaskGroup
  ) {
    callback.expect(
      InboxReporter(key: RequestKey(parent, task.id), inbox: inbox, takesLines: false))
    run(task, of: parent, isReal: isReal, in: &group) { _ async throws(TaskFailure) in
      try await callback.answer()
    }
  }

  /// An execution has ended that a task waits for.
  func taskEnded(
    _ id: RequestID, of parent: ExecutionLife, with life: ExecutionLife, _ outcome: Outcome
  ) {
    let key = RequestKey(parent, id)
    guard let waiting = nested.waiting.removeValue(forKey: key) else { return }
    cancelRunning(key)
    observer?.taskEnded(waiting.task, in: parent.hosted, wasCancelled: false, at: time.now)
    do throws(TaskFailure) {
      let output = try waiting.answers.ended(
        outcome, from: life.hosted.settings.startTime, to: time.now)
      tell(.taskSucceeded(id, output: output), to: parent)
    } catch {
      tell(.taskFailed(id, error), to: parent)
    }
  }

  /// A call with its token has ended a task that waited for an execution, which goes on.
  func endedByCall(_ key: RequestKey, _ task: TaskRequest, of parent: ExecutionLife) {
    guard nested.waiting.removeValue(forKey: key) != nil else { return }
    observer?.taskEnded(task, in: parent.hosted, wasCancelled: false, at: time.now)
    if let life = children.removeValue(forKey: key) {
      life.waiters.removeAll { $0.key == key }
    }
  }

  /// Nobody waits for a task any more that waited for an execution: aborts that, too.
  func stopNested(_ key: RequestKey, of parent: ExecutionLife) {
    guard let waiting = nested.waiting.removeValue(forKey: key) else { return }
    observer?.taskEnded(waiting.task, in: parent.hosted, wasCancelled: true, at: time.now)
    guard let life = children.removeValue(forKey: key) else { return }
    life.waiters.removeAll { $0.key == key }
    let cause = String.managingTaskAborted(parent.hosted.settings.executionARN)
    tell(.stopped(ErrorOutput(error: nil, cause: cause)), to: life)
  }
}

/// What a driver knows of nested executions.
struct NestedExecutions {
  struct WaitingTask {
    let task: TaskRequest
    let answers: any NestedExecutionAnswers
  }

  /// The tasks that wait for an execution.
  var waiting: [RequestKey: WaitingTask] = [:]
  /// Those that run under a name that nobody else may have, by ARN.
  private var running: [String: ExecutionLife] = [:]
  private var closed: Set<String> = []
  private var runningCount = 0
  private var startedCount = 0

  enum Place {
    case free
    /// It runs already.
    case running(ExecutionLife)
    case refused(NestedExecutionRefusal)
  }

  func place(
    for wanted: NestedExecution, of parent: HostedExecution, _ limits: NestedExecutionLimits
  ) -> Place {
    if wanted.hasUniqueName {
      let name = wanted.settings.executionARN
      if let same = running[name] {
        return same.input == wanted.input ? .running(same) : .refused(.nameTaken)
      }
      if closed.contains(name) { return .refused(.nameTaken) }
    }
    if parent.depth >= limits.depth { return .refused(.tooDeep(limit: limits.depth)) }
    if runningCount >= limits.running { return .refused(.tooMany(limit: limits.running)) }
    if startedCount >= limits.started { return .refused(.tooMany(limit: limits.started)) }
    return .free
  }

  mutating func began(_ life: ExecutionLife, hasUniqueName: Bool) {
    if hasUniqueName { running[life.hosted.settings.executionARN] = life }
    guard case .task = life.hosted.origin else { return }
    runningCount += 1
    startedCount += 1
  }

  mutating func ended(_ life: ExecutionLife) {
    if running.removeValue(forKey: life.hosted.settings.executionARN) != nil {
      closed.insert(life.hosted.settings.executionARN)
    }
    if case .task = life.hosted.origin { runningCount -= 1 }
  }
}

/// How many nested executions a driver hosts. The service has no such limits, and lets a state
/// machine that starts itself go on for as long as somebody pays.
public struct NestedExecutionLimits: Sendable, Equatable {
  /// How deep one is inside of another.
  public var depth = 64
  public var running = 100_000
  /// In all.
  public var started = 1_000_000

  public init() {}
}

extension Timestamp {
  /// As the service keeps the time at which an execution starts.
  fileprivate var wholeMilliseconds: Timestamp { Timestamp(milliseconds: milliseconds) }
}

extension String {
  fileprivate static func managingTaskAborted(_ execution: String) -> String {
    "The Task state in AWS Step Functions execution [\(execution)] which was managing this resource "
      + "was aborted"
  }
}

import ASLInterpreter
import ASLModel
import Foundation
import JSONPath
import JSONTree

/// Runs a recorded execution again: its tasks are answered as recorded, time is virtual.
struct HistoryReplay {
  private let script: HistoryCase
  private var execution: Execution
  private var timers: [RequestID: Timestamp] = [:]
  /// How many attempts each state has made, in each iteration.
  private var attempts: [Attempt: Int] = [:]
  private var usedOutcomes: Set<Int> = []
  private(set) var events: [HistoryEvent] = []
  private var now: Timestamp
  /// The items that ItemReaders have not given yet.
  private var unread: [RequestID: ArraySlice<ReadItem>] = [:]
  /// A child execution whose tasks were not recorded.
  private var isUnknown = false
  /// Where a ResultWriter writes to.
  private var written = JSON.null

  private struct Attempt: Hashable {
    let state: String
    let iteration: Int?
  }

  /// - Returns: the history and how the execution ended; nil where it still waits.
  static func run(
    _ script: HistoryCase, _ machine: StateMachine
  ) -> (events: [HistoryEvent], outcome: Outcome?) {
    var replay = HistoryReplay(script, machine)
    replay.run()
    return (replay.events, replay.execution.outcome)
  }

  private init(_ script: HistoryCase, _ machine: StateMachine) {
    self.init(
      script, execution: Execution(machine, settings: script.settings),
      at: script.settings.startTime)
  }

  private init(_ script: HistoryCase, execution: Execution, at time: Timestamp) {
    self.script = script
    self.execution = execution
    now = time
  }

  private mutating func run() { run(input: script.input) }

  private mutating func run(input: JSON) {
    execution.handle(.started(input: input), at: now)
    repeat {
      var requests: [ExecutionRequest] = []
      while execution.step(&requests) {
        for request in requests { carryOut(request) }
        requests.removeAll(keepingCapacity: true)
      }
    } while execution.outcome == nil && fireTimers()
  }

  /// Everything that is due at the next moment happens before anything follows from it.
  private mutating func fireTimers() -> Bool {
    guard let time = timers.values.min() else { return false }
    now = time
    let due = timers.filter { $0.value == time }.map(\.key).sorted { $0.number < $1.number }
    for id in due {
      timers[id] = nil
      execution.handle(.timerFired(id), at: now)
    }
    return true
  }

  private mutating func carryOut(_ request: ExecutionRequest) {
    switch request {
    case .startTask(let task): answer(task)
    case .setTimer(let id, let time): timers[id] = time
    case .cancelTimer(let id): timers[id] = nil
    case .record(let event): events.append(event)
    case .openItems(let items): open(items)
    case .readItems(let id, _): readOn(id)
    case .startChild(let child): run(child)
    case .closeResults(let id): execution.handle(.resultsWritten(id, output: written), at: now)
    case .openResults(let results): written = results.arguments
    case .cancelTask, .closeItems, .stopChild, .writeResult, .finished: break
    }
  }

  // MARK: Distributed Maps

  /// Pages of two, so that reading goes on while children run.
  private mutating func open(_ request: ItemsRequest) {
    switch RecordedBuckets(script.setup).items(request) {
    case .success(let items):
      unread[request.id] = items[...]
      readOn(request.id)
    case .failure(let error): execution.handle(.itemsFailed(request.id, error), at: now)
    }
  }

  private mutating func readOn(_ id: RequestID) {
    guard let items = unread[id] else { return }
    unread[id] = items.dropFirst(2)
    execution.handle(
      .itemsRead(id, items: Array(items.prefix(2)), isLast: items.count <= 2), at: now)
  }

  /// Child executions run one by one; they have no recorded history.
  private mutating func run(_ request: ChildRequest) {
    var child = HistoryReplay(script, execution: request.execution, at: now)
    child.run(input: request.input)
    if let outcome = child.isUnknown ? recordedOutcome(of: request) : child.execution.outcome {
      execution.handle(.childFinished(request.id, outcome), at: now)
    }
  }

  /// The outcome of a child whose tasks were not recorded: what the Map has put out for it.
  private func recordedOutcome(of request: ChildRequest) -> Outcome? {
    let exit = script.events?.first {
      $0["type"]?.stringValue == "MapStateExited"
        && $0["stateExitedEventDetails"]?["name"]?.stringValue == request.stateName
    }
    guard var output = exit?["stateExitedEventDetails"]?["output"] else { return nil }
    do {
      if let text = output.stringValue { output = try JSON(parsing: text) }
      if case .at(let path) = request.machine[request.state].data.resultPath {
        output = try path.evaluate(in: output)
      }
    } catch {
      return nil
    }
    guard let outputs = output.arrayValue, outputs.indices.contains(request.index) else {
      return nil
    }
    return .succeeded(output: outputs[request.index])
  }

  // MARK: Tasks

  private mutating func answer(_ task: TaskRequest) {
    let attempt = Attempt(state: task.stateName, iteration: task.iterations.last?.index)
    let number = attempts[attempt, default: 0]
    attempts[attempt] = number + 1
    let recorded = script.tasks.filter { isAttempt($0, of: task) }
    guard recorded.indices.contains(number) else {
      if execution.settings.mapRun == nil { refuse(task) } else { isUnknown = true }
      return
    }
    if task.resource.kind == .activity {
      execution.handle(.taskStarted(task.id, workerName: workerName), at: now)
    }
    if let submitted = recorded[number]["submitted"] {
      execution.handle(.taskSubmitted(task.id, output: submitted["output"] ?? .null), at: now)
    }
    end(task, recorded[number]["outcome"] ?? .null)
  }

  private func isAttempt(_ recorded: JSON, of task: TaskRequest) -> Bool {
    guard let state = recorded["state"]?.stringValue else {
      return recorded["parameters"] == task.parameters
    }
    return state == task.stateName
      && recorded["iterations"]?.arrayValue?.last?["index"]?.numberValue?.integerValue
        == task.iterations.last.map { Int64($0.index) }
  }

  private var workerName: String? {
    let started = script.events?.first { $0["type"]?.stringValue == "ActivityStarted" }
    return started?["activityStartedEventDetails"]?["workerName"]?.stringValue
  }

  private mutating func end(_ task: TaskRequest, _ outcome: JSON) {
    switch outcome["kind"]?.stringValue {
    case "succeeded":
      execution.handle(.taskSucceeded(task.id, output: outcome["output"] ?? .null), at: now)
    case "failed":
      let cause = outcome["causeText"] ?? outcome["cause"]
      let error = ErrorOutput(
        error: outcome["error"]?.stringValue.map { ErrorName($0) }, cause: cause?.stringValue)
      execution.handle(.taskFailed(task.id, TaskFailure(error)), at: now)
    case "ambiguous":
      let choices = outcome["oneOf"]?.arrayValue ?? []
      guard let index = choices.indices.first(where: { !usedOutcomes.contains($0) }) else { return }
      usedOutcomes.insert(index)
      end(task, choices[index])
    default: break
    }
  }

  /// No attempt was recorded: the service knew before it began that the task cannot be started.
  private mutating func refuse(_ task: TaskRequest) {
    guard let cause = script.expected["cause"]?.stringValue, let start = cause.range(of: "). ")
    else { return }
    let error = ErrorOutput(
      error: script.expected["error"]?.stringValue.map { ErrorName($0) },
      cause: String(cause[start.upperBound...]))
    execution.handle(.taskFailed(task.id, TaskFailure(error, phase: .refused)), at: now)
  }
}

import ASLInterpreter
import ASLModel
import Foundation
import JSONTree

/// Runs a fixture under virtual time and writes down all that its execution asks for.
struct FixtureRun {
  private let tasks: [JSON]
  private let start: Timestamp
  var execution: Execution
  /// What is going to happen, in the order of its time and then of its coming about.
  var schedule: [(time: Timestamp, event: ExecutionEvent)] = []
  var attempts: [String: Int] = [:]
  /// How often each child execution was started, by ARN, and how it ended where it ran inside.
  var childStarts: [String: Int] = [:]
  var endedChildren: [String: Execution] = [:]
  /// How often items were read from the beginning.
  var readings = 0
  var now: Timestamp
  private var redrives: ArraySlice<Timestamp>
  private(set) var lines: [String] = []
  private(set) var stepCount = 0
  /// What ItemReaders have not given yet.
  var unread: [RequestID: ArraySlice<JSON>] = [:]
  /// What the items, the children and the writer of distributed Maps are.
  let mapRuns: JSON
  /// Replaces the execution between two steps, as by a snapshot of itself.
  private let replace: (Execution) throws -> Execution

  init(_ fixture: Fixture, replace: @escaping (Execution) throws -> Execution = { $0 }) throws {
    let settings = try fixture.settings()
    tasks = try fixture.tasks()
    mapRuns = try fixture.mapRuns()
    start = settings.startTime
    now = start
    redrives = try fixture.redrives().map { [start] in start.advanced(by: .seconds($0)) }[...]
    self.replace = replace
    execution = Execution(try fixture.machine(), settings: settings)
    execution.handle(.started(input: try fixture.input()), at: now)
    if let stop = try fixture.stop() {
      let error = ErrorOutput(
        error: stop["error"]?.stringValue.map { ErrorName($0) },
        cause: stop["cause"]?.stringValue)
      plan(.stopped(error), at: start.advanced(by: .seconds(Self.seconds(stop["after"]))))
    }
  }

  /// A child execution of another's.
  init(_ execution: Execution, _ input: JSON, of parent: FixtureRun) {
    (tasks, mapRuns, start, now) = (parent.tasks, parent.mapRuns, parent.start, parent.now)
    redrives = []
    replace = { $0 }
    attempts = parent.attempts
    self.execution = execution
    self.execution.handle(.started(input: input), at: now)
  }

  /// A child execution that goes on.
  init(redriving execution: Execution, of parent: FixtureRun) {
    (tasks, mapRuns, start, now) = (parent.tasks, parent.mapRuns, parent.start, parent.now)
    attempts = parent.attempts
    redrives = []
    replace = { $0 }
    self.execution = execution
    self.execution.handle(.redriven, at: now)
  }

  var transcript: String { lines.joined(separator: "\n") }
  var outcome: Outcome? { execution.outcome }

  mutating func run() throws {
    repeat { execution = try replace(execution) } while advance()
    if execution.outcome == nil { lines.append("it waits for ever") }
    for run in execution.mapRuns {
      note("map run \(run.status.rawValue): \(run.itemCounts.text) items")
      note("                 \(run.executionCounts.text) executions")
    }
  }

  /// Runs to the end, as it is.
  mutating func finish() { while advance() {} }

  /// - Returns: false when nothing happens any more.
  private mutating func advance() -> Bool {
    var requests: [ExecutionRequest] = []
    guard execution.step(&requests) else {
      return execution.outcome == nil ? letTimePass() : redrive()
    }
    stepCount += 1
    for request in requests { carryOut(request) }
    return true
  }

  private mutating func redrive() -> Bool {
    guard let time = redrives.popFirst() else { return false }
    now = time
    let isRedrivable = execution.redriveStatus(at: now)
    note("redrive: \(isRedrivable.description)")
    execution.handle(.redriven, at: now)
    return true
  }

  /// Everything that is due at the next moment happens before anything follows from it.
  private mutating func letTimePass() -> Bool {
    guard let time = schedule.first?.time else { return false }
    now = max(now, time)
    while let next = schedule.first, next.time == time {
      schedule.removeFirst()
      execution.handle(next.event, at: now)
    }
    return true
  }

  mutating func plan(_ event: ExecutionEvent, at time: Timestamp) {
    let place = schedule.firstIndex { $0.time > time } ?? schedule.endIndex
    schedule.insert((time, event), at: place)
  }

  private mutating func carryOut(_ request: ExecutionRequest) {
    switch request {
    case .record(let event): lines.append(line(event))
    case .startTask(let task):
      note("start task \(task.id.number): \(task.stateName), attempt \(task.attempt)")
      answer(task)
    case .cancelTask(let id):
      note("cancel task \(id.number)")
      schedule.removeAll { $0.event.taskID == id }
    case .setTimer(let id, let time):
      note("set timer \(id.number) to \(clock(time))")
      plan(.timerFired(id), at: time)
    case .cancelTimer(let id):
      note("cancel timer \(id.number)")
      schedule.removeAll { $0.event == .timerFired(id) }
    case .openItems, .readItems, .closeItems, .startChild, .stopChild, .openResults, .writeResult,
      .closeResults:
      carryOutForMapRun(request)
    case .finished(let outcome): note("finished: \(outcome.text)")
    }
  }

  mutating func note(_ text: String) { lines.append("           \(text)") }

  private func line(_ event: HistoryEvent) -> String {
    let json = event.json
    let details = json.objectValue?.members.first { $0.key.hasSuffix("Details") }?.value.objectValue
    var shown = details ?? JSONObject()
    for key in shown.keys where key.hasSuffix("Details") { shown[key] = nil }
    shown["roleArn"] = nil
    let text = shown.isEmpty ? "" : " \(JSON.object(shown).text)"
    let branch = event.branch == 0 ? "" : " [\(event.branch)]"
    return "\(pad(event.id, 3)) <- \(pad(event.previousEventID, 2)) \(clock(event.timestamp))"
      + "\(branch) \(event.type)\(text)"
  }

  private func pad(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// Seconds since the start.
  private func clock(_ time: Timestamp) -> String {
    let milliseconds = time.milliseconds - start.milliseconds
    return milliseconds % 1_000 == 0
      ? "\(milliseconds / 1_000)s" : "\(Double(milliseconds) / 1_000)s"
  }

  /// The answers of `tasks.json` to an attempt: those of its state, attempt and, where it says one,
  /// iteration.
  private mutating func answer(_ task: TaskRequest) {
    let key = "\(task.stateName) \(task.iterations.map(\.index))"
    let attempt = attempts[key, default: 0]
    attempts[key] = attempt + 1
    let script = tasks.first { entry in
      let iteration = entry["iteration"]?.numberValue?.integerValue
      return entry["state"]?.stringValue == task.stateName
        && (entry["attempt"]?.numberValue?.integerValue ?? Int64(attempt)) == Int64(attempt)
        && (iteration == nil || iteration == task.iterations.last.map { Int64($0.index) })
    }
    var time = now
    for answer in script?["answers"]?.arrayValue ?? [] {
      time = time.advanced(by: .seconds(Self.seconds(answer["after"])))
      guard let event = Self.event(answer, task.id) else { continue }
      if case .taskFailed(_, let failure) = event, failure.phase == .refused {
        execution.handle(event, at: now)
      } else {
        plan(event, at: time)
      }
    }
  }

  private static func event(_ answer: JSON, _ id: RequestID) -> ExecutionEvent? {
    if let output = answer["succeeded"] { return .taskSucceeded(id, output: output) }
    if let output = answer["submitted"] { return .taskSubmitted(id, output: output) }
    if let name = answer["started"] { return .taskStarted(id, workerName: name.stringValue) }
    if answer["heartbeat"] != nil { return .heartbeat(id) }
    guard let failed = answer["failed"] else { return nil }
    let output = ErrorOutput(
      error: failed["error"]?.stringValue.map { ErrorName($0) },
      cause: failed["cause"]?.stringValue)
    let phase = failed["phase"]?.stringValue.flatMap(TaskFailure.Phase.init(rawValue:))
    return .taskFailed(id, TaskFailure(output, phase: phase ?? .running))
  }

  static func seconds(_ value: JSON?) -> Double { value?.numberValue?.doubleValue ?? 0 }
}

extension ExecutionEvent {
  /// The task or child execution that it is an answer of.
  var taskID: RequestID? {
    switch self {
    case .taskStarted(let id, _), .taskSubmitted(let id, _), .taskSucceeded(let id, _),
      .taskFailed(let id, _), .heartbeat(let id), .childFinished(let id, _):
      id
    case .redriven, .started, .timerFired, .itemsRead, .itemsFailed, .resultsWritten,
      .resultsFailed, .stopped:
      nil
    }
  }
}

extension RedriveStatus {
  fileprivate var description: String {
    switch self {
    case .redrivable: text
    case .notRedrivable(let reason): "\(text), \(reason.rawValue)"
    }
  }
}

extension MapRunSummary.Counts {
  /// Those that are not 0.
  fileprivate var text: String {
    let counts: KeyValuePairs = [
      "pending": pending, "running": running, "succeeded": succeeded, "failed": failed,
      "timed out": timedOut, "aborted": aborted, "pending redrive": pendingRedrive,
      "written": resultsWritten,
    ]
    let shown = counts.filter { $0.value > 0 }.map { "\($0.value) \($0.key)" }
    return shown.isEmpty ? "no" : shown.joined(separator: ", ")
  }
}

extension Outcome {
  var text: String {
    switch self {
    case .succeeded: "succeeded"
    case .failed: "failed"
    case .timedOut: "timed out"
    case .aborted: "aborted"
    }
  }
}

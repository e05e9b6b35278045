import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import JSONTree

/// One made-up machine with made-up answers, and what must be true of its executions.
struct Simulation {
  let seed: UInt64
  let definition: JSON
  let input: JSON

  init(seed: UInt64) {
    var generator = MachineGenerator(seed: seed)
    self.seed = seed
    (definition, input) = generator.next()
  }

  /// What is not true; nil when all is.
  func run() async -> String? {
    let (machine, diagnostics) = StateMachine.parse(
      SourceText(name: "simulation \(seed)", definition.text))
    guard let machine else {
      return "the definition is refused: \(diagnostics.map(\.message.text))"
    }
    let first = await execute(machine)
    let second = await execute(machine)
    if first.text != second.text { return "two executions differ" }
    if first.outcome == .aborted(Self.endless) { return "an execution goes on for ever" }
    if let complaint = complaint(about: first) { return complaint }
    do {
      return try checkReplays(of: first, machine)
    } catch {
      return "\(error)"
    }
  }

  private struct Life {
    let outcome: Outcome
    let history: [HistoryEvent]
    let journal: Journal
    var text: String { HistoryEvent.json(of: history).text }
    /// The steps before the last event; a few follow it.
    var stepCount: Int { journal.entries.last?.steps ?? 0 }
  }

  private static let endless = ErrorOutput(error: "Simulation.Endless", cause: nil)
  private static let stepLimit = 10_000

  private func begin(_ machine: StateMachine) -> Execution {
    var quotas = Quotas(.standard)
    quotas.historyEvents = 150
    return Execution(
      machine,
      settings: ExecutionSettings(
        startTime: Timestamp(seconds: 1_780_272_000), seed: seed, quotas: quotas))
  }

  private func execute(_ machine: StateMachine) async -> Life {
    let driver = ExecutionDriver(
      begin(machine), handler: FaultyHandler(seed: seed), storage: FaultyStorage(seed: seed),
      options: ExecutionDriver.Options(keepsJournal: true))
    let outcome = await withTaskGroup(of: Void.self) { group in
      // Not part of what is simulated: an execution that neither ends nor waits would never return.
      group.addTask {
        do { try await Task.sleep(for: .seconds(60)) } catch { return }
        driver.stop(Self.endless)
      }
      defer { group.cancelAll() }
      return await driver.run(input: input)
    }
    return await Life(outcome: outcome, history: driver.history, journal: driver.journal)
  }
}

/// What a history always is.
extension Simulation {
  private func complaint(about life: Life) -> String? {
    var time = Timestamp(seconds: 0)
    for (index, event) in life.history.enumerated() {
      if event.id != index + 1 { return "event \(event.id) has place \(index + 1)" }
      if event.previousEventID >= event.id { return "event \(event.id) follows from a later one" }
      if event.timestamp < time { return "event \(event.id) is earlier than the one before" }
      time = event.timestamp
      let isLast = index + 1 == life.history.count
      if isLast != (event.ends == life.outcome.kind) { return "event \(event.id) ends too much" }
    }
    return balance(of: life)
  }

  /// A branch is in one state at a time.
  private func balance(of life: Life) -> String? {
    var open: [Int: Int] = [:]
    for event in life.history {
      switch event.kind {
      case .stateEntered: open[event.branch, default: 0] += 1
      case .stateExited, .stateAborted: open[event.branch, default: 0] -= 1
      default: break
      }
      if let count = open[event.branch], !(0...1).contains(count) {
        return "branch \(event.branch) is in \(count) states at event \(event.id)"
      }
    }
    return nil
  }
}

/// Lives lived again.
extension Simulation {
  private func checkReplays(of life: Life, _ machine: StateMachine) throws -> String? {
    var replay = Replay(begin(machine), life.journal)
    var random = RandomSource(state: ~seed)
    let marks = Set((0..<3).map { _ in Int.random(in: 0...max(life.stepCount, 1), using: &random) })
    let stopAt = Int.random(in: 0...max(life.stepCount, 1), using: &random)
    var snapshots: [Replay] = []
    var stopped: Replay?
    repeat {
      if marks.contains(replay.steps) { snapshots.append(replay) }
      if replay.steps == stopAt { stopped = replay }
      replay.tellNonsense()
    } while replay.step() && replay.steps < Self.stepLimit
    if replay.execution.outcome != life.outcome { return "a replay ends differently" }
    if replay.history != life.history {
      return "a replay has another history: \(difference(of: replay.history, from: life.history))"
    }
    for snapshot in snapshots {
      var copy = snapshot
      if snapshot.steps % 2 == 0 { try copy.passThroughText() }
      while copy.step() && copy.steps < Self.stepLimit {}
      if copy.execution.outcome != life.outcome || copy.history != life.history {
        return "a snapshot after \(snapshot.steps) steps ends differently"
      }
    }
    return stopped.flatMap { complaint(aboutStopping: $0) }
  }

  private func difference(of replay: [HistoryEvent], from life: [HistoryEvent]) -> String {
    let place = zip(replay, life).prefix { $0 == $1 }.count
    let texts = [life, replay].map { $0.dropFirst(place).first?.json.text ?? "no event" }
    return texts.joined(separator: " became ")
  }

  private func complaint(aboutStopping replay: Replay) -> String? {
    var copy = replay
    guard copy.execution.outcome == nil, copy.execution.eventCount > 0 else { return nil }
    copy.stop()
    guard case .aborted = copy.execution.outcome else {
      return "an execution stopped after \(replay.steps) steps is not aborted"
    }
    return copy.waiting.isEmpty ? nil : "a stopped execution waits for \(copy.waiting)"
  }
}

/// An execution that is told what a journal says.
private struct Replay {
  private(set) var execution: Execution
  private(set) var history: [HistoryEvent] = []
  private(set) var steps = 0
  /// The requests that were made and neither answered nor cancelled.
  private(set) var waiting: Set<RequestID> = []
  private var closed: [RequestID] = []
  private var entries: ArraySlice<Journal.Entry>
  private var requests: [ExecutionRequest] = []

  init(_ execution: Execution, _ journal: Journal) {
    self.execution = execution
    entries = journal.entries[...]
  }

  /// Tells what is due, and takes a step.
  mutating func step() -> Bool {
    while let entry = entries.first, entry.steps == steps {
      execution.handle(entry.event, at: entry.time)
      close(entry.event)
      entries = entries.dropFirst()
    }
    guard execution.step(&requests) else { return false }
    steps += 1
    carryOut()
    return true
  }

  /// Writes the execution out as JSON text and reads it back.
  mutating func passThroughText() throws {
    let text = execution.json.text
    execution = try Execution(json: JSON(parsing: text), machine: execution.machine)
  }

  mutating func stop() {
    execution.handle(.stopped(ErrorOutput(error: "Stop", cause: nil)), at: execution.now)
    while execution.step(&requests) { carryOut() }
  }

  /// Answers to requests that are over, or never were, change nothing.
  mutating func tellNonsense() {
    guard steps % 3 == 0 else { return }
    let id = closed.isEmpty ? RequestID(99_999) : closed[steps % closed.count]
    execution.handle(.taskSucceeded(id, output: "nonsense"), at: execution.now)
    execution.handle(.timerFired(id), at: execution.now)
    execution.handle(.heartbeat(id), at: execution.now)
    execution.handle(.childFinished(id, .timedOut), at: execution.now)
    execution.handle(.itemsRead(id, items: [], isLast: true), at: execution.now)
  }

  private mutating func close(_ event: ExecutionEvent) {
    switch event {
    case .taskSucceeded(let id, _), .taskFailed(let id, _), .timerFired(let id),
      .childFinished(let id, _), .itemsFailed(let id, _), .resultsWritten(let id, _),
      .resultsFailed(let id, _):
      waiting.remove(id)
      closed.append(id)
    case .itemsRead(let id, items: _, let isLast): if isLast { waiting.remove(id) }
    case .redriven, .started, .taskStarted, .taskSubmitted, .heartbeat, .stopped:
      break
    }
  }

  private mutating func carryOut() {
    for request in requests {
      switch request {
      case .record(let event): history.append(event)
      case .startTask(let task): waiting.insert(task.id)
      case .setTimer(let id, _): waiting.insert(id)
      case .cancelTask(let id), .cancelTimer(let id):
        waiting.remove(id)
        closed.append(id)
      case .openItems(let items): waiting.insert(items.id)
      case .startChild(let child): waiting.insert(child.id)
      case .openResults(let results): waiting.insert(results.id)
      case .stopChild(let id), .closeItems(let id), .closeResults(let id):
        waiting.remove(id)
        closed.append(id)
      case .readItems, .writeResult, .finished: break
      }
    }
    requests.removeAll(keepingCapacity: true)
  }
}

private enum End { case succeeded, failed, timedOut, aborted }

extension Outcome {
  fileprivate var kind: End {
    switch self {
    case .succeeded: .succeeded
    case .failed: .failed
    case .timedOut: .timedOut
    case .aborted: .aborted
    }
  }
}

extension HistoryEvent {
  fileprivate var ends: End? {
    switch kind {
    case .executionSucceeded: .succeeded
    case .executionFailed: .failed
    case .executionTimedOut: .timedOut
    case .executionAborted: .aborted
    default: nil
    }
  }
}

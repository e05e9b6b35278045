import ASLInterpreter
import ASLRuntime

/// All that one of the executions of a driver has lived through: enough to have it as it was after
/// any of its steps.
struct LifeTape: Sendable {
  let hosted: HostedExecution
  private let start: Execution
  private var entries: [Entry] = []
  private(set) var history: [HistoryEvent] = []
  /// All attempts at tasks.
  private(set) var effects: [Effect] = []
  private var places: [RequestID: Int] = [:]
  private var snapshots: [Snapshot] = []
  /// How many of the journal's entries are in ``entries``.
  private var toldCount = 0

  /// Something that the execution was told, or that was changed in it.
  private struct Entry: Sendable {
    let steps: Int
    let what: What

    enum What: Sendable {
      case event(Journal.Entry)
      case edit(ExecutionEdit)
    }
  }

  private struct Snapshot: Sendable {
    let steps: Int
    let entry: Int
    let execution: Execution
  }

  init(_ hosted: HostedExecution) {
    self.hosted = hosted
    start = Execution(hosted.machine, settings: hosted.settings)
  }

  mutating func add(_ step: DriverStep) {
    for entry in step.journal.entries.dropFirst(toldCount) {
      entries.append(Entry(steps: entry.steps, what: .event(entry)))
      note(entry)
    }
    toldCount = step.journal.entries.count
    for request in step.requests {
      switch request {
      case .record(let event): history.append(event)
      case .startTask(let task):
        places[task.id] = effects.count
        effects.append(Effect(task, in: hosted, at: step.execution.now))
      default: break
      }
    }
  }

  /// Notes an answer to a task.
  private mutating func note(_ entry: Journal.Entry) {
    guard let (id, kind) = entry.event.answer, let place = places[id] else { return }
    effects[place].add(kind, at: entry.time)
  }

  mutating func add(_ edit: ExecutionEdit, after steps: Int) {
    entries.append(Entry(steps: steps, what: .edit(edit)))
  }

  mutating func keep(_ execution: Execution, after steps: Int) {
    snapshots.append(Snapshot(steps: steps, entry: firstEntry(after: steps), execution: execution))
  }

  /// Lets go of every other snapshot.
  mutating func thin() {
    snapshots = snapshots.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
  }

  var snapshotCount: Int { snapshots.count }

  /// An execution after a step with what was changed in it there.
  func edited(_ execution: Execution, after steps: Int) -> Execution {
    var execution = execution
    for entry in entries[firstEntry(after: steps)...].prefix(while: { $0.steps == steps }) {
      if case .edit = entry.what { tell(entry, to: &execution) }
    }
    return execution
  }

  /// The execution as it was after so many of its steps, before anything was changed in it there.
  ///
  /// - Parameter known: the execution as it was after fewer steps, with how many.
  func execution(after steps: Int, from known: (execution: Execution, steps: Int)?) -> Execution {
    var (execution, done, next) = (start, 0, 0)
    if let snapshot = lastSnapshot(upTo: steps) {
      (execution, done, next) = (snapshot.execution, snapshot.steps, snapshot.entry)
    }
    if let known, known.steps <= steps, known.steps > done {
      (execution, done, next) = (known.execution, known.steps, firstEntry(after: known.steps))
    }
    var requests: [ExecutionRequest] = []
    while done < steps {
      while next < entries.count, entries[next].steps <= done {
        tell(entries[next], to: &execution)
        next += 1
      }
      guard execution.step(&requests) else { break }
      requests.removeAll(keepingCapacity: true)
      done += 1
    }
    return execution
  }

  private func tell(_ entry: Entry, to execution: inout Execution) {
    switch entry.what {
    case .event(let told): execution.handle(told.event, at: told.time)
    case .edit(let edit):
      var requests: [ExecutionRequest] = []
      do throws(EditRefusal) {
        try execution.apply(edit, &requests)
      } catch {
        // It was possible when it was made.
      }
    }
  }

  private func lastSnapshot(upTo steps: Int) -> Snapshot? {
    let index = snapshots.partitioningIndex { $0.steps > steps }
    return index > 0 ? snapshots[index - 1] : nil
  }

  /// The first entry that a step after so many comes to hear of.
  private func firstEntry(after steps: Int) -> Int {
    entries.partitioningIndex { $0.steps >= steps }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element belongs to the second part of a partitioned collection.
  func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension ExecutionEvent {
  /// What it answers to which task.
  fileprivate var answer: (RequestID, ScriptedAnswer.Kind)? {
    switch self {
    case .taskStarted(let id, let workerName): (id, .started(workerName: workerName))
    case .taskSubmitted(let id, let output): (id, .submitted(output))
    case .taskSucceeded(let id, let output): (id, .succeeded(output))
    case .taskFailed(let id, let failure): (id, .failed(failure))
    case .heartbeat(let id): (id, .heartbeat)
    default: nil
    }
  }
}

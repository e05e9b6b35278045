public import ASLInterpreter
public import ASLModel
import ASLRuntime
public import Diagnostics
public import JSONTree

/// One level of nesting: a state, and the states and executions around it.
public struct Frame: Sendable, Equatable {
  public let thread: DebugThread
  public let state: StateID
  public let name: String
  public let type: StateType
  public let phase: Phase?
  /// The moment whose data it shows.
  public let moment: Int
  /// In the definition, where that is the session's own.
  public let range: SourceRange?
  /// The name of the machine, of one that a task has started.
  public let machine: String?
}

/// What a thread does.
public struct ThreadStatus: Sendable, Equatable {
  public let thread: DebugThread
  public let state: String?
  public let phase: Phase?
  public let kind: Kind

  public enum Kind: String, Sendable, Equatable, CaseIterable {
    case running, ended, failed
  }
}

/// Looking at what is shown. Nothing changes.
extension DebugSession {
  public var source: SourceText { fields.source }
  public var fieldMap: FieldMap { fields }
  public var position: Int { cursor }
  public var momentCount: Int { tape.moments.count }
  public var stepCount: Int { tape.steps.count }
  public var machine: StateMachine { configuration.machine }
  /// When the execution began.
  public var startTime: Timestamp { configuration.settings.startTime }
  /// The execution's own time.
  public var time: Timestamp {
    tape.moments.indices.contains(cursor) ? tape.time(of: tape.moments[cursor]) : startTime
  }

  public func moment(_ index: Int) -> Moment? {
    tape.moments.indices.contains(index) ? tape.moments[index] : nil
  }

  public func thread(_ id: Int) -> DebugThread? {
    (1...max(tape.threads.all.count, 1)).contains(id) && !tape.threads.all.isEmpty
      ? tape.threads[id] : nil
  }

  /// The thread of a label, or of a number as text.
  public func thread(labelled text: String) -> DebugThread? {
    if let id = Int(text) { return thread(id) }
    return tape.threads.all.last { $0.label == text }
      ?? tape.threads.all.last {
        endsWith($0.label, path: text.split(separator: "/").map(String.init))
      }
  }

  /// The name of a state of an execution.
  public func name(of state: StateID, in execution: Int) -> String {
    let machine = tape.machine(of: execution) ?? configuration.machine
    return machine.states.indices.contains(state.index) ? machine[state].name : "?"
  }

  public func machine(of execution: Int) -> StateMachine {
    tape.machine(of: execution) ?? configuration.machine
  }

  /// The range that a moment belongs to; nil in a machine whose definition the session has not.
  public func range(of moment: Moment) -> SourceRange? {
    guard let state = moment.state, isMain(tape.threads[moment.thread].execution) else {
      return nil
    }
    return fields.range(of: state, moment.phase, index: moment.index)
  }

  // MARK: Frames and threads

  /// The levels of nesting of a thread, innermost first.
  public func frames(of thread: Int? = nil) -> [Frame] {
    var frames: [Frame] = []
    var id: Int? = thread ?? lastStop?.thread.id ?? 1
    while let current = id, (1...max(tape.threads.all.count, 1)).contains(current),
      !tape.threads.all.isEmpty
    {
      let thread = tape.threads[current]
      if let index = stateMoment(of: current) { frames += frame(thread, index).map { [$0] } ?? [] }
      id = thread.parent
    }
    return frames
  }

  private func frame(_ thread: DebugThread, _ index: Int) -> Frame? {
    let moment = tape.moments[index]
    guard let state = moment.state else { return nil }
    let machine = machine(of: thread.execution)
    let hosted = tape.lives[thread.execution]?.hosted
    return Frame(
      thread: thread, state: state, name: machine[state].name, type: machine[state].type,
      phase: moment.phase, moment: index, range: range(of: moment),
      machine: (hosted?.depth ?? 0) > 0 ? hosted?.settings.stateMachineName : nil)
  }

  /// The last moment of a thread that is in a state, as things are shown.
  private func stateMoment(of thread: Int) -> Int? {
    var index = tape.threads.lastMoment(of: thread, upTo: cursor)
    while let place = index {
      if tape.moments[place].state != nil { return place }
      index = place > 0 ? tape.threads.lastMoment(of: thread, upTo: place - 1) : nil
    }
    return nil
  }

  /// What each thread does that has appeared, as things are shown.
  public func threads() -> [ThreadStatus] {
    var alive: [Int: Set<Int>] = [:]
    let step = tape.moments.indices.contains(cursor) ? tape.moments[cursor].step : 0
    for number in tape.lives.keys {
      let execution = timelines[current].tape.execution(number, at: step)
      alive[number] = Set(execution?.summary.map(\.number) ?? [])
    }
    return tape.threads.all.compactMap { thread in
      guard let first = tape.threads.firstMoment(of: thread.id), first <= cursor else { return nil }
      return status(of: thread, alive[thread.execution] ?? [])
    }
  }

  private func status(of thread: DebugThread, _ alive: Set<Int>) -> ThreadStatus {
    let index = stateMoment(of: thread.id)
    let moment = index.map { tape.moments[$0] }
    let isAlive = alive.contains(thread.branch)
    let hasFailed = moment?.phase == .error || moment?.phase == .retry
    return ThreadStatus(
      thread: thread, state: moment?.state.map { name(of: $0, in: thread.execution) },
      phase: moment?.phase,
      kind: isAlive ? .running : hasFailed && moment?.phase == .error ? .failed : .ended)
  }

  /// Looks at another thread from now on, at what it did last; nil where it has not begun.
  public func follow(_ thread: Int) -> Stop? {
    guard let index = stateMoment(of: thread) else { return nil }
    let stop = makeStop(.goto, at: index)
    lastStop = stop
    return stop
  }

  /// The moment at which a state was entered last, before or at the one shown, or `anywhere` on
  /// this timeline.
  public func lastEntry(of state: String, anywhere: Bool = false) -> Int? {
    let moments = anywhere ? tape.moments[...] : tape.moments.prefix(cursor + 1)
    return moments.indices.last { index in
      let moment = moments[index]
      guard moment.phase == .enter, let id = moment.state else { return false }
      return name(of: id, in: tape.threads[moment.thread].execution) == state
    }
  }

  /// What `$` was when an event of the execution looked at was recorded; nil where there is none.
  public func data(ofEvent id: Int) -> JSON? {
    let execution = lastStop?.thread.execution ?? 0
    let index = tape.moments.indices.first { index in
      tape.moments[index].event == id && tape.moments[index].phase != nil
        && tape.threads[tape.moments[index].thread].execution == execution
    }
    return index.flatMap { data(at: $0).current }
  }

  // MARK: Data

  /// The data of the state that a thread, or the moment shown, is in.
  public func data(at moment: Int? = nil) -> StateData {
    let index = moment ?? cursor
    guard tape.moments.indices.contains(index) else { return StateData() }
    return timelines[current].tape.data(at: index)
  }

  /// The value of a JSONata expression over the data shown; nil: undefined.
  public func evaluate(
    _ expression: String, at moment: Int? = nil
  ) throws(EvaluationFailure) -> JSON? {
    guard !tape.moments.isEmpty else { throw EvaluationFailure("nothing has been entered yet") }
    return try evaluator(at: moment ?? cursor).value(of: expression)
  }

  /// Whether an expression is true over the data shown.
  public func holds(_ expression: String) throws(EvaluationFailure) -> Bool {
    try evaluator(at: cursor).holds(expression)
  }

  /// An execution as it was at the moment shown.
  public func execution(_ number: Int = 0) -> Execution? {
    guard tape.moments.indices.contains(cursor) else { return nil }
    return timelines[current].tape.execution(number, at: tape.moments[cursor].step)
  }

  /// The events of an execution up to the moment shown.
  public func history(of execution: Int = 0) -> [HistoryEvent] {
    guard let life = tape.lives[execution], tape.moments.indices.contains(cursor) else { return [] }
    let steps = tape.moments[...cursor]
    let count = steps.last { tape.threads[$0.thread].execution == execution }?.event ?? 0
    return Array(life.history.prefix(count))
  }

  /// All events of an execution on this timeline.
  public func wholeHistory(of execution: Int = 0) -> [HistoryEvent] {
    tape.lives[execution]?.history ?? []
  }

  /// How the execution has ended on this timeline; nil while it has not.
  public var outcome: Outcome? {
    for moment in tape.moments.reversed() {
      if case .ended(let outcome) = moment.detail, tape.threads[moment.thread].execution == 0 {
        return outcome
      }
    }
    return nil
  }
}

public import ASLModel
public import JSONTree

/// An execution of a state machine, as a value.
///
/// It has no clock, no randomness of its own and does nothing outside: it is told what happened
/// (``handle(_:at:)``) and says what it wants done (``step(_:)``). The same events give the same
/// history. Assigning it to another variable is a snapshot.
public struct Execution: Sendable {
  let facts: Facts
  /// The time of what was last handled; of an execution that has ended, when it ended.
  public internal(set) var now: Timestamp
  /// How it ended; nil while it goes on.
  public internal(set) var outcome: Outcome?
  /// How many history events it has recorded.
  public internal(set) var eventCount = 0
  /// What it was started with; null before.
  public internal(set) var input = JSON.null

  /// The top level, the branches of Parallel states, the iterations of Map states. A place whose
  /// branch has ended is free and is used again.
  var branches: [Branch] = []
  var freeSlots: [Int] = []
  var branchCount = 0
  var requestCount = 0
  var agenda = Agenda()
  /// The branch that waits for a task or timer.
  var owners: [RequestID: Int] = [:]
  /// The timer of the machine's TimeoutSeconds.
  var deadline: RequestID?
  var random: RandomSource
  /// The Map Runs that the execution has started, in that order.
  public internal(set) var mapRuns: [MapRunSummary] = []
  /// Those that are at work, by the place of the branch whose Map it is.
  var activeMapRuns: [Int: MapRun] = [:]
  /// Those that did not succeed and that a redrive goes on with, by the number of the branch.
  var suspendedMapRuns: [Int: MapRun] = [:]
  /// The history has no room left but for the event that ends it.
  var isHistoryFull = false
  /// How often it has been redriven.
  public internal(set) var redriveCount = 0
  /// When it was last redriven.
  public internal(set) var redriveTime: Timestamp?
  /// The branch of a state that was run alone, as it was at the end.
  var lastBranch: Branch?
  /// What those who look at it are told of the last steps.
  var watch = Watch()

  public init(_ machine: StateMachine, settings: ExecutionSettings) {
    self.init(Facts(machine: machine, settings: settings))
  }

  init(_ facts: Facts) {
    self.facts = facts
    now = facts.settings.startTime
    random = RandomSource(state: facts.settings.seed)
  }

  public var machine: StateMachine { facts.machine }
  public var settings: ExecutionSettings { facts.settings }

  /// Takes in what happened. What follows from it happens in the steps after.
  ///
  /// - Parameter time: when it happened; time never runs backwards.
  public mutating func handle(_ event: ExecutionEvent, at time: Timestamp) {
    if case .redriven = event {
      guard redriveStatus(at: time) == .redrivable else { return }
      outcome = nil
    }
    guard outcome == nil else { return }
    if case .taskFailed(let id, let failure) = event, failure.phase == .refused {
      refuse(id, failure.output)
    } else {
      agenda.events.append(Agenda.Event(event: event, time: time))
    }
  }

  /// Does the smallest thing that a person would call a step: enters a state, starts its work,
  /// takes a result, tries again, catches an error, leaves a state.
  ///
  /// What happened outside comes first, then the branch that is at work, then the next that is
  /// ready.
  ///
  /// - Parameter requests: what is wanted is appended here, history events among it.
  /// - Returns: false when nothing is ready: it waits, or has ended.
  public mutating func step(_ requests: inout [ExecutionRequest]) -> Bool {
    guard outcome == nil else { return false }
    if watch.mover != nil { watch.mover = nil }
    // A branch that rests is not at work any more, whether or not somebody asked meanwhile.
    if let slot = agenda.current, !branches[slot].phase.isReady { agenda.current = nil }
    while let event = agenda.events.next() {
      now = max(now, event.time)
      if take(event.event, &requests) {
        rest()
        endIfHistoryIsFull(&requests)
        return true
      }
    }
    while let slot = agenda.current ?? nextReady() {
      guard branches[slot].phase.isReady else {
        agenda.current = nil
        continue
      }
      agenda.current = slot
      watch(slot)
      run(slot, &requests)
      rest()
      endIfHistoryIsFull(&requests)
      return true
    }
    return false
  }

  /// Lets go of the branch at work as soon as it waits: whether a step is tried before the next
  /// event is told plays no part then.
  private mutating func rest() {
    if outcome == nil, let slot = agenda.current, !branches[slot].phase.isReady {
      agenda.current = nil
    }
  }

  /// The next branch in line that has not ended since it came in line.
  private mutating func nextReady() -> Int? {
    while let entry = agenda.branches.next() {
      if branches[entry.slot].number == entry.number { return entry.slot }
    }
    return nil
  }

  /// Makes a branch ready; unless it is already at work it queues up.
  mutating func wake(_ slot: Int) {
    if agenda.current != slot {
      agenda.branches.append(Agenda.Entry(slot: slot, number: branches[slot].number))
    }
  }

  private mutating func run(_ slot: Int, _ requests: inout [ExecutionRequest]) {
    switch branches[slot].phase {
    case .entering: enter(slot, &requests)
    case .starting: start(slot, &requests)
    case .scheduling(let task, let schedule): recordSchedule(slot, task, schedule, &requests)
    case .refused(let task, let error): taskRefused(slot, task, error, &requests)
    case .failing(let failure): recover(slot, failure, &requests)
    case .leaving(let result): leave(slot, with: result, &requests)
    case .free, .task, .sleeping, .retrying, .children, .mapRun:
      preconditionFailure("only branches that are ready come here")
    }
  }
}

extension Execution: Equatable {}

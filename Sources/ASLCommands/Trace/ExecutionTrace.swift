import ASLInterpreter
import ASLModel
import JSONTree

/// Follows an execution by its history events and says what they mean to a person.
///
/// It knows the state machine and the events, nothing else: that is why a recorded history reads
/// like one that happens now.
struct ExecutionTrace {
  let machine: StateMachine
  /// Whether inputs, outputs and everything inside a large Map are told, too.
  let isVerbose: Bool
  var totals = Totals()

  /// The states that run, by the number of their branch.
  var branches: [Int: Branch] = [0: Branch()]
  var startTime: Timestamp?
  private var lastTime: Timestamp?
  /// The branch of each event, by its id.
  private(set) var branchOfEvent: [Int32] = [0]
  var branchOfPlace: [Place: Int] = [:]

  /// A Map with more items than this shows only what goes wrong in its iterations.
  static let largestShownMap = 50
  /// How many such lines one Map shows.
  static let mostProblemsOfMap = 20

  struct Totals: Equatable {
    var states = 0
    var retries = 0
    /// How long the execution took on its own clock.
    var duration = Duration.zero
  }

  /// A state in the branches and iterations around it.
  struct Place: Hashable {
    let state: StateID
    let path: [Int]
  }

  /// The bars to the left of all its lines.
  let margin: Int

  init(machine: StateMachine, isVerbose: Bool = false) {
    self.machine = machine
    self.isVerbose = isVerbose
    margin = 0
  }

  /// An execution that another one has started.
  ///
  /// - Parameters:
  ///   - margin: the bars to the left of all its lines.
  ///   - path: where it belongs in the other's Maps and Parallels, of the child of a distributed
  ///     Map.
  init(inside outer: ExecutionTrace, machine: StateMachine, margin: Int, path: [Int]) {
    self.machine = machine
    isVerbose = outer.isVerbose
    self.margin = margin
    startTime = outer.startTime
    branches = [0: Branch(path: path)]
  }

  /// What an event means; most mean nothing on their own.
  mutating func entries(for event: HistoryEvent) -> [TraceEntry] {
    if startTime == nil { startTime = event.timestamp }
    lastTime = event.timestamp
    totals.duration = elapsed
    placeBranch(of: event)
    let entries = interpreted(event)
    return entries.filter { isShown($0, in: event.branch) }.map { entry in
      var entry = entry
      entry.margin = margin
      return entry
    }
  }

  /// Since the start.
  var elapsed: Duration {
    guard let startTime, let lastTime else { return .zero }
    return lastTime.duration(since: startTime)
  }

  func now() -> Timestamp { lastTime ?? Timestamp(seconds: 0) }

  func sinceStart(_ time: Timestamp) -> Duration {
    startTime.map { time.duration(since: $0) } ?? .zero
  }

  private mutating func interpreted(_ event: HistoryEvent) -> [TraceEntry] {
    let branch = event.branch
    switch event.kind {
    case .stateEntered(let type, let id, _, let input): return entered(type, id, input, event)
    case .stateExited(let type, _, _, let output, _): return exited(type, output, branch)
    case .stateAborted: return aborted(branch)
    case .evaluationFailed(let error, _, _): return failed(error, in: branch)
    case .task(let resource, let taskEvent): return told(taskEvent, resource, branch)
    case .parallelStateStarted: return opened(length: nil, branch)
    case .mapStateStarted(let length): return opened(length: length, branch)
    case .mapIterationSucceeded(let name, _): return iterationEnded(name, .succeeded, event)
    case .mapIterationFailed(let name, _): return iterationEnded(name, .failed, event)
    case .mapIterationAborted(let name, _): return iterationEnded(name, .stopped, event)
    case .executionSucceeded, .executionStarted: return []
    case .executionRedriven:
      redriven(at: event.timestamp)
      return []
    case .executionFailed(let error): return ended(error, event)
    case .executionTimedOut, .executionAborted: return cutShort()
    case .mapRunFailed(let error):
      branches[branch]?.visit?.runError = error
      branches[branch]?.visit?.hasFailed = true
      return []
    case .parallelStateFailed, .mapStateFailed:
      branches[branch]?.visit?.hasFailed = true
      return []
    case .mapIterationStarted, .parallelStateSucceeded, .mapStateSucceeded, .mapRunStarted,
      .mapRunSucceeded, .mapRunAborted, .mapRunRedriven:
      return []
    }
  }
}

// MARK: - Branches

extension ExecutionTrace {
  /// Where one state runs at a time.
  struct Branch {
    /// The branch whose Parallel or Map state this one is part of.
    var parent: Int?
    var path: [Int] = []
    var visit: Visit?
    /// The state that was cut short; where the execution is redriven it goes on.
    var cut: Visit?
    /// A Choice that was left, until the state that it leads to is entered.
    var leftChoice: Visit?
  }

  /// Finds out where a new branch belongs, from the event that led to its first one.
  private mutating func placeBranch(of event: HistoryEvent) {
    branchOfEvent.append(Int32(event.branch))
    guard branches[event.branch] == nil else { return }
    let container: StateID?
    let index: Int
    switch event.kind {
    case .mapIterationStarted(let name, let place):
      (container, index) = (machine.id(named: name), place)
    case .stateEntered(_, let id, _, _):
      let parent = machine[id].parent
      (container, index) = (parent?.state, parent?.branch ?? 0)
    default: (container, index) = (nil, 0)
    }
    let previous = event.previousEventID
    var parent = previous < branchOfEvent.count ? Int(branchOfEvent[previous]) : 0
    while branches[parent]?.visit?.state != container, let outer = branches[parent]?.parent {
      parent = outer
    }
    branches[event.branch] = Branch(
      parent: parent, path: (branches[parent]?.path ?? []) + [index])
  }

  /// The branch whose Parallel or Map state this one is part of.
  func parent(of branch: Int) -> Int? { branches[branch]?.parent }

  func entry(
    _ mark: TraceEntry.Mark, _ state: StateID, in branch: Int, _ details: [TraceEntry.Detail] = [],
    _ notes: [TraceEntry.Note] = []
  ) -> TraceEntry {
    TraceEntry(
      mark: mark, time: elapsed, path: branches[branch]?.path ?? [], name: machine[state].name,
      details: details, notes: notes)
  }

  /// Whether a line is shown: inside a large Map only the first ones that tell of something wrong.
  private mutating func isShown(_ entry: TraceEntry, in branch: Int) -> Bool {
    guard !isVerbose, let map = largeMap(around: branch) else { return true }
    // A state's own branch is that of its entry, save where an execution ends.
    guard entry.path.count > (branches[map]?.path.count ?? 0) else { return true }
    guard entry.isProblem else { return false }
    branches[map]?.visit?.problems += 1
    return branches[map]?.visit?.problems ?? 0 <= Self.mostProblemsOfMap
  }

  /// The branch of the outermost large Map around a branch.
  func largeMap(around branch: Int) -> Int? {
    var found: Int?
    var current = parent(of: branch)
    while let number = current {
      if branches[number]?.visit?.isLarge == true { found = number }
      current = parent(of: number)
    }
    return found
  }
}

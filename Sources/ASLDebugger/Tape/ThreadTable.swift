import ASLModel

/// The threads of a session and where on the tape each has its moments.
struct ThreadTable: Sendable {
  private(set) var all: [DebugThread] = []
  private var ids: [ThreadKey: Int] = [:]
  private var moments: [[Int]] = []
  /// The thread whose task has that request, for executions that tasks start.
  private var callers: [ThreadKey: Int] = [:]
  /// The thread that is in a distributed Map, by execution and state.
  private var maps: [ThreadKey: Int] = [:]
  /// Whether the failure of the state that a thread is in has been told.
  private var told: Set<Int> = []

  subscript(_ id: Int) -> DebugThread { all[id - 1] }

  func id(_ execution: Int, _ branch: Int) -> Int? {
    ids[ThreadKey(execution: execution, branch: branch)]
  }

  mutating func add(
    _ execution: Int, _ branch: Int, parent: Int?, _ origin: DebugThread.Origin, part: String
  ) -> Int {
    let key = ThreadKey(execution: execution, branch: branch)
    if let id = ids[key] { return id }
    let outer = parent.map { self[$0] }
    let label =
      switch outer {
      case nil: part
      case .some(let outer) where outer.parent == nil: part
      case .some(let outer): "\(outer.label)/\(part)"
      }
    let thread = DebugThread(
      id: all.count + 1, execution: execution, branch: branch, parent: parent, origin: origin,
      label: label)
    all.append(thread)
    moments.append([])
    ids[key] = thread.id
    return thread.id
  }

  mutating func note(_ moment: Moment, at index: Int) { moments[moment.thread - 1].append(index) }

  /// The last moment of a thread at or before another; nil before its first.
  func lastMoment(of thread: Int, upTo index: Int) -> Int? {
    let own = moments[thread - 1]
    let place = own.partitioningIndex { $0 > index }
    return place > 0 ? own[place - 1] : nil
  }

  func firstMoment(of thread: Int) -> Int? { moments[thread - 1].first }
  func momentIndices(of thread: Int) -> [Int] { moments[thread - 1] }

  /// Whether a thread is another one or was started by it, however deep.
  func isInside(_ thread: Int, _ outer: Int) -> Bool {
    var thread: Int? = thread
    while let id = thread {
      if id == outer { return true }
      // A thread is younger than those around it.
      if id < outer { return false }
      thread = self[id].parent
    }
    return false
  }

  // MARK: What is known of threads while moments are made

  mutating func call(_ execution: Int, _ request: Int, by thread: Int) {
    callers[ThreadKey(execution: execution, branch: request)] = thread
  }

  func caller(_ execution: Int, _ request: Int) -> Int? {
    callers[ThreadKey(execution: execution, branch: request)]
  }

  mutating func enterMap(_ execution: Int, _ state: StateID, by thread: Int) {
    maps[ThreadKey(execution: execution, branch: state.index)] = thread
  }

  func map(_ execution: Int, _ state: StateID) -> Int? {
    maps[ThreadKey(execution: execution, branch: state.index)]
  }

  mutating func fails(_ thread: Int) { told.insert(thread) }
  mutating func goesOn(_ thread: Int) { told.remove(thread) }
  func hasFailed(_ thread: Int) -> Bool { told.contains(thread) }
}

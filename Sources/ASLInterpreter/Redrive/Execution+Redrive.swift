public import ASLModel
internal import JSONTree

/// Going on after the end.
///
/// - Note: Step Functions guide, "Restarting state machine executions with redrive"; the events and
///   what they follow from as recorded from the service.
extension Execution {
  /// How long after its end an execution can be redriven: 14 days.
  public static let redrivablePeriod = Duration.seconds(14 * 86_400)

  /// Whether the execution can be redriven at a time.
  public func redriveStatus(at time: Timestamp) -> RedriveStatus {
    guard settings.type == .standard else { return .notRedrivable(.express) }
    switch outcome {
    case nil: return .notRedrivable(.running)
    case .succeeded: return .notRedrivable(.succeeded)
    case .failed, .timedOut, .aborted: break
    }
    // There has to be room for the ExecutionRedriven and one more.
    if let limit = settings.quotas.historyEvents, eventCount >= limit - 1 {
      return .notRedrivable(.historyFull)
    }
    if let limit = settings.quotas.executionSeconds,
      time >= settings.startTime.advanced(bySeconds: limit)
    {
      return .notRedrivable(.tooOld)
    }
    if time > now.advanced(by: Self.redrivablePeriod) {
      return .notRedrivable(.endedTooLongAgo)
    }
    return .redrivable
  }

  /// Goes on where ``suspend()`` left all branches.
  ///
  /// - Returns: true, as it always changes something.
  mutating func redrive(_ requests: inout [ExecutionRequest]) -> Bool {
    redriveCount += 1
    redriveTime = now
    let event = record(
      .executionRedriven(redriveCount: redriveCount), branch: 0, after: eventCount, &requests)
    setDeadline(&requests)
    let fails = branches.indices.filter {
      branches[$0].phase.isReady && machine.states[branches[$0].state.index].type == .fail
    }
    for slot in fails { branches[slot].lastEvent = event }
    wakeReady(under: 0)
    startIterations(&requests)
    return true
  }

  /// Puts the branches in line that are ready, from one on inwards, but for iterations that are
  /// held back.
  mutating func wakeReady(under top: Int) {
    var inside: [Int: [Int]] = [:]
    for slot in branches.indices where branches[slot].phase != .free {
      if let place = branches[slot].place { inside[place.parent, default: []].append(slot) }
    }
    var ready: [Int] = []
    var open = [top]
    while let slot = open.popLast() {
      if branches[slot].phase.isReady { ready.append(slot) }
      let held = branches[slot].children?.held ?? []
      open += (inside[slot] ?? []).filter { !held.contains($0) }
    }
    for slot in ready.sorted(by: { branches[$0].number < branches[$1].number }) { wake(slot) }
  }

  /// Starts iterations where a Map could not go on after some had ended.
  private mutating func startIterations(_ requests: inout [ExecutionRequest]) {
    let maps = branches.indices.filter { branches[$0].phase == .children }
    for slot in maps.sorted(by: { branches[$0].number < branches[$1].number }) {
      guard case .map(let state) = machine.states[branches[slot].state.index].kind else { continue }
      while outcome == nil, branches[slot].phase == .children,
        let children = branches[slot].children, children.hasRoom,
        children.next < children.items.count
      {
        let last = branches[slot].lastEvent
        continueMap(state, slot, after: last, or: last, &requests)
      }
    }
  }

  /// Leaves an execution that did not succeed so that it can go on: each branch is about to begin
  /// the work of its state anew, with the same input, its Retriers unused.
  ///
  /// What succeeded stays: the outputs of branches and iterations that had come to their ends.
  mutating func suspend() {
    guard settings.type == .standard else { return forget() }
    for slot in branches.indices { suspend(slot) }
    let numbers = Set(branches.filter { $0.phase != .free }.map(\.number))
    suspendedMapRuns = suspendedMapRuns.filter { numbers.contains($0.key) }
  }

  private mutating func suspend(_ slot: Int) {
    switch branches[slot].phase {
    case .free, .entering: break
    case .children:
      branches[slot].retries.removeAll()
      restoreTolerated(in: slot)
    case .failing(let failure):
      // A state whose results were too large begins again as a whole.
      if let interruption = failure.interruption, failure.output.error != .dataLimitExceeded {
        restore(interruption, in: slot)
      } else {
        restart(slot)
      }
    case .starting, .scheduling, .refused, .task, .sleeping, .retrying, .leaving, .mapRun:
      restart(slot)
    }
  }

  private mutating func restart(_ slot: Int) {
    branches[slot].phase = .starting
    branches[slot].children = nil
    branches[slot].retries.removeAll()
    branches[slot].taskToken = nil
    branches[slot].inspection = nil
    branches[slot].lastEvent = branches[slot].enteredEvent
  }

  /// Puts the branches or iterations that were cut short back into their Parallel or Map.
  private mutating func restore(_ interruption: Interruption, in slot: Int) {
    branches[slot].phase = .children
    branches[slot].retries.removeAll()
    branches[slot].children = interruption.children
    branches[slot].children?.running = 0
    for child in interruption.branches { restore(child, in: slot) }
  }

  /// Iterations that failed go on, too, in a Map that was cut short while it tolerated them.
  private mutating func restoreTolerated(in slot: Int) {
    for child in branches[slot].children?.tolerated ?? [] {
      branches[slot].children?.results[child.index] = .null
      restore(child, in: slot)
    }
    branches[slot].children?.tolerated = []
    branches[slot].children?.failed = 0
  }

  /// Where there is no room for it, it is held back until another one has ended.
  private mutating func restore(_ child: Interruption.Child, in slot: Int) {
    var branch = child.branch
    branch.place = Branch.Place(parent: slot, index: child.index)
    let hasRoom = branches[slot].children?.hasRoom == true
    let place = put(branch)
    branches[slot].children?.running += 1
    if !hasRoom { branches[slot].children?.held.append(place) }
    if let inside = child.inside {
      restore(inside, in: place)
    } else {
      suspend(place)
    }
  }
}

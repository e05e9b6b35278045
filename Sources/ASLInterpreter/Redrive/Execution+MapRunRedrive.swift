internal import ASLModel
internal import JSONTree

/// Distributed Maps that go on after their end.
///
/// - Note: Step Functions guide, "Redriving Map Runs in Step Functions executions".
extension Execution {
  /// Keeps what a redrive goes on with.
  ///
  /// A Map Run whose results of successful children are lost begins anew, as one does that failed
  /// with States.Runtime or States.DataLimitExceeded.
  mutating func suspend(_ run: MapRun, _ slot: Int) {
    guard settings.type == .standard, !run.hasLostResults else { return }
    suspendedMapRuns[branches[slot].number] = run.suspended(at: now)
  }

  /// An attempt is given up that Map Runs were part of: no redrive goes on with them.
  mutating func forgetMapRuns(_ slot: Int, _ interruption: Interruption?) {
    guard !suspendedMapRuns.isEmpty else { return }
    suspendedMapRuns[branches[slot].number] = nil
    forgetMapRuns(interruption)
  }

  private mutating func forgetMapRuns(_ interruption: Interruption?) {
    for child in interruption?.branches ?? [] {
      suspendedMapRuns[child.branch.number] = nil
      forgetMapRuns(child.inside)
    }
  }

  /// Lets children go on that there is room for. Standard ones go on from where they failed,
  /// Express ones begin anew, both under their names.
  mutating func redriveChildren(
    _ state: MapState, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) {
    let mapName = machine.states[branches[slot].state.index].name
    while activeMapRuns[slot]?.hasRoom == true,
      var child = activeMapRuns[slot]?.redrivable.popFirst()?.child,
      let place = activeMapRuns[slot]?.place,
      case let seed = random.next(),
      let settings = activeMapRuns[slot]?.childSettings(
        child.index, child.name, mapName, seed, at: now)
    {
      switch settings.type {
      case .standard: child.redriveCount += 1
      case .express: child.startDate = now
      }
      let id = newRequest()
      owners[id] = slot
      activeMapRuns[slot]?.children[id] = child
      mapRuns[place].itemCounts.goOn(child.items)
      mapRuns[place].executionCounts.goOn(1)
      requests.append(
        .startChild(
          ChildRequest(
            id: id, state: branches[slot].state, stateName: mapName, index: child.index,
            attempt: branches[slot].retryCount, machine: machine.inside(state.processor),
            settings: settings, input: child.input, redriveCount: child.redriveCount)))
    }
  }

  /// The ARNs of the children that a redrive lets go on, Standard ones.
  public var redrivableChildren: [String] {
    suspendedMapRuns.values.flatMap { run in
      guard run.settings.type == .standard else { return [] as [String] }
      return run.redrivable.map { run.settings.executionARN + $0.child.name }
    }
  }
}

extension MapRun {
  /// "The hard limit of 1000 redrives of a given Map Run".
  static let redriveLimit = 1_000

  /// What a redrive goes on with: the children that did not succeed, the items that have none yet,
  /// and the results of the others.
  func suspended(at time: Timestamp) -> MapRun {
    var run = self
    let aborted = Outcome.aborted(ErrorOutput(error: nil, cause: nil))
    let cut = children.values.map { EndedChild(child: $0, outcome: aborted, stopDate: time) }
    run.redrivable =
      (redrivable + unsuccessful + cut)
      .sorted { $0.child.index < $1.child.index }[...]
    for ended in unsuccessful { run.results.remove(at: ended.child.index) }
    run.unsuccessful = []
    run.children = [:]
    run.failedItems = 0
    run.writer = nil
    run.isClosing = false
    if run.source.suspend(isUnused: begun == 0) { run.batch?.removeAll() }
    return run
  }
}

extension MapRunSummary {
  mutating func redrive(_ run: MapRun, at time: Timestamp) {
    redriveCount += 1
    redriveDate = time
    status = .running
    stopDate = nil
    let waiting = run.source.waiting.count
    itemCounts.redrive(pending: waiting + (run.batch?.items.count ?? 0))
    executionCounts.redrive(pending: run.batch == nil ? waiting : 0)
  }
}

extension EvaluationError {
  static var redrivenTooOften: EvaluationError {
    EvaluationError(
      .runtime, "The Map Run has been redriven \(MapRun.redriveLimit) times and cannot be again.")
  }
}

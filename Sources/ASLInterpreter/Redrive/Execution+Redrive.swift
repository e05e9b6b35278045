public import ASLModel

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
    let ready = branches.indices.filter { branches[$0].phase.isReady }
    for slot in ready.sorted(by: { branches[$0].number < branches[$1].number }) {
      if machine.states[branches[slot].state.index].type == .fail {
        branches[slot].lastEvent = event
      }
      wake(slot)
    }
    return true
  }

  /// Leaves an execution that did not succeed so that it can go on: each branch is about to begin
  /// the work of its state anew, with the same input, its Retriers unused.
  ///
  /// What succeeded stays: the outputs of branches and iterations that had come to their ends.
  mutating func suspend() {
    guard settings.type == .standard else { return forget() }
    for slot in branches.indices { suspend(slot) }
  }

  private mutating func suspend(_ slot: Int) {
    switch branches[slot].phase {
    case .free, .entering: break
    case .children: branches[slot].retries.removeAll()
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
    branches[slot].children?.running = interruption.branches.count
    for child in interruption.branches {
      var branch = child.branch
      branch.place = Branch.Place(parent: slot, index: child.index)
      let place = put(branch)
      if let inside = child.inside {
        restore(inside, in: place)
      } else {
        suspend(place)
      }
    }
  }
}

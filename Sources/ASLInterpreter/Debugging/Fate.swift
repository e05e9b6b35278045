public import ASLModel

/// What becomes of a failure.
public enum Fate: Sendable, Equatable {
  /// A Retrier tries again; `attempt` counts from 1 and is the one to come.
  case retried(state: StateID, retrier: Int, attempt: Int, delay: Duration)
  /// A Catcher leads on, of the state that failed or of a Parallel or Map around it.
  case caught(state: StateID, catcher: Int, next: StateID)
  /// A Map counts it and goes on.
  case tolerated(map: StateID)
  /// The execution fails.
  case uncaught
}

extension Execution {
  /// What is going to become of the failure in a branch, where the settings say that the execution
  /// is inspected; nil where there is none. Nothing changes.
  public func fate(ofFailureIn branch: Int) -> Fate? {
    guard var slot = slot(ofBranch: branch) else { return nil }
    var copy = self
    var requests: [ExecutionRequest] = []
    while case .failing(let failure) = copy.branches[slot].phase {
      if failure.output.error == .runtime { return .uncaught }
      let place = copy.branches[slot].place
      let state = copy.branches[slot].state
      copy.watch.left = nil
      copy.recover(slot, failure, &requests)
      if copy.watch.left?.state == state { return caught(state, failure) }
      guard copy.outcome == nil else { return .uncaught }
      if case .retrying(_, let time, _) = copy.branches[slot].phase {
        return .retried(
          state: state, retrier: retrier(of: state, for: failure) ?? 0,
          attempt: copy.branches[slot].retryCount, delay: time.duration(since: now))
      }
      guard let place else { return .uncaught }
      slot = place.parent
      if case .failing = copy.branches[slot].phase { continue }
      return .tolerated(map: copy.branches[slot].state)
    }
    return nil
  }

  private func retrier(of state: StateID, for failure: Failure) -> Int? {
    machine.states[state.index].retriers.firstIndex {
      $0.matches(failure.output, isHeartbeat: failure.isHeartbeat)
    }
  }

  private func caught(_ state: StateID, _ failure: Failure) -> Fate {
    let catchers = machine.states[state.index].catchers
    guard
      let index = catchers.firstIndex(where: {
        $0.matches(failure.output, isHeartbeat: failure.isHeartbeat)
      })
    else { return .uncaught }
    return .caught(state: state, catcher: index, next: catchers[index].next)
  }
}

internal import ASLModel
internal import JSONTree

/// Failures of branches and iterations, and what becomes of those beside them.
extension Execution {
  /// A branch or iteration fails, and with it the Parallel or Map, unless that tolerates it.
  ///
  /// All that is recorded of it follows from the last event of the one that failed.
  mutating func childFailed(
    _ slot: Int, of parent: Int, at index: Int, _ failure: Failure,
    _ requests: inout [ExecutionRequest]
  ) {
    let last = branches[slot].lastEvent
    let number = branches[slot].number
    let failed = branches[slot]
    let state = machine.states[branches[parent].state.index].kind
    let name = machine.states[branches[parent].state.index].name
    var end = last
    if case .map = state {
      end = record(
        .mapIterationFailed(name: name, index: index), branch: number, after: last, &requests)
    }
    recordAborted(slot, after: last, &requests)
    _ = free(slot)
    branches[parent].children?.running -= 1
    branches[parent].children?.failed += 1
    if case .map(let map) = state, let children = branches[parent].children,
      children.failed <= children.toleratedFailures
    {
      branches[parent].children?.results[index] = failure.json
      keep(failed, of: parent)
      return continueMap(map, parent, after: last, or: end, &requests)
    }
    let exceeds = branches[parent].children?.hasTolerance == true
    // Whatever the child had done, the work of the state around it is not done.
    var failure = failure
    failure.isAfterWork = false
    if exceeds { failure = Failure(output: .toleranceExceeded) }
    failure.interruption = interruption(of: parent, by: failed)
    abortChildren(of: parent, after: last, &requests)
    branches[parent].children = nil
    branches[parent].lastEvent = last
    fail(parent, failure)
  }

  /// Stops all that runs inside a Parallel or Map, in the order of the indices.
  mutating func abortChildren(
    of parent: Int, after last: Int, _ requests: inout [ExecutionRequest]
  ) {
    guard let children = branches[parent].children, children.running > 0 else { return }
    let name = machine.states[branches[parent].state.index].name
    let isMap = machine.states[branches[parent].state.index].type == .map
    let slots = branches.indices.filter {
      branches[$0].phase != .free && branches[$0].place?.parent == parent
    }
    for slot in slots.sorted(by: { childIndex($0) < childIndex($1) }) {
      if branches[parent].children?.held.contains(slot) == true {
        // It has not gone on since it was stopped before.
        forgetBranches(under: slot)
        continue
      }
      if isMap {
        record(
          .mapIterationAborted(name: name, index: childIndex(slot)),
          branch: branches[slot].number, after: last, &requests)
      }
      recordAborted(slot, after: last, &requests)
      stopWaiting(slot, &requests)
      abortChildren(of: slot, after: last, &requests)
      _ = free(slot)
    }
    branches[parent].children?.running = 0
    branches[parent].children?.held = []
  }

  private mutating func forgetBranches(under slot: Int) {
    for child in branches.indices
    where branches[child].phase != .free && branches[child].place?.parent == slot {
      forgetBranches(under: child)
    }
    _ = free(slot)
  }

  private func childIndex(_ slot: Int) -> Int { branches[slot].place?.index ?? 0 }

  /// The state that a branch was in when it was cut short; of a type that can be, and entered.
  private mutating func recordAborted(
    _ slot: Int, after last: Int, _ requests: inout [ExecutionRequest]
  ) {
    let id = branches[slot].state
    let type = machine.states[id.index].type
    guard branches[slot].phase != .entering else { return }
    if branches[slot].phase == .mapRun {
      record(.mapRunAborted, branch: branches[slot].number, after: last, &requests)
    }
    switch type {
    case .task, .wait, .parallel, .map:
      record(.stateAborted(type, id), branch: branches[slot].number, after: last, &requests)
    case .pass, .choice, .succeed, .fail: break
    }
  }

  /// A Parallel or Map whose failure no Retrier mends has failed.
  mutating func endContainer(
    _ slot: Int, _ failure: Failure, _ requests: inout [ExecutionRequest]
  ) {
    guard !failure.isAfterWork else { return }
    switch machine.states[branches[slot].state.index].type {
    case .parallel: record(.parallelStateFailed, in: slot, &requests)
    case .map: record(.mapStateFailed, in: slot, &requests)
    case .task, .pass, .choice, .wait, .succeed, .fail: break
    }
  }
}

internal import ASLModel
internal import JSONTree

extension Execution {
  mutating func startParallel(
    _ state: ParallelState, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) throws(EvaluationError) {
    guard facts.test == nil else { return try testParallel(slot) }
    let input = try effectiveInput(slot)
    record(.parallelStateStarted, in: slot, &requests)
    var children = Children(results: Array(repeating: .null, count: state.branches.count))
    children.running = state.branches.count
    children.next = state.branches.count
    branches[slot].children = children
    branches[slot].phase = .children
    let size = sizeBound(of: input, slot)
    for (index, scope) in state.branches.enumerated() {
      startChild(of: slot, at: index, scope.startAt, input, size, branches[slot].item)
    }
    if state.branches.isEmpty { finishParallel(slot, &requests) }
  }

  /// Puts a branch or iteration to work.
  ///
  /// - Returns: its place.
  @discardableResult
  mutating func startChild(
    of parent: Int, at index: Int, _ state: StateID, _ input: JSON, _ size: Int, _ item: MapItem?
  ) -> Int {
    add(
      Branch(
        number: branchCount, place: Branch.Place(parent: parent, index: index), state: state,
        input: input, inputSize: size, inputDepth: depthBound(of: input, parent),
        variables: branches[parent].variables,
        variableSize: branches[parent].variableSize, item: item,
        lastEvent: branches[parent].lastEvent, enteredAt: now))
  }

  /// Takes the output of a branch or iteration that has come to its end.
  mutating func childSucceeded(
    _ child: Branch, of parent: Int, at index: Int, _ requests: inout [ExecutionRequest]
  ) {
    branches[parent].children?.results[index] = child.input
    branches[parent].children?.resultSize += child.inputSize + 1
    branches[parent].children?.running -= 1
    switch machine.states[branches[parent].state.index].kind {
    case .parallel: parallelBranchSucceeded(child, of: parent, &requests)
    case .map(let state): iterationSucceeded(state, child, of: parent, at: index, &requests)
    case .task, .pass, .choice, .wait, .succeed, .fail:
      preconditionFailure("only Parallel and Map have children")
    }
  }

  private mutating func parallelBranchSucceeded(
    _ child: Branch, of parent: Int, _ requests: inout [ExecutionRequest]
  ) {
    guard branches[parent].children?.running == 0 else { return }
    branches[parent].lastEvent = child.lastEvent
    finishParallel(parent, &requests)
  }

  private mutating func finishParallel(_ slot: Int, _ requests: inout [ExecutionRequest]) {
    finishContainer(slot, .parallelStateSucceeded, after: branches[slot].lastEvent, &requests)
  }

  /// All children have come to their ends. The exit follows from the same event as the success.
  mutating func finishContainer(
    _ slot: Int, _ event: HistoryEvent.Kind, after previous: Int,
    _ requests: inout [ExecutionRequest]
  ) {
    record(event, branch: branches[slot].number, after: previous, &requests)
    branches[slot].lastEvent = previous
    branches[slot].phase = .leaving(.array(branches[slot].children?.results ?? []))
    branches[slot].children = nil
    wake(slot)
  }
}

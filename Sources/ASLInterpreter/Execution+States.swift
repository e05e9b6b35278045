internal import ASLModel
internal import JSONTree

/// From state to state.
extension Execution {
  mutating func enter(_ slot: Int, _ requests: inout [ExecutionRequest]) {
    let id = branches[slot].state
    if !suspendedMapRuns.isEmpty { suspendedMapRuns[branches[slot].number] = nil }
    branches[slot].enteredAt = now
    branches[slot].inspection = nil
    branches[slot].eventBeforeEntry = branches[slot].lastEvent
    branches[slot].enteredEvent = record(
      .stateEntered(
        machine.states[id.index].type, id, name: machine.states[id.index].name,
        input: branches[slot].input),
      in: slot, &requests)
    branches[slot].phase = .starting
  }

  /// Begins a state's work; after a retry, once more.
  mutating func start(_ slot: Int, _ requests: inout [ExecutionRequest]) {
    do {
      switch machine.states[branches[slot].state.index].kind {
      case .pass(let state): try runPass(state, slot, &requests)
      case .task(let state): try startTask(state, slot, &requests)
      case .choice(let state): try choose(state, slot, &requests)
      case .wait(let state): try startWait(state, slot, &requests)
      case .succeed: leave(slot, with: try inputAfterInputPath(slot), &requests)
      case .fail(let state): try runFail(state, slot, &requests)
      case .parallel(let state): try startParallel(state, slot, &requests)
      case .map(let state): try startMap(state, slot, &requests)
      }
    } catch {
      abortChildren(of: slot, after: branches[slot].lastEvent, &requests)
      branches[slot].children = nil
      branches[slot].phase = .starting
      fail(slot, error, &requests)
    }
  }

  /// Leaves a state whose work is done.
  mutating func leave(
    _ slot: Int, with result: JSON, _ requests: inout [ExecutionRequest]
  ) {
    do {
      let exit = try self.exit(slot, with: result)
      leave(
        slot, exit, to: machine.states[branches[slot].state.index].transition ?? .end, &requests)
    } catch {
      fail(slot, error, isAfterWork: true, &requests)
    }
  }

  /// Leaves a state with what it puts out, and goes where it leads.
  mutating func leave(
    _ slot: Int, _ exit: Exit, to transition: Transition, _ requests: inout [ExecutionRequest]
  ) {
    let id = branches[slot].state
    watchLeaving(slot)
    record(
      .stateExited(
        machine.states[id.index].type, id, name: machine.states[id.index].name,
        output: exit.output, assigned: exit.assigned),
      in: slot, &requests)
    for member in exit.assigned?.members ?? [] {
      branches[slot].variables[member.key] = member.value
    }
    branches[slot].variableSize += exit.assignedSize
    branches[slot].input = exit.output
    branches[slot].inputSize = exit.size
    branches[slot].inputDepth = exit.depth
    branches[slot].retries.removeAll()
    branches[slot].taskToken = nil
    switch transition {
    case .next(let next):
      branches[slot].state = next
      branches[slot].phase = .entering
    case .end: succeed(slot, &requests)
    }
  }

  /// A branch has come to its end; its output is where the next state's input would be.
  private mutating func succeed(_ slot: Int, _ requests: inout [ExecutionRequest]) {
    let output = branches[slot].input
    guard let place = branches[slot].place else {
      let last = branches[slot].lastEvent
      return end(
        .succeeded(output: output), .executionSucceeded(output: output), after: last, &requests)
    }
    let child = free(slot)
    childSucceeded(child, of: place.parent, at: place.index, &requests)
  }

  /// Takes a branch that has ended out of its place.
  mutating func free(_ slot: Int) -> Branch {
    let branch = branches[slot]
    branches[slot].phase = .free
    branches[slot].input = .null
    branches[slot].item = nil
    branches[slot].children = nil
    branches[slot].variables = JSONObject()
    freeSlots.append(slot)
    if agenda.current == slot { agenda.current = nil }
    return branch
  }

  /// Puts a new branch into a free place and in line.
  mutating func add(_ branch: Branch) -> Int {
    let slot = put(branch)
    branchCount += 1
    wake(slot)
    return slot
  }

  /// Puts a branch into a free place.
  mutating func put(_ branch: Branch) -> Int {
    if let free = freeSlots.popLast() {
      branches[free] = branch
      return free
    }
    branches.append(branch)
    return branches.count - 1
  }
}

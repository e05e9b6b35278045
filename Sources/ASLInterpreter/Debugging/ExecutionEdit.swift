public import ASLModel
public import JSONTree

/// Something that a person changes in an execution from outside, at a point between two steps.
public enum ExecutionEdit: Sendable, Equatable {
  /// The raw input of a state whose work has not begun.
  case input(branch: Int, JSON)
  /// A workflow variable, from now on.
  case variable(branch: Int, name: String, JSON)
  /// The result of the state's work, before it is processed.
  case result(branch: Int, JSON)
  /// What a state has put out, before the next is entered.
  case output(branch: Int, JSON)
  /// Goes to another state of the same scope, with the data as it is.
  case jump(branch: Int, StateID)
  /// Ends the state's work with a result, whatever it waits for.
  case skip(branch: Int, JSON)
  /// Lets the state's work fail, whatever it waits for.
  case fail(branch: Int, ErrorOutput)

  public var branch: Int {
    switch self {
    case .input(let branch, _), .variable(let branch, _, _), .result(let branch, _),
      .output(let branch, _), .jump(let branch, _), .skip(let branch, _), .fail(let branch, _):
      branch
    }
  }
}

/// Why an edit is not possible where the execution is.
public enum EditRefusal: Error, Sendable, Equatable {
  /// The branch has ended, or the execution has.
  case ended
  /// The state's work has begun: its input has been read.
  case workHasBegun
  /// The state's work has no result yet, or it has been processed already.
  case noResult
  /// The state has not been left yet, or the next has been entered already.
  case noOutput
  /// The state is in another scope.
  case otherScope
  /// No task is in flight.
  case noTask
  /// The state has been left already.
  case left
}

extension Execution {
  /// Carries out an edit. What follows from it happens in the steps after.
  ///
  /// - Parameter requests: what was asked for and is not carried out yet; what is no longer wanted
  ///   is taken out of it, and what is wanted besides appended.
  public mutating func apply(
    _ edit: ExecutionEdit, _ requests: inout [ExecutionRequest]
  ) throws(EditRefusal) {
    guard outcome == nil, let slot = slot(ofBranch: edit.branch) else { throw .ended }
    switch edit {
    case .input(_, let value):
      guard branches[slot].phase == .starting else { throw .workHasBegun }
      setInput(slot, value)
    case .variable(_, let name, let value):
      branches[slot].variables[name] = value
      branches[slot].variableSize += value.textSize(upTo: Int.max) + name.utf8.count + 4
    case .result(_, let value):
      guard case .leaving = branches[slot].phase else { throw .noResult }
      branches[slot].phase = .leaving(value)
    case .output(_, let value):
      guard branches[slot].phase == .entering else { throw .noOutput }
      setInput(slot, value)
    case .jump(_, let state):
      guard machine.states[state.index].parent == machine.states[branches[slot].state.index].parent
      else { throw .otherScope }
      interrupt(slot, &requests)
      branches[slot].state = state
      branches[slot].retries.removeAll()
      branches[slot].phase = .entering
      wake(slot)
    case .skip(_, let value):
      guard branches[slot].phase != .entering else { throw .left }
      interrupt(slot, &requests)
      branches[slot].phase = .leaving(value)
      wake(slot)
    case .fail(_, let error):
      guard branches[slot].phase != .entering else { throw .left }
      interrupt(slot, &requests)
      fail(slot, Failure(output: error.cut(to: settings.quotas)))
    }
  }

  private mutating func setInput(_ slot: Int, _ value: JSON) {
    branches[slot].input = value
    branches[slot].inputSize = value.textSize(upTo: Int.max)
    branches[slot].inputDepth = value.depth(upTo: Quotas.depth)
  }

  /// Stops what a state does, also what was asked for and not begun.
  private mutating func interrupt(_ slot: Int, _ requests: inout [ExecutionRequest]) {
    if case .scheduling(let task, _) = branches[slot].phase {
      requests.removeAll { request in
        if case .startTask(let wanted) = request { wanted.id == task.request } else { false }
      }
    }
    stopWaiting(slot, &requests)
    abortChildren(of: slot, after: branches[slot].lastEvent, &requests)
    branches[slot].children = nil
  }
}

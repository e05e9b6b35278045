internal import ASLModel
public import JSONTree

/// What an execution remembers of its last steps for somebody who looks, and only for them.
struct Watch: Sendable, Equatable {
  /// The branch that the last step was about.
  var mover: Mover?
  /// The branch that left a state last, as it was before it left.
  var left: Branch?

  struct Mover: Sendable, Equatable {
    let slot: Int
    let number: Int
  }
}

extension Execution {
  /// Notes which branch a step is about, where somebody looks.
  mutating func watch(_ slot: Int) {
    guard settings.inspects else { return }
    watch.mover = Watch.Mover(slot: slot, number: branches[slot].number)
  }

  /// Keeps a branch that is about to leave its state, where somebody looks.
  mutating func watchLeaving(_ slot: Int) {
    guard settings.inspects else { return }
    watch.left = branches[slot]
  }
}

/// For those who look at an execution between its steps, where the settings say that it is
/// inspected.
extension Execution {
  /// The number of the branch that the last step was about; nil where it was about none.
  public var lastMover: Int? { watch.mover?.number }

  /// The branch that the last step was about, as it is now; nil where it has ended.
  public var lastMoved: BranchSummary? {
    guard let mover = watch.mover, branches.indices.contains(mover.slot),
      branches[mover.slot].number == mover.number, branches[mover.slot].phase != .free
    else { return nil }
    return summary(of: mover.slot)
  }

  /// The branch that left a state last, as it was before it left, with all values between. Its
  /// iterations are not told: those around it may have ended.
  public var lastLeft: BranchSummary? {
    guard let branch = watch.left else { return nil }
    return BranchSummary(
      number: branch.number, parent: nil, index: branch.place?.index ?? 0, state: branch.state,
      stateName: machine.states[branch.state.index].name, iterations: [], input: branch.input,
      variables: branch.variables, enteredAt: branch.enteredAt, status: .working,
      inspection: branch.inspection)
  }

  /// What `$$` and `$states.context` were in the state that was left last.
  public var lastLeftContext: JSON? { watch.left.map { contextSource(of: $0).json } }

  /// The branch of that number, unless it has ended; also of an execution that has ended, where it
  /// can be redriven.
  public func branch(numbered number: Int) -> BranchSummary? {
    slot(ofBranch: number).map(summary)
  }

  /// What `$$` and `$states.context` are in a branch; nil where it has ended.
  public func contextObject(ofBranch number: Int) -> JSON? {
    slot(ofBranch: number).map { contextSource($0).json }
  }

  func slot(ofBranch number: Int) -> Int? {
    if let mover = watch.mover, mover.number == number, branches.indices.contains(mover.slot),
      branches[mover.slot].number == number, branches[mover.slot].phase != .free
    {
      return mover.slot
    }
    return branches.firstIndex { $0.number == number && $0.phase != .free }
  }
}

extension Execution {
  /// Roughly how many bytes a copy takes once the original goes on, without the values that both
  /// share.
  public var snapshotBytes: Int {
    1_024 + branches.count * MemoryLayout<Branch>.stride + owners.count * 40
  }
}

extension Execution {
  /// The task that a branch has asked for and that is not recorded yet.
  public func scheduledTask(ofBranch number: Int) -> RequestID? {
    guard let slot = slot(ofBranch: number),
      case .scheduling(let task, _) = branches[slot].phase
    else { return nil }
    return task.request
  }

  /// The result of a state's work that is not processed yet.
  public func pendingResult(ofBranch number: Int) -> JSON? {
    guard let slot = slot(ofBranch: number), case .leaving(let result) = branches[slot].phase
    else { return nil }
    return result
  }
}

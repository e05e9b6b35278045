internal import ASLModel
internal import JSONTree

/// What was inside a Parallel or Map when it failed, or when it was cut short: enough to go on from
/// there.
struct Interruption: Sendable, Equatable {
  /// The results so far among it.
  var children: Children
  /// The branches or iterations that had begun and not succeeded, by index.
  var branches: [Child]

  struct Child: Sendable, Equatable {
    let branch: Branch
    /// What was inside the state that the branch was in.
    let inside: Interruption?
  }
}

extension Execution {
  /// What is lost when a Parallel or Map fails.
  ///
  /// - Parameter failed: the branch that fails, which is not among the running ones any more.
  func interruption(of parent: Int, by failed: Branch) -> Interruption? {
    guard var interruption = interruption(of: parent) else { return nil }
    interruption.branches.append(Interruption.Child(branch: failed, inside: nil))
    interruption.branches.sort { $0.index < $1.index }
    return interruption
  }

  /// Keeps an iteration that failed and is tolerated: should the Map fail after all, a redrive goes
  /// on with it, too.
  mutating func keep(_ failed: Branch, of parent: Int) {
    guard settings.type == .standard else { return }
    branches[parent].children?.tolerated.append(Interruption.Child(branch: failed, inside: nil))
  }

  /// nil where no redrive is possible.
  func interruption(of parent: Int) -> Interruption? {
    guard settings.type == .standard, var children = branches[parent].children else { return nil }
    let slots = branches.indices.filter {
      branches[$0].phase != .free && branches[$0].place?.parent == parent
    }
    let inside = slots.map { slot in
      var branch = branches[slot]
      if branch.phase == .mapRun { branch.phase = .starting }
      guard branch.phase == .children else {
        return Interruption.Child(branch: branch, inside: nil)
      }
      branch.phase = .starting
      branch.children = nil
      return Interruption.Child(branch: branch, inside: interruption(of: slot))
    }
    let failed = children.tolerated
    for child in failed { children.results[child.index] = .null }
    children.tolerated = []
    children.held = []
    children.failed = 0
    return Interruption(
      children: children, branches: (inside + failed).sorted { $0.index < $1.index })
  }
}

extension Interruption.Child {
  var index: Int { branch.place?.index ?? 0 }
}

internal import ASLModel

/// What was inside a Parallel or Map when it failed, or when it was cut short: enough to go on from
/// there.
struct Interruption: Sendable, Equatable {
  /// The results so far among it.
  var children: Children
  /// The branches or iterations that had begun and not succeeded, by index; never none.
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
    guard settings.type == .standard, var interruption = interruption(of: parent) else {
      return nil
    }
    interruption.children.failed -= 1
    interruption.branches.append(Interruption.Child(branch: failed, inside: nil))
    interruption.branches.sort { $0.index < $1.index }
    return interruption
  }

  private func interruption(of parent: Int) -> Interruption? {
    guard let children = branches[parent].children else { return nil }
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
    return Interruption(children: children, branches: inside.sorted { $0.index < $1.index })
  }
}

extension Interruption.Child {
  var index: Int { branch.place?.index ?? 0 }
}

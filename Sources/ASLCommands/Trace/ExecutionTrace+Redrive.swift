import ASLInterpreter
import ASLModel

/// Executions that go on after their end.
extension ExecutionTrace {
  /// What was cut short goes on, and is told as if it began now.
  mutating func redriven(at time: Timestamp) {
    startTime = time
    totals = Totals()
    // The branches around a branch have smaller numbers.
    for number in branches.keys.sorted() {
      if branches[number]?.visit == nil, let cut = branches[number]?.cut, isInside(cut, number) {
        branches[number]?.visit = cut
        let place = Place(state: cut.state, path: branches[number]?.path ?? [])
        branchOfPlace[place] = number
      }
      branches[number]?.cut = nil
      guard let visit = branches[number]?.visit else { continue }
      branches[number]?.visit = visit.resumed(at: time, in: machine[visit.state])
    }
  }

  /// Whether the Parallel or Map that the state is part of goes on, too.
  private func isInside(_ visit: Visit, _ branch: Int) -> Bool {
    guard let parent = parent(of: branch) else { return false }
    return branches[parent]?.visit?.state == machine[visit.state].parent?.state
  }
}

extension Visit {
  /// The visit with its Retriers unused and its failures forgotten.
  fileprivate func resumed(at time: Timestamp, in state: State) -> Visit {
    var visit = Visit(state, at: time)
    visit.parameters = parameters
    visit.length = length
    visit.problems = problems
    visit.finished = finished - failedIterations
    if !state.innerScopes.isEmpty { visit.attempts = 1 }
    return visit
  }
}

import ASLInterpreter
import ASLModel
import JSONTree

/// Parallel and Map states.
extension ExecutionTrace {
  /// - Parameter length: how many items a Map has; nil for a Parallel.
  mutating func opened(length: Int?, _ branch: Int) -> [TraceEntry] {
    guard var visit = branches[branch]?.visit else { return [] }
    visit.attempts += 1
    for number in branches.keys where branches[number]?.parent == branch {
      branches[number]?.cut = nil
    }
    let error = visit.innerError
    visit.innerError = nil
    visit.length = length
    visit.finished = 0
    visit.failedIterations = 0
    visit.hasFailed = false
    visit.attemptStarted = now()
    let state = machine[visit.state]
    var details = openingDetails(of: state, length)
    var mark = TraceEntry.Mark.opened
    if visit.attempts > 1 {
      totals.retries += 1
      mark = .retried
      let error = error ?? ErrorOutput(error: nil, cause: nil)
      details = [error.detail] + self.details(of: visit.consequence(of: error, in: state))
    }
    branches[branch]?.visit = visit
    return [entry(mark, visit.state, in: branch, details)]
  }

  private func openingDetails(of state: State, _ length: Int?) -> [TraceEntry.Detail] {
    switch state.kind {
    case .parallel(let parallel):
      return [.plain("Parallel, \(counted(parallel.branches.count, "branch", plural: "branches"))")]
    case .map(let map):
      var details = [TraceEntry.Detail.plain("Map, \(counted(length ?? 0, "item"))")]
      if case .constant(let limit) = map.maxConcurrency, limit > 0 {
        details.append(.plain("\(limit) at a time"))
      }
      if let length, length > Self.largestShownMap, !isVerbose {
        details.append(.plain("only what goes wrong is shown"))
      }
      return details
    case .task, .pass, .choice, .wait, .succeed, .fail: return []
    }
  }

  mutating func iterationEnded(
    _ name: String, _ mark: TraceEntry.Mark, _ event: HistoryEvent
  ) -> [TraceEntry] {
    var number: Int? = event.branch
    while let current = number, branches[current]?.visit.map({ machine[$0.state].name }) != name {
      number = parent(of: current)
    }
    guard let map = number else { return [] }
    branches[map]?.visit?.finished += 1
    if mark != .succeeded { branches[map]?.visit?.failedIterations += 1 }
    return []
  }

  /// Remembers why a branch or an iteration failed.
  mutating func tellContainer(of branch: Int, _ error: ErrorOutput) {
    guard let parent = parent(of: branch), branches[parent]?.visit?.innerError == nil else {
      return
    }
    branches[parent]?.visit?.innerError = error
  }

  /// The line of a Parallel or Map that has been left: it succeeded, or its error was caught.
  func closed(
    _ visit: Visit, _ branch: Int, _ notes: [TraceEntry.Note]
  ) -> TraceEntry {
    let state = machine[visit.state]
    guard let error = containerError(of: visit) else {
      return entry(.succeeded, visit.state, in: branch, closingDetails(of: visit), notes)
    }
    let target = state.catching(error).map { details(of: .caught($0)) } ?? []
    return entry(.failed, visit.state, in: branch, [error.detail] + target, notes)
  }

  /// The error that a Parallel or Map ended with; nil where it did well.
  func containerError(of visit: Visit) -> ErrorOutput? {
    guard visit.hasFailed else { return nil }
    if case .map(let map) = machine[visit.state].kind,
      map.toleratedFailureCount != nil || map.toleratedFailurePercentage != nil
    {
      return ErrorOutput(error: .exceedToleratedFailureThreshold, cause: nil)
    }
    return visit.innerError ?? ErrorOutput(error: nil, cause: nil)
  }

  private func closingDetails(of visit: Visit) -> [TraceEntry.Detail] {
    var details: [TraceEntry.Detail] = []
    if let length = visit.length {
      let good = visit.finished - visit.failedIterations
      let text = "\(grouped(good)) of \(counted(length, "item")) succeeded"
      details.append(.plain(length == 0 ? "Map, no items" : text))
      if visit.problems > Self.mostProblemsOfMap {
        details.append(
          .plain("\(grouped(visit.problems - Self.mostProblemsOfMap)) lines not shown"))
      }
    } else {
      details.append(.plain("all branches succeeded"))
    }
    if visit.attempts > 1 { details.append(.warning("attempt \(visit.attempts)")) }
    let duration = now().duration(since: visit.attemptStarted)
    if duration >= .milliseconds(1) { details.append(.plain(duration.briefText)) }
    return details
  }
}

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
    visit.isLarge = isLarge(machine[visit.state], length)
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
      var details = [TraceEntry.Detail.plain(text(of: map, length ?? 0))]
      if case .constant(let limit) = map.maxConcurrency, limit > 0 {
        details.append(.plain("\(limit) at a time"))
      }
      if isLarge(state, length), !isVerbose {
        details.append(.plain("only what goes wrong is shown"))
      }
      return details
    case .task, .pass, .choice, .wait, .succeed, .fail: return []
    }
  }

  /// Whether only what goes wrong is shown of what is inside.
  private func isLarge(_ state: State, _ length: Int?) -> Bool {
    guard case .map(let map) = state.kind else { return false }
    return map.itemReader != nil || (length ?? 0) > Self.largestShownMap
  }

  private func text(of map: MapState, _ length: Int) -> String {
    if let reader = map.itemReader {
      return "distributed Map, items of \(reader.resource.briefText())"
    }
    let items = counted(length, "item")
    return map.isDistributed ? "distributed Map, \(items)" : "Map, \(items)"
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
    if let error = visit.runError { return error }
    if case .map(let map) = machine[visit.state].kind,
      map.toleratedFailureCount != nil || map.toleratedFailurePercentage != nil
    {
      return ErrorOutput(error: .exceedToleratedFailureThreshold, cause: nil)
    }
    return visit.innerError ?? ErrorOutput(error: nil, cause: nil)
  }

  private func countText(of visit: Visit, _ length: Int) -> String {
    let good = grouped(visit.finished - visit.failedIterations)
    if case .map(let map) = machine[visit.state].kind, map.isDistributed {
      return "\(good) of \(counted(visit.finished, "child execution")) succeeded"
    }
    return length == 0 ? "Map, no items" : "\(good) of \(counted(length, "item")) succeeded"
  }

  private func closingDetails(of visit: Visit) -> [TraceEntry.Detail] {
    var details: [TraceEntry.Detail] = []
    if let length = visit.length {
      details.append(.plain(countText(of: visit, length)))
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

import ASLInterpreter
import ASLModel
import JSONTree

/// States that are entered and left.
extension ExecutionTrace {
  mutating func entered(
    _ type: StateType, _ id: StateID, _ input: JSON, _ event: HistoryEvent
  ) -> [TraceEntry] {
    let branch = event.branch
    totals.states += 1
    var entries = leftChoice(to: id, in: branch)
    let state = machine[id]
    branches[branch]?.visit = Visit(state, at: event.timestamp)
    branchOfPlace[Place(state: id, path: branches[branch]?.path ?? [])] = branch
    if isVerbose { entries.append(entry(.started, id, in: branch, [], [.value("input", input)])) }
    if case .fail(let fail) = state.kind, branch != 0 {
      // A Fail state inside a branch has no event that tells its error.
      entries += failed(fail.constantError, in: branch)
    }
    return entries
  }

  mutating func exited(_ type: StateType, _ output: JSON, _ branch: Int) -> [TraceEntry] {
    guard let visit = branches[branch]?.visit else { return [] }
    branches[branch]?.visit = nil
    branchOfPlace[Place(state: visit.state, path: branches[branch]?.path ?? [])] = nil
    let notes: [TraceEntry.Note] = isVerbose ? [.value("output", output)] : []
    switch type {
    case .choice:
      branches[branch]?.leftChoice = visit
      return []
    case .map, .parallel: return [closed(visit, branch, notes)]
    case .task, .pass, .wait, .succeed, .fail:
      if case .caught = visit.failure?.consequence {
        let details = visit.failure.map { self.details(of: $0.consequence) } ?? []
        return isVerbose ? [entry(.failed, visit.state, in: branch, details, notes)] : []
      }
      return [entry(.succeeded, visit.state, in: branch, details(of: visit), notes)]
    }
  }

  /// What stands beside a state that has succeeded.
  private func details(of visit: Visit) -> [TraceEntry.Detail] {
    let state = machine[visit.state]
    switch state.kind {
    case .task(let task):
      var details = [TraceEntry.Detail.plain(task.resource.briefText(parameters: visit.parameters))]
      if visit.attempts > 1 { details.append(.warning("attempt \(visit.attempts)")) }
      let duration = now().duration(since: visit.attemptStarted)
      if duration >= .milliseconds(1) { details.append(.plain(duration.briefText)) }
      return details
    case .wait: return [.plain("waited \(now().duration(since: visit.entered).briefText)")]
    case .pass, .choice, .succeed, .fail, .parallel, .map: return [.plain(state.type.rawValue)]
    }
  }

  /// The line of a Choice that has been left, now that it is known where to.
  private mutating func leftChoice(to next: StateID, in branch: Int) -> [TraceEntry] {
    guard let visit = branches[branch]?.leftChoice else { return [] }
    branches[branch]?.leftChoice = nil
    guard case .choice(let choice) = machine[visit.state].kind else { return [] }
    let rules = choice.rules.indices.filter { choice.rules[$0].next == next }
    let target = "→ \(machine[next].name)"
    let details: [TraceEntry.Detail]
    if choice.defaultState == next, rules.isEmpty {
      details = [.plain("Default \(target)")]
    } else if rules.count == 1, choice.defaultState != next {
      let rule = choice.rules[rules[0]]
      details = [.plain("rule \(rules[0] + 1) \(target)"), .plain(rule.condition.text)]
    } else {
      var names = rules.map { "\($0 + 1)" }
      if choice.defaultState == next { names.append("Default") }
      details = [.plain("rule \(listed(names)) \(target)")]
    }
    return [entry(.succeeded, visit.state, in: branch, details)]
  }

  mutating func aborted(_ branch: Int) -> [TraceEntry] {
    guard let visit = branches[branch]?.visit else { return [] }
    branches[branch]?.cut = visit
    branches[branch]?.visit = nil
    if visit.failure?.consequence == .uncaught { return [] }
    if visit.hasFailed || visit.innerError != nil {
      let error = containerError(of: visit) ?? ErrorOutput(error: nil, cause: nil)
      tellContainer(of: branch, error)
      return [entry(.failed, visit.state, in: branch, [error.detail])]
    }
    return [entry(.stopped, visit.state, in: branch, [.plain("aborted")])]
  }
}

extension FailState {
  /// The error of the state as far as it is written in the definition.
  fileprivate var constantError: ErrorOutput {
    ErrorOutput(error: error?.constant.map { ErrorName($0) }, cause: cause?.constant)
  }
}

extension TextField {
  fileprivate var constant: String? { if case .constant(let text) = self { text } else { nil } }
}

import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// The executions that an execution starts: those of tasks stand between two lines, behind one bar
/// more; the states of a distributed Map's children stand like those of iterations, where the Map
/// is not large.
extension TraceRenderer {
  mutating func lines(for event: HistoryEvent, in execution: HostedExecution) -> [String] {
    if execution.number == 0 { return lines(for: event) }
    if case .stateEntered = event.kind { otherStates += 1 }
    guard var trace = self[execution] else { return [] }
    let lines = trace.entries(for: event).flatMap(formatter.lines)
    self[execution] = trace
    guard case .executionStarted = event.kind, case .task = execution.origin else { return lines }
    return formatter.lines(for: boundary(.opened, of: execution, trace, [])) + lines
  }

  /// An execution begins: finds out whether it is shown, and where.
  mutating func began(_ execution: HostedExecution) {
    guard let parent = execution.parent, let outer = self[parent] else { return }
    switch execution.origin {
    case .driver: return
    case .mapRun(_, let child):
      let path = path(of: execution, child, outer)
      guard let map = outer.branchOfPlace[.init(state: child.state, path: Array(path.dropLast()))],
        style.isVerbose || outer.branches[map]?.visit?.isLarge != true
      else { return }
      self[execution] = ExecutionTrace(
        inside: outer, machine: execution.machine, margin: outer.margin, path: path)
    case .task(_, let task):
      let place = outer.place(of: task)
      if !style.isVerbose, let branch = outer.branchOfPlace[place],
        outer.largeMap(around: branch) != nil
      {
        return
      }
      self[execution] = ExecutionTrace(
        inside: outer, machine: execution.machine, margin: outer.margin + place.path.count + 1,
        path: [])
    }
  }

  /// An execution has ended that another one had started.
  mutating func ended(_ execution: HostedExecution, _ outcome: Outcome) -> [String] {
    let trace = others.removeValue(forKey: execution.number)
    guard let parent = execution.parent else { return [] }
    switch execution.origin {
    case .driver: return []
    case .mapRun(_, let child):
      guard let outer = self[parent] else { return [] }
      let path = path(of: execution, child, outer)
      let entries = self[parent]?.childEnded(child, outcome, path: path) ?? []
      return entries.flatMap(formatter.lines)
    case .task:
      guard let trace else { return [] }
      var details = [TraceEntry.Detail.plain(outcome.status)]
      if let error = outcome.problem, error.error != nil { details.append(error.detail) }
      let duration = trace.now().duration(since: execution.settings.startTime)
      if duration >= .milliseconds(1) { details.append(.plain(duration.briefText)) }
      let mark: TraceEntry.Mark =
        switch outcome {
        case .succeeded: .succeeded
        case .failed, .timedOut: .failed
        case .aborted: .stopped
        }
      return formatter.lines(for: boundary(mark, of: execution, trace, details))
    }
  }

  private func path(
    of execution: HostedExecution, _ child: HostedExecution.MapChild, _ outer: ExecutionTrace
  ) -> [Int] {
    let iterations = execution.settings.mapRun?.iterations ?? []
    return outer.place(of: child.state, in: iterations.dropLast()).path + [child.index]
  }

  /// The line before the states of an execution, or after.
  private func boundary(
    _ mark: TraceEntry.Mark, of execution: HostedExecution, _ trace: ExecutionTrace,
    _ details: [TraceEntry.Detail]
  ) -> TraceEntry {
    let details =
      details.isEmpty ? [.plain("execution \(execution.settings.name)")] : details
    return TraceEntry(
      mark: mark, time: trace.elapsed, path: [], name: execution.settings.stateMachineName,
      details: details, margin: max(trace.margin - 1, 0))
  }
}

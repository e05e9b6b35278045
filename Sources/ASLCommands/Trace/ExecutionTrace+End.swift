import ASLInterpreter
import ASLModel

/// How executions end that do not succeed.
extension ExecutionTrace {
  /// How many states that were running are told when an execution is cut short.
  private static let mostStatesAtEnd = 10

  /// The line of the state that ends the execution, where no line has told its error yet.
  mutating func ended(_ error: ErrorOutput, _ event: HistoryEvent) -> [TraceEntry] {
    let cause = error.cause.map { [causeNote($0)] } ?? []
    var culprit =
      event.previousEventID < branchOfEvent.count
      ? Int(branchOfEvent[event.previousEventID]) : event.branch
    while let parent = parent(of: culprit), branches[culprit]?.visit == nil { culprit = parent }
    var entries: [TraceEntry] = []
    if culprit != 0, let visit = branches[culprit]?.visit, visit.failure == nil, !visit.hasFailed {
      entries.append(entry(.failed, visit.state, in: culprit, [error.detail], cause))
    }
    if let visit = branches[0]?.visit ?? branches[0]?.leftChoice,
      visit.failure?.consequence != .uncaught
    {
      let isTold = visit.hasFailed || !entries.isEmpty
      entries.append(entry(.failed, visit.state, in: 0, [error.detail], isTold ? [] : cause))
    }
    return entries
  }

  /// What was running when the execution was stopped, or its time ran out.
  mutating func cutShort() -> [TraceEntry] {
    let running = branches.keys.sorted().filter { isRunning($0) }
    var entries = running.prefix(Self.mostStatesAtEnd).compactMap { branch -> TraceEntry? in
      guard let visit = branches[branch]?.visit else { return nil }
      return entry(.stopped, visit.state, in: branch, [.plain(occupation(of: visit, at: now()))])
    }
    if running.count > Self.mostStatesAtEnd, let last = entries.last {
      entries[entries.count - 1] = TraceEntry(
        mark: last.mark, time: last.time, path: last.path, name: last.name, details: last.details,
        notes: [.text("and \(grouped(running.count - Self.mostStatesAtEnd)) more states")])
    }
    return entries
  }
}

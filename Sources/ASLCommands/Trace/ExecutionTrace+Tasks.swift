import ASLInterpreter
import ASLModel
import JSONTree

/// Attempts at tasks, and what their errors lead to.
extension ExecutionTrace {
  mutating func told(
    _ event: HistoryEvent.TaskEvent, _ resource: TaskResource, _ branch: Int
  ) -> [TraceEntry] {
    switch event {
    case .scheduled(let schedule): return scheduled(schedule, resource, branch)
    case .scheduleFailed(let error), .startFailed(let error), .submitFailed(let error),
      .failed(let error), .timedOut(let error):
      return failed(error, in: branch)
    case .started, .submitted, .succeeded: return []
    }
  }

  private mutating func scheduled(
    _ schedule: HistoryEvent.TaskSchedule, _ resource: TaskResource, _ branch: Int
  ) -> [TraceEntry] {
    guard var visit = branches[branch]?.visit else { return [] }
    visit.attempts += 1
    visit.attemptStarted = now()
    visit.parameters = schedule.parameters
    visit.failure = nil
    branches[branch]?.visit = visit
    if visit.attempts > 1 { totals.retries += 1 }
    guard isVerbose else { return [] }
    branches[branch]?.visit?.isAnnounced = true
    let details: [TraceEntry.Detail] = [
      .plain(resource.briefText(parameters: schedule.parameters)),
      .plain("attempt \(visit.attempts)"),
    ]
    let notes = [TraceEntry.Note.value("parameters", schedule.parameters)]
    return [entry(.started, visit.state, in: branch, details, notes)]
  }

  mutating func failed(_ error: ErrorOutput, in branch: Int) -> [TraceEntry] {
    guard var visit = branches[branch]?.visit else { return [] }
    let state = machine[visit.state]
    let consequence = visit.consequence(of: error, in: state)
    visit.failure = Visit.Failure(error: error, consequence: consequence)
    visit.isAnnounced = false
    branches[branch]?.visit = visit
    if consequence == .uncaught { tellContainer(of: branch, error) }
    let details = [error.detail] + self.details(of: consequence)
    let notes = error.cause.map { [causeNote($0)] } ?? []
    return [entry(consequence.mark, visit.state, in: branch, details, notes)]
  }

  func causeNote(_ cause: String) -> TraceEntry.Note {
    .cause(isVerbose ? cause : causeSummary(cause))
  }

  func details(of consequence: Visit.Consequence) -> [TraceEntry.Detail] {
    switch consequence {
    case .retry(let number, let count, let delay, let jitter):
      let time = jitter ? "in up to \(delay.briefText)" : "in \(delay.briefText)"
      return [.warning("retry \(number) of \(count) \(time)")]
    case .caught(let next): return [.warning("caught → \(machine[next].name)")]
    case .uncaught: return []
    }
  }

  /// The line that says that a task has begun, where none has.
  mutating func announcement(of place: Place) -> TraceEntry? {
    guard let branch = branchOfPlace[place], let visit = branches[branch]?.visit,
      !visit.isAnnounced, case .task(let task) = machine[visit.state].kind
    else { return nil }
    branches[branch]?.visit?.isAnnounced = true
    var details = [TraceEntry.Detail.plain(task.resource.briefText(parameters: visit.parameters))]
    if visit.attempts > 1 { details.append(.plain("attempt \(visit.attempts)")) }
    return TraceEntry(
      mark: .started, time: sinceStart(visit.attemptStarted), path: place.path,
      name: machine[visit.state].name, details: details)
  }

  /// Where a task runs, from the Map iterations around it: its Parallel branches are known by its
  /// name.
  func place(of task: TaskRequest) -> Place { place(of: task.state, in: task.iterations) }

  /// Where a state runs, from the Map iterations around it, outermost first.
  func place(of state: StateID, in iterations: [TaskRequest.Iteration]) -> Place {
    var path: [Int] = []
    var iterations = iterations[...]
    var current = machine[state].parent
    while let parent = current {
      if case .map = machine[parent.state].kind {
        path.append(iterations.popLast()?.index ?? 0)
      } else {
        path.append(parent.branch)
      }
      current = machine[parent.state].parent
    }
    return Place(state: state, path: path.reversed())
  }
}

extension Visit.Consequence {
  fileprivate var mark: TraceEntry.Mark { if case .retry = self { .retried } else { .failed } }
}

extension ErrorOutput {
  /// The Error Name, or that there is none.
  var detail: TraceEntry.Detail { .error(error?.text ?? "no Error Name") }
}

public import ASLModel
public import JSONTree

/// What can be seen of a branch from outside: the top level, a branch of a Parallel, an iteration
/// of a Map.
public struct BranchSummary: Sendable, Equatable {
  /// The number that the branch's history events carry.
  public let number: Int
  /// The number of the branch around; nil at the top level.
  public let parent: Int?
  /// The index among its siblings: of the branch in its Parallel, of the item in its Map.
  public let index: Int
  /// The state it is in, or is about to enter.
  public let state: StateID
  public let stateName: String
  /// The Map iterations around the state, outermost first.
  public let iterations: [TaskRequest.Iteration]
  /// The raw input of the state.
  public let input: JSON
  /// The workflow variables that it sees.
  public let variables: JSONObject
  /// When it entered the state; of a state not yet entered, the one before.
  public let enteredAt: Timestamp
  public let status: Status
  /// What the state's work has failed with, on its way to Retry and Catch.
  public var failure: ErrorOutput?
  /// The values between, where the settings ask for them.
  public let inspection: Inspection?

  public enum Status: Sendable, Equatable {
    /// About to enter its state.
    case entering
    /// In its state, with something to do at once.
    case working
    /// `attempt` counts from 0.
    case waitingForTask(RequestID, attempt: Int)
    case waiting(RequestID, until: Timestamp)
    /// Between two attempts; `attempt` is the one to come.
    case waitingToRetry(RequestID, until: Timestamp, attempt: Int, after: ErrorOutput)
    /// The branches or iterations inside are at work; of a distributed Map the child executions,
    /// as far as their items have been read.
    case waitingForChildren(running: Int, ended: Int, of: Int)
  }
}

extension Execution {
  /// What goes on in each branch, by number; empty before the start and after the end.
  public var summary: [BranchSummary] {
    guard outcome == nil else { return [] }
    return branches.indices.filter { branches[$0].phase != .free }
      .sorted { branches[$0].number < branches[$1].number }
      .map(summary)
  }

  /// What the next step looks at: an event from outside (nil), or the branch of that number.
  public var nextBranch: Int? {
    guard outcome == nil, agenda.events.waiting.isEmpty else { return nil }
    if let slot = agenda.current, branches[slot].phase.isReady { return branches[slot].number }
    let next = agenda.branches.waiting.first {
      branches[$0.slot].number == $0.number && branches[$0.slot].phase.isReady
    }
    return next?.number
  }

  /// Whether the next step does something.
  public var isReady: Bool {
    outcome == nil && (!agenda.events.waiting.isEmpty || nextBranch != nil)
  }

  func summary(of slot: Int) -> BranchSummary {
    let branch = branches[slot]
    return BranchSummary(
      number: branch.number, parent: branch.place.map { branches[$0.parent].number },
      index: branch.place?.index ?? 0, state: branch.state,
      stateName: machine.states[branch.state.index].name, iterations: iterations(around: slot),
      input: branch.input, variables: branch.variables, enteredAt: branch.enteredAt,
      status: status(of: branch, slot), failure: branch.phase.failure,
      inspection: branch.inspection)
  }

  private func status(of branch: Branch, _ slot: Int) -> BranchSummary.Status {
    switch branch.phase {
    case .entering: .entering
    case .starting, .scheduling, .refused, .failing, .leaving, .free: .working
    case .task(let task): .waitingForTask(task.request, attempt: task.attempt)
    case .sleeping(let timer, let time, input: _): .waiting(timer, until: time)
    case .retrying(let timer, let time, let failure):
      .waitingToRetry(timer, until: time, attempt: branch.retryCount, after: failure.output)
    case .children:
      .waitingForChildren(
        running: branch.children?.running ?? 0,
        ended: (branch.children?.next ?? 0) - (branch.children?.running ?? 0),
        of: branch.children?.results.count ?? 0)
    case .mapRun:
      if let run = activeMapRuns[slot], case let counts = mapRuns[run.place].executionCounts {
        .waitingForChildren(
          running: counts.running, ended: counts.ended, of: counts.total)
      } else {
        .working
      }
    }
  }
}

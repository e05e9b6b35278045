public import ASLModel
public import JSONTree

/// Runs one state of a machine: an execution that begins at it and is looked at when it leaves it.
public struct TestedState: Sendable {
  private var execution: Execution
  private let test: StateTest
  private var requests: [ExecutionRequest] = []

  public enum Progress: Sendable, Equatable {
    /// The state is a Task, and no mock tells what comes of it: ``answer(_:)`` does.
    case needsTask(TaskRequest)
    case ended(StateTestOutcome)
  }

  public init(
    _ machine: StateMachine, _ test: StateTest, input: JSON, settings: ExecutionSettings
  ) {
    var settings = settings
    settings.inspects = true
    self.test = test
    execution = Execution(machine, settings: settings, test: test)
    execution.handle(.started(input: input), at: settings.startTime)
  }

  /// Goes on until somebody has to do something, or the state is left.
  public mutating func run() -> Progress {
    while true {
      requests.removeAll(keepingCapacity: true)
      guard execution.step(&requests) else {
        preconditionFailure("a state that waits is answered or has ended")
      }
      if let progress = carryOut() { return progress }
    }
  }

  /// Says what came of the task that ``run()`` asked for.
  public mutating func answer(_ id: RequestID, _ mock: StateTest.Mock) {
    switch mock {
    case .result(let result):
      execution.handle(.taskSucceeded(id, output: result), at: execution.now)
    case .failure(let error):
      execution.handle(.taskFailed(id, TaskFailure(error)), at: execution.now)
    }
  }

  private mutating func carryOut() -> Progress? {
    var hasLeft = false
    for request in requests {
      switch request {
      case .startTask(let task):
        guard let mock = test.mock else { return .needsTask(task) }
        answer(task.id, mock)
      case .record(let event): hasLeft = hasLeft || event.kind.isStateExited
      case .finished(let outcome): return .ended(end(outcome))
      case .setTimer, .cancelTimer, .cancelTask, .openItems, .readItems, .closeItems, .startChild,
        .stopChild, .openResults, .writeResult, .closeResults:
        break
      }
    }
    if hasLeft { return .ended(left()) }
    return waited()
  }

  /// Lets a Wait state's time pass; a state between two attempts is at the end of its test.
  private mutating func waited() -> Progress? {
    guard let branch = execution.branches.first else { return nil }
    switch branch.phase {
    case .sleeping(let timer, let time, input: _):
      execution.handle(.timerFired(timer), at: time)
      return nil
    case .retrying(_, until: _, after: let failure):
      return .ended(
        StateTestOutcome(
          status: .retriable, output: nil, next: nil, error: failure.output,
          inspection: branch.inspection ?? Inspection(), variables: branch.variables))
    case .entering, .starting, .scheduling, .refused, .failing, .leaving, .task, .children, .mapRun,
      .free:
      return nil
    }
  }

  /// The state led to another one.
  private func left() -> StateTestOutcome {
    guard let branch = execution.branches.first else {
      preconditionFailure("an execution that goes on has a branch")
    }
    return outcome(branch, output: branch.input, next: branch.state)
  }

  /// The state was the last of its machine, or failed.
  private func end(_ outcome: Outcome) -> StateTestOutcome {
    guard let branch = execution.lastBranch else {
      preconditionFailure("a tested execution keeps its branch")
    }
    switch outcome {
    case .succeeded(let output): return self.outcome(branch, output: output, next: nil)
    case .failed(let error), .aborted(let error):
      return StateTestOutcome(
        status: .failed, output: nil, next: nil, error: error,
        inspection: branch.inspection ?? Inspection(), variables: branch.variables)
    case .timedOut: preconditionFailure("no time runs out in a test: timers are not carried out")
    }
  }

  private func outcome(_ branch: Branch, output: JSON, next: StateID?) -> StateTestOutcome {
    let inspection = branch.inspection ?? Inspection()
    let caught = inspection.handling?.catchIndex == nil ? nil : inspection.handling?.error
    return StateTestOutcome(
      status: caught == nil ? .succeeded : .caughtError, output: output, next: next, error: caught,
      inspection: inspection, variables: branch.variables)
  }
}

extension HistoryEvent.Kind {
  fileprivate var isStateExited: Bool { if case .stateExited = self { true } else { false } }
}

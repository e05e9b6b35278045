public import ASLInterpreter
public import ASLModel

/// Stands between the steps of a driver's executions: may look, wait, and change something.
public protocol ExecutionController: Sendable {
  /// An execution has taken a step, and what it asks for is not carried out yet. Until this returns
  /// no execution goes on and their time stands still, except for what really runs.
  func stepped(_ step: DriverStep) async -> Intervention
}

/// A step that one of the executions of a driver has taken.
public struct DriverStep: Sendable {
  public let hosted: HostedExecution
  /// As it is after the step.
  public let execution: Execution
  /// How many steps the execution has taken, with this one.
  public let count: Int
  /// What it was told so far.
  public let journal: Journal
  public let requests: [ExecutionRequest]
}

/// What is changed from outside in executions that a driver runs.
public struct Intervention: Sendable, Equatable {
  public var actions: [Action]

  public init(_ actions: [Action] = []) { self.actions = actions }

  /// `execution` is the number of a hosted execution; where it has ended nothing is changed.
  public enum Action: Sendable, Equatable {
    case edit(execution: Int, ExecutionEdit)
    /// An answer in place of the one that the outside would give; what would have given it is
    /// cancelled.
    case tell(execution: Int, ExecutionEvent)
    /// Ends the main execution and those that nobody waits for.
    case stop(ErrorOutput)
    /// From now on time passes like this.
    case clock(ClockMode)
  }
}

extension ExecutionDriver {
  /// Lets the controller look at a step.
  func control(
    _ controller: any ExecutionController, _ life: ExecutionLife,
    _ requests: inout [ExecutionRequest], _ group: inout DiscardingTaskGroup
  ) async {
    let pause = time.pause()
    let intervention = await controller.stepped(
      DriverStep(
        hosted: life.hosted, execution: life.execution, count: life.stepCount,
        journal: life.journal, requests: requests))
    time.resume(pause)
    for action in intervention.actions { carryOut(action, after: life, &requests, &group) }
  }

  /// - Parameter life: the one that has taken a step, whose requests are not carried out yet.
  private func carryOut(
    _ action: Intervention.Action, after life: ExecutionLife,
    _ requests: inout [ExecutionRequest], _ group: inout DiscardingTaskGroup
  ) {
    switch action {
    case .edit(let number, let edit):
      guard let target = lives[number] else { return }
      var wanted = target === life ? requests : []
      do throws(EditRefusal) {
        try target.execution.apply(edit, &wanted)
      } catch {
        // Whoever intervenes has tried it on a copy.
        return
      }
      line.add(target)
      if target === life {
        requests = wanted
      } else {
        for request in wanted { carryOut(request, of: target, in: &group) }
      }
    case .tell(let number, let event):
      if let target = lives[number] { settle(event, of: target) }
    case .stop(let error): stopAll(error)
    case .clock(let mode): time.change(to: mode)
    }
  }
}

extension ExecutionDriver {
  /// Tells an execution something in place of what would tell it, which is cancelled.
  func settle(_ event: ExecutionEvent, of life: ExecutionLife) {
    if let id = event.answeredTask { cancelTask(RequestKey(life, id), of: life) }
    tell(event, to: life)
  }

  /// Tells the execution of that number something while the driver waits, as
  /// ``Intervention/Action/tell(execution:_:)`` does between two steps.
  public nonisolated func tell(_ event: ExecutionEvent, to number: Int) {
    inbox.post(.tell(number, event))
  }
}

extension ExecutionEvent {
  /// The task that is over with it.
  fileprivate var answeredTask: RequestID? {
    switch self {
    case .taskSucceeded(let id, output: _), .taskFailed(let id, _): id
    default: nil
    }
  }
}

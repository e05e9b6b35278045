public import ASLInterpreter
public import ASLModel
public import ASLRuntime
import JSONTree

/// Changing what is shown. A change in the past begins a new timeline.
extension DebugSession {
  /// Changes something in an execution at the moment shown.
  ///
  /// - Throws: why that is not possible there; nothing has changed then.
  public func apply(
    _ edit: ExecutionEdit, in execution: Int
  ) async throws(EditRefusal) -> Stop {
    guard tape.moments.indices.contains(cursor) else { throw .ended }
    let step = tape.moments[cursor].step
    guard var copy = timelines[current].tape.execution(execution, at: step) else { throw .ended }
    var requests: [ExecutionRequest] = []
    try copy.apply(edit, &requests)
    await makePresent(step)
    change(.edit(execution: execution, edit), at: step)
    timelines[current].tape.add(
      edit, to: execution, after: tape.count(of: execution, at: step))
    return arrive(makeStop(.edit, at: cursor))
  }

  /// Answers the task of a thread in place of what would answer it.
  ///
  /// - Throws: where it has no task in flight.
  public func answer(
    _ kind: ScriptedAnswer.Kind, thread id: Int? = nil
  ) async throws(EditRefusal) -> Stop {
    let thread = tape.threads[id ?? lastStop?.thread.id ?? 1]
    guard tape.moments.indices.contains(cursor) else { throw .ended }
    let step = tape.moments[cursor].step
    let execution = timelines[current].tape.execution(thread.execution, at: step)
    guard let branch = execution?.branch(numbered: thread.branch) else { throw .ended }
    if case .waitingForTask(let request, attempt: _) = branch.status {
      await makePresent(step)
      let event = kind.event(request)
      if engine?.isHeld == false {
        engine?.driver.tell(event, to: thread.execution)
      } else {
        change(.tell(execution: thread.execution, event), at: step)
      }
    } else if let request = execution?.scheduledTask(ofBranch: thread.branch) {
      await makePresent(step)
      if tape.moments[cursor].phase == .call {
        change(.tell(execution: thread.execution, kind.event(request)), at: step)
      } else {
        let answer = Timeline.Injection(
          step: step, execution: thread.execution, request: request, kind: kind)
        timelines[current].injections.append(answer)
        engine?.handler.answer(request, of: thread.execution, with: kind)
      }
    } else {
      throw .noTask
    }
    return arrive(makeStop(.edit, at: cursor))
  }

  /// Answers a state's attempts from now on: one after the other, the last for all that follow.
  public func mock(_ state: String, _ answers: [ScriptedAnswer.Kind]) {
    mocks[state] = answers
    engine?.handler.mock(state, answers)
  }

  /// Ends the execution as ABORTED, at the moment shown.
  public func stop(_ error: ErrorOutput = ErrorOutput(error: nil, cause: nil)) async -> Stop {
    guard tape.moments.indices.contains(cursor) else { return lastStop ?? makeStop(.pause, at: 0) }
    let step = tape.moments[cursor].step
    await makePresent(step)
    if engine?.isHeld == false {
      engine?.driver.stop(error)
    } else {
      change(.stop(error), at: step)
    }
    return await resume(.continue)
  }

  public func setEffects(_ policy: EffectPolicy) { effects = policy }

  /// Takes back the last change of this timeline; nil where there is none.
  public func undo() async -> Stop? {
    guard let step = timelines[current].dropLastChange() else { return nil }
    let index = cursor
    await relive(current, to: step)
    let last = max(tape.moments.count - 1, 0)
    return arrive(makeStop(.edit, at: min(index, last)))
  }

  // MARK: Timelines

  public func timelineInfos() -> [TimelineInfo] {
    timelines.indices.map { index in
      let timeline = timelines[index]
      let forkedAt = timeline.origin.flatMap { origin in
        timeline.tape.steps.indices.contains(origin.step)
          ? timeline.tape.steps[origin.step].moments.upperBound - 1 : nil
      }
      return TimelineInfo(
        id: timeline.id, name: timeline.name, origin: timeline.origin?.timeline,
        forkedAt: forkedAt, moments: timeline.tape.moments.count, changes: timeline.changeCount,
        isCurrent: index == current, outcome: timeline.tape.outcome)
    }
  }

  /// Shows another timeline, where it was shown last; nil where there is none of that id.
  public func switchTimeline(_ id: Int) -> Stop? {
    guard let index = timelines.firstIndex(where: { $0.id == id }) else { return nil }
    timelines[current].cursor = cursor
    current = index
    cursor = min(timelines[index].cursor, max(tape.moments.count - 1, 0))
    return arrive(makeStop(.goto, at: cursor))
  }

  public func nameTimeline(_ name: String) { timelines[current].name = name }

  /// Lives the execution anew from the start on a timeline of its own, with all tasks run again.
  public func rerun() async -> Stop {
    fork(at: -1)
    launch(timeline: current, catchingUp: nil, recorded: [])
    pursuit = Pursuit(motion: .step, thread: 1)
    let stop = await wait()
    pursuit = nil
    return arrive(stop ?? makeStop(.pause, at: max(tape.moments.count - 1, 0)))
  }

  /// Makes the driver stand after a step, so that something can be changed there.
  private func makePresent(_ step: Int) async {
    if step < tape.steps.count - 1 {
      let recorded = tape.effects
      let index = cursor
      fork(at: step)
      await live(to: step, recorded)
      cursor = min(index, max(tape.moments.count - 1, 0))
    } else if engine?.timeline != current || engine?.hasReturned == true {
      await relive(current, to: step)
    }
  }

  private func fork(at step: Int) {
    abandon()
    timelines[current].cursor = cursor
    var timeline = Timeline(
      id: (timelines.map(\.id).max() ?? 0) + 1, tape: Tape(budget: configuration.snapshotBudget))
    timeline.origin = (timelines[current].id, step)
    timeline.inherit(timelines[current], upTo: step)
    timelines.append(timeline)
    current = timelines.count - 1
    cursor = 0
  }

  /// Lives a timeline again that the driver is not on any more.
  func relive(_ index: Int, to step: Int) async {
    let old = timelines[index].tape
    abandon()
    timelines[index].tape = Tape(budget: configuration.snapshotBudget)
    let shown = current
    current = index
    await live(to: step, old.effects)
    current = shown
    if !timelines[index].tape.begins(like: old) {
      configuration.onNote(
        .message("living the past again gave other events: what follows may differ"))
    }
  }

  private func live(to step: Int, _ recorded: [Effect]) async {
    launch(timeline: current, catchingUp: step, recorded: recorded)
    for answer in timelines[current].injections where answer.step <= step {
      engine?.handler.answer(answer.request, of: answer.execution, with: answer.kind)
    }
    _ = await wait()
  }

  private func change(_ action: Intervention.Action, at step: Int) {
    timelines[current].add(action, at: step)
    engine?.actions.append(action)
  }
}

extension ScriptedAnswer.Kind {
  func event(_ id: RequestID) -> ExecutionEvent {
    switch self {
    case .started(let workerName): .taskStarted(id, workerName: workerName)
    case .submitted(let output): .taskSubmitted(id, output: output)
    case .heartbeat: .heartbeat(id)
    case .succeeded(let output): .taskSucceeded(id, output: output)
    case .failed(let failure): .taskFailed(id, failure)
    }
  }
}

extension Tape {
  /// All attempts at tasks, and what came of them.
  var effects: [Effect] { lives.keys.sorted().flatMap { lives[$0]?.effects ?? [] } }

  /// Whether all that is on this tape is also the beginning of another, but for real times.
  func begins(like other: Tape) -> Bool {
    moments.count <= other.moments.count
      && zip(moments, other.moments).allSatisfy { mine, its in
        mine.phase == its.phase && mine.state == its.state && mine.thread == its.thread
      }
  }

  /// How the first execution ended.
  var outcome: Outcome? {
    for moment in moments.reversed() {
      if case .ended(let outcome) = moment.detail, threads[moment.thread].execution == 0 {
        return outcome
      }
    }
    return nil
  }
}

import ASLInterpreter
import ASLModel
import DebugAdapterProtocol
import JSONTree

/// A state that a `goto` can go to, and a branch or an iteration that a step can go into.
enum JumpTarget: Sendable {
  case state(StateID)
  case thread(String)
}

/// Stepping forward and back. The answer to a request goes before the stop that it leads to.
extension DebugAdapter {
  func motion(_ request: ClientRequest, _ call: Call) async throws(AdapterFailure) {
    if case .pause = request {
      _ = try opened("pause")
      answer(call)
      interrupt(.pause)
      return
    }
    let session = try stopped().session
    if hasEnded { throw .ended }
    switch request {
    case .continue(let arguments):
      go(.continue, arguments.threadId, call, .continue(allThreadsContinued: true))
    case .next(let step): go(step.granularity.motion(.next), step.threadId, call)
    case .stepIn(let step): try await stepIn(step, call, session)
    case .stepOut(let step): go(.finish, step.threadId, call)
    case .stepBack(let step):
      let stop = await session.reverse(step.granularity.motion(.next), thread: step.threadId)
      answer(call)
      tell(stop)
    case .reverseContinue(let arguments):
      let stop = await session.reverse(.continue, thread: arguments.threadId)
      answer(call)
      tell(stop)
    case .restartFrame(let arguments): try await restartFrame(arguments, call, session)
    case .goto(let arguments): try await goto(arguments, call, session)
    default: break
    }
  }

  private func go(
    _ motion: Motion, _ thread: Int, _ call: Call, _ body: ResponseBody? = nil
  ) {
    answer(call, body)
    isRunning = true
    let generation = generation
    progress += 1
    let number = progress
    spawn {
      await withDiscardingTaskGroup { group in
        group.addTask { await self.showProgress(number, call.seq) }
        await self.run(motion, thread, generation)
        group.cancelAll()
      }
    }
  }

  private func run(_ motion: Motion, _ thread: Int, _ generation: Int) async {
    guard let session = live?.session, generation == self.generation else { return }
    let followed = await session.thread(thread) == nil ? nil : thread
    await arrived(await session.resume(motion, thread: followed), generation)
  }

  private func stepIn(
    _ step: StepArguments, _ call: Call, _ session: DebugSession
  ) async throws(AdapterFailure) {
    guard let target = step.targetId else {
      return go(step.granularity.motion(.step), step.threadId, call)
    }
    guard case .thread(let label)? = targets[target] else {
      throw .unknownReference("target", target)
    }
    do throws(LocationError) {
      go(.until(try await session.location(label)), step.threadId, call)
    } catch {
      throw AdapterFailure(.unknownReference, error.description)
    }
  }

  private func restartFrame(
    _ arguments: FrameArguments, _ call: Call, _ session: DebugSession
  ) async throws(AdapterFailure) {
    let frame = try self.frame(arguments.frameId)
    guard let stop = await session.restart(thread: frame.thread.id) else {
      throw AdapterFailure(.refused, "'\(frame.name)' cannot be entered again")
    }
    answer(call)
    tell(stop)
  }

  private func goto(
    _ arguments: GotoArguments, _ call: Call, _ session: DebugSession
  ) async throws(AdapterFailure) {
    guard case .state(let state)? = targets[arguments.targetId] else {
      throw .unknownReference("target", arguments.targetId)
    }
    guard let thread = await session.thread(arguments.threadId) else {
      throw .unknownReference("thread", arguments.threadId)
    }
    let stop: Stop
    do throws(EditRefusal) {
      stop = try await session.apply(
        .jump(branch: thread.branch, state), in: thread.execution)
    } catch {
      throw .refused(error)
    }
    answer(call)
    await tellTimeline()
    tell(stop, .goto)
  }

  // MARK: Stops

  /// Lets what runs stop soon, and then be done with as is wanted.
  func interrupt(_ interruption: Interruption) {
    let isPausing = self.interruption != nil
    if self.interruption != .terminate { self.interruption = interruption }
    guard isRunning else {
      self.interruption = nil
      guard interruption == .terminate else { return }
      isRunning = true
      let generation = generation
      spawn { await self.stopForGood(generation) }
      return
    }
    if isPausing { return }
    let generation = generation
    spawn { await self.pauseUntilStopped(generation) }
  }

  /// The session may not have begun to run when it is asked to pause: it is asked until it has.
  private func pauseUntilStopped(_ generation: Int) async {
    while isRunning, generation == self.generation, let session = live?.session,
      !Task.isCancelled
    {
      await session.pause()
      guard isRunning else { return }
      try? await Task.sleep(for: .milliseconds(5))
    }
  }

  func arrived(_ stop: Stop, _ generation: Int) async {
    guard generation == self.generation else { return }
    if interruption == .terminate, !stop.isEnd {
      interruption = nil
      await stopForGood(generation)
      return
    }
    let isPaused = interruption == .pause && stop.reason == .entry && launch?.stopOnEntry != true
    interruption = nil
    isRunning = false
    if isPaused { tell(stop, .pause) } else { tellAll(of: stop) }
  }

  private func stopForGood(_ generation: Int) async {
    guard let session = live?.session else { return }
    let stop = await session.stop()
    guard generation == self.generation else { return }
    isRunning = false
    if case .end(let outcome) = stop.reason {
      finish(outcome)
    } else {
      end(exitCode: 1)
    }
  }

  private func tellAll(of stop: Stop) {
    guard case .end(let outcome) = stop.reason else { return tell(stop) }
    guard launch?.stopOnEnd == true, launch?.noDebug != true, !hasEnded else {
      return finish(outcome)
    }
    tellOutcome(outcome)
    stopCount += 1
    outbox.send(
      .stopped(
        WireStop(.pause, threadId: stop.thread.id, description: "The execution has ended")))
  }

  /// Tells the client of a stop that did not need to be waited for.
  func tell(_ stop: Stop, _ reason: WireStop.Reason? = nil) {
    stopCount += 1
    for note in stop.notes { outbox.send(.output(Output(.console, note + "\n"))) }
    outbox.send(.custom("asl/stateChanged", stateChange(stop)))
    outbox.send(.stopped(wire(stop, reason)))
  }

  private func stateChange(_ stop: Stop) -> JSON {
    JSON(members: [
      "threadId": stop.thread.id, "thread": stop.thread.label,
      "state": stop.moment.state?.index, "phase": stop.moment.phase?.rawValue,
      "event": stop.moment.event, "moment": stop.index,
    ])
  }

  private func wire(_ stop: Stop, _ reason: WireStop.Reason?) -> WireStop {
    let error = stop.moment.error
    var wire = WireStop(
      reason ?? self.reason(of: stop), threadId: stop.thread.id,
      description: description(of: stop))
    if wire.reason == .exception { wire.text = error?.headline }
    if case .breakpoints(let ids) = stop.reason { wire.hitBreakpointIds = ids }
    return wire
  }

  private func reason(of stop: Stop) -> WireStop.Reason {
    switch stop.reason {
    case .entry, .beginning: .entry
    case .step: .step
    case .pause, .end: .pause
    case .goto, .edit: .goto
    case .breakpoints(let ids): asked.reason(of: ids)
    }
  }

  private func description(of stop: Stop) -> String? {
    switch stop.reason {
    case .entry: "Stopped at the first state"
    case .beginning: "Stopped at the beginning: there is nothing before"
    case .goto, .edit: "Moved"
    case .pause: "Paused"
    case .end: "The execution has ended"
    case .step: nil
    case .breakpoints(let ids): asked.description(of: ids, stop.moment.error)
    }
  }

  private func finish(_ outcome: Outcome) {
    if !hasEnded { tellOutcome(outcome) }
    end(exitCode: outcome.status == "SUCCEEDED" ? 0 : 1)
  }

  private func tellOutcome(_ outcome: Outcome) {
    switch outcome {
    case .succeeded(let output):
      let children = handle(.init(content: .json(output)))
      outbox.send(
        .output(
          Output(.stdout, output.text + "\n", variablesReference: children.reference)))
    case .failed(let error):
      outbox.send(.output(Output(.important, "The execution failed: \(error.headline)\n")))
    case .aborted(let error):
      outbox.send(
        .output(
          Output(.important, "The execution was stopped\(error.cause.map { ": \($0)" } ?? "")\n")))
    case .timedOut:
      outbox.send(.output(Output(.important, "The execution timed out\n")))
    }
  }

  // MARK: Progress

  /// After a second of running without a stop, shows that something runs.
  private func showProgress(_ number: Int, _ request: Int) async {
    guard client?.supportsProgressReporting == true else { return }
    do { try await Task.sleep(for: .seconds(1)) } catch { return }
    guard isRunning, number == progress else { return }
    let id = "run-\(number)"
    outbox.send(
      .progressStart(
        .init(id: id, title: "The execution runs", requestId: request, cancellable: true)))
    while !Task.isCancelled, isRunning, number == progress {
      do { try await Task.sleep(for: .milliseconds(200)) } catch { break }
    }
    outbox.send(.progressEnd(id: id, message: nil))
  }
}

extension SteppingGranularity {
  /// - Parameter statement: what a step over a whole state is.
  fileprivate func motion(_ statement: Motion) -> Motion {
    switch self {
    case .statement: statement
    case .line: .phase
    case .instruction: .event
    }
  }
}

extension Stop {
  fileprivate var isEnd: Bool { if case .end = reason { true } else { false } }
}

extension AdapterFailure {
  static func refused(_ refusal: EditRefusal) -> Self {
    let text =
      switch refusal {
      case .ended: "the execution has ended"
      case .workHasBegun: "the input can only be set where the state is entered (@enter)"
      case .noResult: "the result can only be set once there is one (@result)"
      case .noOutput: "the output can only be set where the state is left (@next)"
      case .otherScope: "only states of the same scope can be gone to"
      case .noTask: "no task is in flight"
      case .left: "the state has been left already"
      }
    return Self(.refused, text)
  }
}

extension ErrorOutput {
  /// The name and the cause, in one line.
  var headline: String {
    [error?.text ?? "no error", cause].compactMap { $0 }.joined(separator: ": ")
  }
}

import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// An execution that is run step by step, looked at, gone back in and changed.
///
/// What is lived is on a tape. Going back and forth there moves a cursor and asks nothing of
/// anybody; only at the end of the tape the driver, which stands still otherwise, goes on. A change
/// in the past begins a new timeline: the execution lives anew up to there, with the answers that
/// its tasks gave before.
public actor DebugSession {
  let configuration: SessionConfiguration
  var timelines: [Timeline]
  /// The index in ``timelines`` of the one that is shown.
  var current = 0
  /// The index of the moment that is shown.
  var cursor = 0
  public internal(set) var breakpoints: [Breakpoint] = []
  var nextBreakpoint = 1
  /// The value that each watch had last.
  var watched: [Int: WatchedValue] = [:]
  public internal(set) var lastStop: Stop?
  public internal(set) var effects: EffectPolicy
  var mocks: [String: [ScriptedAnswer.Kind]] = [:]
  let fields: FieldMap
  let names: [String]

  // MARK: The driver

  var engine: Engine?
  var pursuit: Pursuit?
  private let jobs: AsyncStream<Engine>.Continuation
  private let jobStream: AsyncStream<Engine>
  private let interruptions: AsyncStream<Void>.Continuation
  private let interruptionStream: AsyncStream<Void>
  private var generation = 0
  /// Nothing runs any more, and nothing is waited for.
  private var isClosed = false
  private var waiter: CheckedContinuation<Stop?, Never>?
  private var holder: CheckedContinuation<Void, Never>?

  struct Engine: Sendable {
    let generation: Int
    /// The index of its timeline.
    let timeline: Int
    let driver: ExecutionDriver
    let handler: ReplayingHandler
    /// The step up to which it lives again what was lived before; nil once it is there.
    var catchingUp: Int?
    /// What is to be changed when it goes on.
    var actions: [Intervention.Action] = []
    var isHeld = false
    var hasReturned = false
  }

  /// What goes on until a stop.
  struct Pursuit {
    let motion: Motion
    let thread: Int
    /// What ``Motion/until(_:)`` stops at.
    var goal: Breakpoint?
  }

  enum WatchedValue: Equatable {
    case value(String)
    case nothing
  }

  init(_ configuration: SessionConfiguration) {
    self.configuration = configuration
    effects = configuration.effects
    timelines = [Timeline(id: 1, tape: Tape(budget: configuration.snapshotBudget))]
    fields = FieldMap(configuration.definition)
    names = configuration.machine.states.map(\.name)
    (jobStream, jobs) = AsyncStream<Engine>.makeStream()
    (interruptionStream, interruptions) = AsyncStream<Void>.makeStream()
  }

  /// Opens a session, which ends with `body`: nothing is left running then.
  public static func run<Value: Sendable, Failure>(
    _ configuration: SessionConfiguration,
    _ body: @Sendable (DebugSession) async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let session = DebugSession(configuration)
    async let served: Void = session.serve()
    async let listened: Void = session.listen()
    let result: Result<Value, Failure>
    do throws(Failure) {
      result = .success(try await body(session))
    } catch {
      result = .failure(error)
    }
    await session.close()
    await served
    await listened
    return try result.get()
  }

  var tape: Tape {
    get { timelines[current].tape }
    _modify { yield &timelines[current].tape }
  }

  // MARK: Running

  /// Starts the execution, to its first state.
  public func start() async -> Stop {
    launch(timeline: 0, catchingUp: nil, recorded: [])
    pursuit = Pursuit(motion: .step, thread: 1)
    guard var stop = await wait() else { return stopAtEnd() }
    if stop.reason == .step {
      stop = Stop(reason: .entry, index: stop.index, moment: stop.moment, thread: stop.thread)
    }
    lastStop = stop
    return stop
  }

  /// Goes on until a stop; forward in the past it asks nothing of anybody.
  ///
  /// - Parameter thread: the one that is followed; nil for that of the last stop.
  public func resume(_ motion: Motion, thread: Int? = nil) async -> Stop {
    let followed = thread ?? lastStop?.thread.id ?? 1
    pursuit = pursuit(of: motion, followed)
    if cursor + 1 < tape.moments.count, let stop = scan((cursor + 1)..<tape.moments.count) {
      pursuit = nil
      return arrive(stop)
    }
    cursor = max(tape.moments.count - 1, 0)
    if engine?.timeline != current {
      await relive(current, to: tape.steps.count - 1)
      cursor = max(tape.moments.count - 1, 0)
      pursuit = pursuit(of: motion, followed)
    }
    guard let engine, !engine.hasReturned else {
      pursuit = nil
      return arrive(stopAtEnd())
    }
    let next = await wait()
    pursuit = nil
    return arrive(next ?? stopAtEnd())
  }

  /// Calls for ``pause()`` from where nothing can be waited for.
  public nonisolated func interrupt() { interruptions.yield() }

  private func listen() async {
    for await _ in interruptionStream { pause() }
  }

  /// Stops where the execution is, as soon as possible; a task that runs goes on running.
  public func pause() {
    guard pursuit != nil, waiter != nil, !tape.moments.isEmpty else { return }
    cursor = tape.moments.count - 1
    deliver(makeStop(.pause, at: cursor))
  }

  func arrive(_ stop: Stop) -> Stop {
    cursor = stop.index
    lastStop = stop
    return stop
  }

  func makeStop(_ reason: Stop.Reason, at index: Int) -> Stop {
    let moment = tape.moments[index]
    return Stop(reason: reason, index: index, moment: moment, thread: tape.threads[moment.thread])
  }

  /// Where the execution has ended, or stands.
  private func stopAtEnd() -> Stop {
    if tape.moments.isEmpty { return .beforeAll }
    let index = tape.moments.count - 1
    for place in tape.moments.indices.reversed() {
      if case .ended(let outcome) = tape.moments[place].detail,
        tape.threads[tape.moments[place].thread].execution == 0
      {
        return makeStop(.end(outcome), at: place)
      }
    }
    return makeStop(.pause, at: index)
  }

  // MARK: The driver's side

  private func serve() async {
    for await engine in jobStream {
      let input = configuration.input
      _ = await engine.driver.run(input: input)
      returned(engine.generation)
    }
  }

  func launch(timeline: Int, catchingUp: Int?, recorded: [Effect]) {
    generation += 1
    let handler = ReplayingHandler(
      configuration.makeHandler(), recorded: recorded, policy: effects, mocks: mocks,
      onNote: configuration.onNote)
    let driver = ExecutionDriver(
      Execution(configuration.machine, settings: configuration.settings), handler: handler,
      storage: configuration.storage,
      options: ExecutionDriver.Options(
        clock: catchingUp == nil ? configuration.clock : .virtual, keepsHistory: false),
      observer: SessionObserver(onNote: configuration.onNote),
      controller: SessionController(session: self, generation: generation))
    let engine = Engine(
      generation: generation, timeline: timeline, driver: driver, handler: handler,
      catchingUp: catchingUp)
    self.engine = engine
    jobs.yield(engine)
  }

  /// Ends the driver that there is; what it runs is cancelled.
  func abandon() {
    guard let engine else { return }
    generation += 1
    self.engine = nil
    engine.driver.stop()
    release()
  }

  private func close() {
    isClosed = true
    abandon()
    deliver(nil)
    jobs.finish()
    interruptions.finish()
  }

  /// Lets the driver go on and waits for the next stop; nil where there is none.
  func wait() async -> Stop? {
    if isClosed { return nil }
    return await withCheckedContinuation { continuation in
      waiter = continuation
      release()
    }
  }

  private func deliver(_ stop: Stop?) {
    pursuit = nil
    waiter?.resume(returning: stop)
    waiter = nil
  }

  private func release() {
    engine?.isHeld = false
    holder?.resume()
    holder = nil
  }

  private func returned(_ number: Int) {
    guard number == engine?.generation else { return }
    engine?.hasReturned = true
    engine?.catchingUp = nil
    deliver(nil)
  }

  /// A step was taken: what follows from it is looked at before anything goes on.
  func stepped(_ step: DriverStep, _ number: Int) async -> Intervention {
    guard number == generation, let timeline = engine?.timeline else { return .ending }
    let place = timelines[timeline].tape.steps.count
    let new = timelines[timeline].tape.add(step)
    var reply = Intervention(timelines[timeline].actions(at: place))
    timelines[timeline].note(reply, at: place)
    if let target = engine?.catchingUp {
      if place < target { return reply }
      engine?.catchingUp = nil
      reply.actions.append(.clock(configuration.clock))
      timelines[timeline].tape.know(step.execution)
      deliver(nil)
    } else {
      timelines[timeline].tape.know(step.execution)
      if pursuit != nil, let stop = scan(new) { deliver(stop) }
    }
    if pursuit == nil {
      await hold()
      guard number == generation else { return .ending }
    }
    timelines[timeline].tape.forget()
    reply.actions += engine?.actions ?? []
    engine?.actions = []
    return reply
  }

  private func hold() async {
    engine?.isHeld = true
    await withCheckedContinuation { holder = $0 }
  }
}

/// Lets a session stand between the steps of a driver.
private struct SessionController: ExecutionController {
  let session: DebugSession
  let generation: Int

  func stepped(_ step: DriverStep) async -> Intervention {
    await session.stepped(step, generation)
  }
}

private struct SessionObserver: ExecutionObserver {
  let onNote: @Sendable (Note) -> Void

  func taskPrinted(
    _ line: String, from source: String, by task: TaskRequest, in execution: HostedExecution
  ) { onNote(.printed(line, source: source)) }
}

extension Intervention {
  /// Nobody looks at the execution any more.
  fileprivate static let ending = Intervention([.stop(ErrorOutput(error: nil, cause: nil))])
}

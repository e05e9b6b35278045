public import ASLInterpreter
public import ASLModel
public import JSONTree

/// Runs one execution, and those that it starts: steps them, carries out what they ask for, and
/// tells them what happens.
///
/// Children of distributed Maps and nested executions share the clock, the handler and the loop
/// with the one that started them. Where all attempts are scripted and time is virtual nothing is
/// waited for, and the same execution has the same history every time.
public actor ExecutionDriver {
  /// What each ended child and nested execution was, where the options say that it is kept.
  public internal(set) var records: [Record] = []

  /// The Standard children of Map Runs that did not succeed, by ARN.
  var unfinished: [String: UnfinishedChild] = [:]
  let main: ExecutionLife
  let handler: any TaskHandler
  let storage: (any MapRunStorage)?
  let options: Options
  let observer: (any ExecutionObserver)?
  let controller: (any ExecutionController)?
  let inbox = Inbox()
  let pace: Pace
  var time: ExecutionTime
  var queue = TimerQueue()
  /// All that have begun and not ended, by number.
  var lives: [Int: ExecutionLife] = [:]
  var line = ExecutionLine()
  var nextNumber = 0
  var scripts: [RequestKey: Script] = [:]
  var running: [RequestKey: RunningTask] = [:]
  /// How many of those are real; time is real while there is one.
  var realCount = 0
  /// The executions that requests have started and wait for.
  var children: [RequestKey: ExecutionLife] = [:]
  var nested = NestedExecutions()
  var desk = StorageDesk()

  public struct Options: Sendable {
    public var clock: ClockMode
    /// Whether ``ExecutionDriver/history`` is kept.
    public var keepsHistory: Bool
    /// Whether ``ExecutionDriver/journal`` is kept.
    public var keepsJournal: Bool
    /// Whether ``ExecutionDriver/records`` are kept, with histories and journals as above. A
    /// distributed Map has as many as it has items.
    public var keepsRecords: Bool
    /// Whether children of Map Runs that do not succeed are kept, so that a redrive lets them go on
    /// from where they failed; else they begin anew.
    public var keepsUnfinishedChildren: Bool
    public var limits = NestedExecutionLimits()

    public init(
      clock: ClockMode = .virtual, keepsHistory: Bool = true, keepsJournal: Bool = false,
      keepsRecords: Bool = false, keepsUnfinishedChildren: Bool = true
    ) {
      self.clock = clock
      self.keepsHistory = keepsHistory
      self.keepsJournal = keepsJournal
      self.keepsRecords = keepsRecords
      self.keepsUnfinishedChildren = keepsUnfinishedChildren
    }
  }

  /// An execution that has ended.
  public struct Record: Sendable {
    public let hosted: HostedExecution
    public let outcome: Outcome
    public let history: [HistoryEvent]
    public let journal: Journal
  }

  struct Script {
    let task: TaskRequest
    let answers: [ScriptedAnswer]
  }

  struct RunningTask {
    let task: TaskRequest
    let hosted: HostedExecution
    /// Finishing it cancels the attempt.
    let cancellation: AsyncStream<Void>.Continuation
    /// Whether something real happens, so that time is real.
    let isReal: Bool
    var isCancelled = false
  }

  /// - Parameters:
  ///   - execution: one that has not begun, whose settings say when it begins, or that has ended.
  ///   - storage: what distributed Maps read from and write to; nil where there is none.
  ///   - controller: what stands between steps; where there is one the journal is kept.
  ///   - past: what an execution that has ended lived through, so that its history goes on.
  ///   - unfinished: the ``unfinishedChildren`` of the driver that ended it.
  ///   - clock: real time, which ``ClockMode`` makes the execution's own of.
  public init(
    _ execution: Execution, handler: any TaskHandler, storage: (any MapRunStorage)? = nil,
    options: Options = Options(), observer: (any ExecutionObserver)? = nil,
    controller: (any ExecutionController)? = nil,
    past: Past = Past(), unfinished: [UnfinishedChild] = [],
    clock: some Clock<Duration> = ContinuousClock()
  ) {
    let hosted = HostedExecution(machine: execution.machine, settings: execution.settings)
    main = ExecutionLife(hosted, execution)
    main.live(past)
    for child in unfinished { self.unfinished[child.execution.settings.executionARN] = child }
    self.handler = handler
    self.storage = storage
    var options = options
    if controller != nil { options.keepsJournal = true }
    self.options = options
    self.observer = observer
    self.controller = controller
    pace = Pace(clock)
    time = ExecutionTime(options.clock, from: execution.settings.startTime, pace: pace)
  }

  /// The execution as it is now; a copy is a snapshot.
  public var execution: Execution { main.execution }
  /// Its history so far, unless the options say that it is not kept.
  public var history: [HistoryEvent] { main.history }
  /// What it was told so far, if the options say that it is kept.
  public var journal: Journal { main.journal }
  /// Both, and how many steps it took.
  public var past: Past { main.past }

  /// The children that a redrive of the execution lets go on, in the order of their ARNs; of all
  /// depths where Maps are inside of one another.
  public var unfinishedChildren: [UnfinishedChild] {
    var wanted: [UnfinishedChild] = []
    var open = main.execution.redrivableChildren
    while let name = open.popLast() {
      guard let child = unfinished[name] else { continue }
      wanted.append(child)
      open += child.execution.redrivableChildren
    }
    return wanted.sorted {
      $0.execution.settings.executionARN < $1.execution.settings.executionARN
    }
  }

  /// Runs the execution to its end, and then those to theirs that it has started and not waited
  /// for; when the Swift task is cancelled, stops all.
  ///
  /// - Returns: how it ended, after all that it started has ended too.
  public func run(input: JSON) async -> Outcome {
    main.input = input
    return await run(.started(input: input), at: execution.settings.startTime)
  }

  /// Lets an execution that has ended go on from where it was cut short, to its next end.
  ///
  /// - Parameter start: when that is.
  /// - Throws: why it cannot.
  public func redrive(at start: Timestamp) async throws(RedriveRefusal) -> Outcome {
    if case .notRedrivable(let reason) = execution.redriveStatus(at: start) { throw reason }
    main.input = execution.input
    return await run(.redriven, at: start)
  }

  private func run(_ event: ExecutionEvent, at start: Timestamp) async -> Outcome {
    time = ExecutionTime(options.clock, from: start, pace: pace)
    let outcome = await withTaskCancellationHandler {
      await withDiscardingTaskGroup(returning: Outcome.self) { group in
        nested.began(main, hasUniqueName: main.hosted.settings.type == .standard)
        begin(main, event)
        while true {
          await drain(&group)
          if lives.isEmpty, let outcome = main.execution.outcome {
            for key in running.keys { cancelRunning(key) }
            return outcome
          }
          if let wait = deliverNext() { await self.wait(wait) }
        }
      }
    } onCancel: {
      inbox.post(.stop(.cancelled))
    }
    take(inbox.take())
    return outcome
  }

  /// Ends the execution as ABORTED, and all that it started; ``run(input:)`` then returns.
  public nonisolated func stop(_ error: ErrorOutput = ErrorOutput(error: nil, cause: nil)) {
    inbox.post(.stop(error))
  }
}

extension ErrorOutput {
  /// Like a StopExecution that gives no reason.
  fileprivate static let cancelled = ErrorOutput(error: nil, cause: nil)
}

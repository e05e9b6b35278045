import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree
import Synchronization

/// One execution, from its start, or from where it goes on, to what is left to say at its end.
struct RunSession {
  let definition: DefinitionFile
  let options: ExecutionOptions
  let answers: TaskAnswers
  let console: Console
  let view: View
  let files: Files

  /// What is shown.
  struct View {
    let kind: RunObserver.View
    let isQuiet: Bool
    let isVerbose: Bool

    init(_ arguments: Arguments) {
      isQuiet = arguments.has(RunOptions.quiet)
      isVerbose = arguments.has(RunOptions.verbose)
      kind = arguments.has(RunOptions.json) ? .json : isQuiet ? .nothing : .trace
    }
  }

  /// What is written at the end.
  struct Files {
    let history: HistoryFile?
    let childHistories: ChildHistories?
    let state: OutputFile?

    init(_ arguments: Arguments) throws(CommandFailure) {
      history = try arguments[RunOptions.history].map { path throws(CommandFailure) in
        try HistoryFile(path)
      }
      childHistories = try arguments[RunOptions.childHistories].map {
        path throws(CommandFailure) in
        try ChildHistories(path)
      }
      state = try arguments[RunOptions.saveState].map { path throws(CommandFailure) in
        try OutputFile(path, role: "the saved execution")
      }
    }
  }

  /// How it begins.
  enum Beginning {
    case start(input: JSON)
    /// What it goes on from, and when.
    case redrive(SavedExecution, at: Timestamp)
  }

  func run(_ beginning: Beginning) async throws(CommandFailure) -> ExitCode {
    let stopper = Stopper()
    let style = TraceRenderer.Style(
      isColored: console.isColored, width: console.width, isVerbose: view.isVerbose)
    let observer = RunObserver(
      definition.machine, view.kind, style: style, console, childHistories: files.childHistories
    ) {
      stopper.stop()
    }
    if case .redrive(let saved, at: _) = beginning {
      observer.remember(saved.past.history)
      if view.kind == .trace { observer.say(saved.heading) }
    }
    let interrupts = interrupts(observer, stopper)
    defer { interrupts.end() }
    let start = ContinuousClock.now
    let (outcome, end) = try await answers.with(notice: observer.say) { handler in
      await execute(beginning, handler, observer, stopper)
    }
    let real = ContinuousClock.now - start
    observer.ended(outcome, real: options.clock == .real ? nil : real)
    try files.state?.commit(end.json.text + "\n")
    if let failure = observer.failure { throw failure }
    try files.childHistories?.finish()
    try finish(outcome, end.past.history)
    return exitCode(outcome, wasInterrupted: stopper.wasInterrupted)
  }

  private func execute(
    _ beginning: Beginning, _ handler: any TaskHandler, _ observer: RunObserver,
    _ stopper: Stopper
  ) async -> (Outcome, SavedExecution) {
    let keeps = ExecutionDriver.Options(
      clock: options.clock, keepsHistory: files.history != nil, keepsJournal: files.state != nil,
      keepsUnfinishedChildren: files.state != nil)
    let driver: ExecutionDriver
    let outcome: Outcome
    switch beginning {
    case .start(let input):
      driver = ExecutionDriver(
        Execution(definition.machine, settings: options.settings), handler: handler,
        storage: answers.storage, options: keeps, observer: observer)
      stopper.set { driver.stop() }
      outcome = await watched(observer) { await driver.run(input: input) }
    case .redrive(let saved, let time):
      driver = ExecutionDriver(
        saved.execution, handler: handler, storage: answers.storage, options: keeps,
        observer: observer, past: saved.past, unfinished: saved.unfinished)
      stopper.set { driver.stop() }
      outcome = await watched(observer) {
        do throws(RedriveRefusal) {
          return try await driver.redrive(at: time)
        } catch {
          // Whoever begins it has asked before: it goes on as it ended.
          return saved.outcome
        }
      }
    }
    let end = await SavedExecution(
      definition, driver.execution, outcome, driver.past, driver.unfinishedChildren)
    return (outcome, end)
  }

  private func interrupts(_ observer: RunObserver, _ stopper: Stopper) -> Interrupts {
    let (history, children, state) = (files.history?.file, files.childHistories, files.state)
    return Interrupts(
      first: {
        observer.say("stopping; Ctrl-C again ends it at once")
        stopper.interrupt()
      },
      second: {
        ChildProcess.killAll()
        history?.discard()
        children?.discard()
        state?.discard()
      })
  }

  /// Draws what runs from time to time, where a person watches.
  private func watched(
    _ observer: RunObserver, _ operation: @escaping @Sendable () async -> Outcome
  ) async -> Outcome {
    guard view.kind == .trace, console.isAnimated else { return await operation() }
    return await withTaskGroup(of: Outcome?.self) { group in
      group.addTask { await operation() }
      group.addTask {
        do {
          try await Task.sleep(for: .milliseconds(500))
          while true {
            observer.drawStatus()
            try await Task.sleep(for: .milliseconds(100))
          }
        } catch {
          // Cancelled: the execution has ended.
          return nil
        }
      }
      defer { group.cancelAll() }
      for await outcome in group { if let outcome { return outcome } }
      preconditionFailure("the operation gives an outcome")
    }
  }

  /// The output, why it failed where no trace has told, and the history.
  private func finish(_ outcome: Outcome, _ events: [HistoryEvent]) throws(CommandFailure) {
    if case .succeeded(let output) = outcome, view.kind != .json,
      files.history?.isStandardOutput != true
    {
      try console.print(output.indentedText())
    }
    if view.isQuiet, let text = outcome.failureText {
      try console.say(Reporter(console: console).text(text))
    }
    try files.history?.write(events, console)
  }

  private func exitCode(_ outcome: Outcome, wasInterrupted: Bool) -> ExitCode {
    switch outcome {
    case .succeeded: .success
    case .aborted where wasInterrupted: .interrupted
    case .failed, .timedOut, .aborted: .failure
    }
  }
}

/// Stops an execution, from whatever thread wants it to end.
private final class Stopper: Sendable {
  private let state = Mutex<State>(State())

  private struct State {
    var stop: (@Sendable () -> Void)?
    var isStopped = false
    var wasInterrupted = false
  }

  var wasInterrupted: Bool { state.withLock { $0.wasInterrupted } }

  func set(_ stop: @escaping @Sendable () -> Void) {
    let isStopped = state.withLock { state in
      state.stop = stop
      return state.isStopped
    }
    if isStopped { stop() }
  }

  func stop() {
    let stop = state.withLock { state in
      state.isStopped = true
      return state.stop
    }
    stop?()
  }

  func interrupt() {
    state.withLock { $0.wasInterrupted = true }
    stop()
  }
}

extension Outcome {
  /// Why it did not succeed, in a sentence.
  fileprivate var failureText: String? {
    switch self {
    case .succeeded: nil
    case .failed(let error):
      "the execution failed: \(error.error?.text ?? "no Error Name")"
        + (error.cause.map { ": \(causeSummary($0))" } ?? "")
    case .timedOut: "the execution timed out"
    case .aborted: "the execution was stopped"
    }
  }
}

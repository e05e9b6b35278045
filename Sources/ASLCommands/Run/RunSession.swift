import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree
import Synchronization

/// One execution, from its start to what is left to say at its end.
struct RunSession {
  private let machine: StateMachine
  private let options: ExecutionOptions
  private let answers: TaskAnswers
  private let console: Console
  private let view: View
  private let history: HistoryFile?

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

  init(
    _ machine: StateMachine, _ options: ExecutionOptions, _ answers: TaskAnswers,
    _ console: Console, view: View, history: HistoryFile?
  ) {
    self.machine = machine
    self.options = options
    self.answers = answers
    self.console = console
    self.view = view
    self.history = history
  }

  func run(_ input: JSON) async throws(CommandFailure) -> ExitCode {
    let stopper = Stopper()
    let style = TraceRenderer.Style(
      isColored: console.isColored, width: console.width, isVerbose: view.isVerbose)
    let observer = RunObserver(machine, view.kind, style: style, console) { stopper.stop() }
    let interrupts = interrupts(observer, stopper)
    defer { interrupts.end() }
    let start = ContinuousClock.now
    let (outcome, events) = try await answers.with(notice: observer.say) { handler in
      await execute(input, handler, observer, stopper)
    }
    let real = ContinuousClock.now - start
    observer.ended(outcome, real: options.clock == .real ? nil : real)
    if let failure = observer.failure { throw failure }
    try finish(outcome, events)
    return exitCode(outcome, wasInterrupted: stopper.wasInterrupted)
  }

  private func execute(
    _ input: JSON, _ handler: any TaskHandler, _ observer: RunObserver, _ stopper: Stopper
  ) async -> (Outcome, [HistoryEvent]) {
    let driver = ExecutionDriver(
      Execution(machine, settings: options.settings), handler: handler,
      options: .init(clock: options.clock, keepsHistory: history != nil), observer: observer)
    stopper.set { driver.stop() }
    let outcome = await watched(observer) { await driver.run(input: input) }
    return (outcome, await driver.history)
  }

  private func interrupts(_ observer: RunObserver, _ stopper: Stopper) -> Interrupts {
    let file = history?.file
    return Interrupts(
      first: {
        observer.say("stopping; Ctrl-C again ends it at once")
        stopper.interrupt()
      },
      second: {
        ChildProcess.killAll()
        file?.discard()
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
    if case .succeeded(let output) = outcome, view.kind != .json, history?.isStandardOutput != true
    {
      try console.print(output.indentedText())
    }
    if view.isQuiet, let text = outcome.failureText {
      try console.say(Reporter(console: console).text(text))
    }
    try history?.write(events, console)
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

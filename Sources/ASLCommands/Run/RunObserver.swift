import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree
import Synchronization

/// Shows an execution while it runs: a trace for people, or lines of JSON for programs.
final class RunObserver: ExecutionObserver {
  private let console: Console
  private let view: View
  /// Is called once, when nobody reads any more or the disk is full.
  private let onFailure: @Sendable () -> Void
  private let childHistories: ChildHistories?
  private let state: Mutex<State>

  enum View: Sendable {
    case trace
    case json
    case nothing
  }

  private struct State {
    var renderer: TraceRenderer
    var lastEvent = ContinuousClock.now
    /// Whether a line is on the screen that the next one has to cover.
    var hasStatus = false
    var turn = 0
    var failure: CommandFailure?
  }

  init(
    _ machine: StateMachine, _ view: View, style: TraceRenderer.Style, _ console: Console,
    childHistories: ChildHistories? = nil, onFailure: @escaping @Sendable () -> Void
  ) {
    self.childHistories = childHistories
    self.console = console
    self.view = view
    self.onFailure = onFailure
    state = Mutex(State(renderer: TraceRenderer(machine: machine, style: style)))
  }

  /// Why something could not be written.
  var failure: CommandFailure? { state.withLock { $0.failure } }

  var totals: ExecutionTrace.Totals { state.withLock { $0.renderer.totals } }

  /// Takes note of what happened before, and shows nothing of it.
  func remember(_ history: [HistoryEvent]) {
    state.withLock { state in
      for event in history { _ = state.renderer.lines(for: event) }
    }
  }

  func recorded(_ event: HistoryEvent, in execution: HostedExecution) {
    childHistories?.recorded(event, in: execution)
    state.withLock { state in
      let lines = state.renderer.lines(for: event, in: execution)
      state.lastEvent = .now
      switch view {
      case .trace: show(lines, &state)
      case .json:
        let arn = JSON.string(execution.settings.executionARN)
        print(
          execution.number == 0
            ? ["event": event.json] : ["event": event.json, "execution": arn], &state)
      case .nothing: break
      }
    }
  }

  func began(_ execution: HostedExecution, input: JSON, at time: Timestamp) {
    guard execution.number > 0 else { return }
    state.withLock { $0.renderer.began(execution) }
  }

  func ended(_ execution: HostedExecution, _ outcome: Outcome, at time: Timestamp) {
    guard execution.number > 0 else { return }
    if let childHistories {
      childHistories.ended(execution)
      if childHistories.failure != nil { onFailure() }
    }
    state.withLock { state in
      let lines = state.renderer.ended(execution, outcome)
      if view == .trace { show(lines, &state) }
    }
  }

  func taskPrinted(
    _ line: String, from source: String, by task: TaskRequest, in execution: HostedExecution
  ) {
    state.withLock { state in
      switch view {
      case .trace:
        show(state.renderer.lines(forLog: line, from: source, of: task, in: execution), &state)
      case .json:
        let log: JSON = [
          "state": .string(task.stateName), "source": .string(source), "line": .string(line),
        ]
        print(["log": log], &state)
      case .nothing: break
      }
    }
  }

  func linesDropped(_ count: Int, of task: TaskRequest, in execution: HostedExecution) {
    let lines = counted(count, "line")
    taskPrinted(
      "… \(lines) left out: they came faster than they could be shown", from: "asl", by: task,
      in: execution)
  }

  /// Says something between the lines of the trace, whatever is shown otherwise.
  func say(_ text: String) {
    state.withLock { show([text], &$0) }
  }

  /// How it ended.
  func ended(_ outcome: Outcome, real: Duration?) {
    state.withLock { state in
      switch view {
      case .trace: show(state.renderer.closing(outcome, real: real), &state)
      case .json:
        let totals = state.renderer.totals
        print(["outcome": outcome.json(totals, real: real ?? totals.duration)], &state)
      case .nothing: clearStatus(&state)
      }
    }
  }

  /// Draws what runs now over what was drawn before.
  func drawStatus() {
    state.withLock { state in
      let quiet = ContinuousClock.now - state.lastEvent
      guard let text = state.renderer.status(quiet, turn: state.turn) else { return }
      state.turn += 1
      state.hasStatus = true
      write("\r\u{1B}[K\(text)", to: console.errors, &state)
    }
  }

  private func clearStatus(_ state: inout State) {
    guard state.hasStatus else { return }
    state.hasStatus = false
    write("\r\u{1B}[K", to: console.errors, &state)
  }

  private func show(_ lines: [String], _ state: inout State) {
    guard !lines.isEmpty else { return }
    clearStatus(&state)
    write(lines.joined(separator: "\n") + "\n", to: console.errors, &state)
  }

  private func print(_ json: JSON, _ state: inout State) {
    write(json.text + "\n", to: console.output, &state)
  }

  private func write(_ text: String, to sink: ByteSink, _ state: inout State) {
    guard state.failure == nil else { return }
    do throws(SystemError) {
      try sink.write(text)
    } catch {
      state.failure =
        error.isBrokenPipe
        ? .brokenPipe
        : CommandFailure(.environment, "cannot write what happens: \(error.text)")
      onFailure()
    }
  }
}

extension Outcome {
  /// The last line of `--json`.
  fileprivate func json(_ totals: ExecutionTrace.Totals, real: Duration) -> JSON {
    var object: JSONObject = ["version": 1, "status": .string(status)]
    switch self {
    case .succeeded(let output): object["output"] = output
    case .failed(let error), .aborted(let error):
      if let name = error.error { object["error"] = .string(name.text) }
      if let cause = error.cause { object["cause"] = .string(cause) }
    case .timedOut: break
    }
    object["states"] = .integer(totals.states)
    object["retries"] = .integer(totals.retries)
    object["seconds"] = .double(Double(totals.duration.wholeMilliseconds) / 1_000)
    object["realSeconds"] = .double(Double(real.wholeMilliseconds) / 1_000)
    return .object(object)
  }
}

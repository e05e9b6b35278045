import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import JSONTree

/// Turns an execution's history, and what its tasks print, into lines for a person.
struct TraceRenderer {
  private var trace: ExecutionTrace
  /// Those of the executions that it has started and that are shown, by number.
  var others: [Int: ExecutionTrace] = [:]
  /// How many states those have entered, shown or not.
  var otherStates = 0
  let formatter: TraceFormatter
  let style: Style

  struct Style: Equatable {
    var isColored = false
    /// Columns.
    var width = 80
    var isVerbose = false
  }

  init(machine: StateMachine, style: Style = Style()) {
    self.style = style
    trace = ExecutionTrace(machine: machine, isVerbose: style.isVerbose)
    formatter = TraceFormatter(
      paint: Paint(isOn: style.isColored), width: style.width, isVerbose: style.isVerbose,
      widestName: machine.states.map { machine.traceWidth(of: $0) }.max() ?? 0)
  }

  var totals: ExecutionTrace.Totals {
    var totals = trace.totals
    totals.states += otherStates
    return totals
  }

  /// The trace of an execution; nil where it is not shown.
  subscript(_ execution: HostedExecution) -> ExecutionTrace? {
    get { execution.number == 0 ? trace : others[execution.number] }
    set {
      if execution.number != 0 {
        others[execution.number] = newValue
      } else if let newValue {
        trace = newValue
      }
    }
  }

  mutating func lines(for event: HistoryEvent) -> [String] {
    trace.entries(for: event).flatMap(formatter.lines)
  }

  /// The line that a task printed, behind the name of what printed it; the first of an attempt
  /// comes with the line that says that it runs.
  mutating func lines(
    forLog text: String, from source: String, of task: TaskRequest,
    in execution: HostedExecution? = nil
  ) -> [String] {
    guard var trace = execution.map({ self[$0] }) ?? trace else { return [] }
    let place = trace.place(of: task)
    if !style.isVerbose, let branch = trace.branchOfPlace[place],
      trace.largeMap(around: branch) != nil
    {
      return []
    }
    let announcement = trace.announcement(of: place).map(formatter.lines) ?? []
    if let execution { self[execution] = trace } else { self.trace = trace }
    return announcement
      + formatter.lines(
        forLog: text, from: source, depth: trace.margin + place.path.count)
  }

  /// How it ended, and the totals.
  ///
  /// - Parameter real: how long it took for whoever watched; nil where that is the execution's own
  ///   time.
  func closing(_ outcome: Outcome, real: Duration?) -> [String] {
    let totals = totals
    var parts = [counted(totals.states, "state")]
    if totals.retries > 0 { parts.append(counted(totals.retries, "retry", plural: "retries")) }
    if let real {
      parts.append("\(totals.duration.briefText) virtual, \(real.briefText) real")
    } else {
      parts.append(totals.duration.briefText)
    }
    return [""] + formatter.closing(outcome, parts.joined(separator: " · "))
  }

  /// What runs now, for a line that is drawn over and over.
  ///
  /// - Parameters:
  ///   - elapsed: since the last event.
  ///   - turn: counts the drawings, to move something.
  func status(_ elapsed: Duration, turn: Int) -> String? {
    trace.occupation(after: elapsed).map { formatter.status($0, turn: turn) }
  }
}

extension StateMachine {
  /// How many columns a state's name takes in a trace, with its bars, mark and indices.
  fileprivate func traceWidth(of state: State) -> Int {
    var depth = 0
    var parent = state.parent
    while let current = parent {
      depth += 1
      parent = self[current.state].parent
    }
    return cellWidth(of: state.name) + 2 + depth * 4 + (depth > 0 ? 2 : 0)
  }
}

import ASLInterpreter
import ASLModel
import Diagnostics
import JSONTree

/// Turns an execution's history, and what its tasks print, into lines for a person.
struct TraceRenderer {
  private var trace: ExecutionTrace
  private let formatter: TraceFormatter
  private let style: Style

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

  var totals: ExecutionTrace.Totals { trace.totals }

  mutating func lines(for event: HistoryEvent) -> [String] {
    trace.entries(for: event).flatMap(formatter.lines)
  }

  /// The line that a task printed, behind the name of what printed it; the first of an attempt
  /// comes with the line that says that it runs.
  mutating func lines(forLog text: String, from source: String, of task: TaskRequest) -> [String] {
    let place = trace.place(of: task)
    if !style.isVerbose, let branch = trace.branchOfPlace[place],
      trace.largeMap(around: branch) != nil
    {
      return []
    }
    let announcement = trace.announcement(of: place).map(formatter.lines) ?? []
    return announcement + formatter.lines(forLog: text, from: source, depth: place.path.count)
  }

  /// How it ended, and the totals.
  ///
  /// - Parameter real: how long it took for whoever watched; nil where that is the execution's own
  ///   time.
  func closing(_ outcome: Outcome, real: Duration?) -> [String] {
    let totals = trace.totals
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

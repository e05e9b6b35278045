import ASLInterpreter
import ASLModel
import JSONTree

/// An execution that a driver runs, as it is now.
final class ExecutionLife {
  let hosted: HostedExecution
  /// What it begins with.
  var input = JSON.null
  var execution: Execution
  var stepCount = 0
  var history: [HistoryEvent] = []
  var journal = Journal()
  /// Whether it is in line to be stepped.
  var isInLine = false
  /// Who is told when it ends. Without one, nobody stops it but whoever stops everything.
  var waiters: [Waiter] = []

  init(_ hosted: HostedExecution, _ execution: Execution, input: JSON = .null) {
    self.hosted = hosted
    self.execution = execution
    self.input = input
  }

  var past: Past { Past(history: history, journal: journal, steps: stepCount) }

  func live(_ past: Past) {
    (history, journal, stepCount) = (past.history, past.journal, past.steps)
  }

  enum Waiter {
    /// The distributed Map that asked for it.
    case map(ExecutionLife, RequestID)
    case task(ExecutionLife, RequestID)

    var key: RequestKey {
      switch self {
      case .map(let life, let id), .task(let life, let id): RequestKey(life, id)
      }
    }
  }
}

/// A request of one of several executions.
struct RequestKey: Hashable {
  let execution: Int
  let request: RequestID

  init(execution: Int, _ request: RequestID) {
    self.execution = execution
    self.request = request
  }

  init(_ life: ExecutionLife, _ request: RequestID) {
    self.init(execution: life.hosted.number, request)
  }
}

/// The executions that have something to do, first in, first out.
struct ExecutionLine {
  private var lives: [ExecutionLife] = []
  private var head = 0

  var isEmpty: Bool { head == lives.count }

  /// One that is in line already keeps its place.
  mutating func add(_ life: ExecutionLife) {
    guard !life.isInLine else { return }
    life.isInLine = true
    lives.append(life)
  }

  mutating func next() -> ExecutionLife? {
    guard head < lives.count else { return nil }
    let life = lives[head]
    life.isInLine = false
    head += 1
    if head == lives.count {
      lives.removeAll(keepingCapacity: true)
      head = 0
    } else if head >= 64, head * 2 >= lives.count {
      lives.removeFirst(head)
      head = 0
    }
    return life
  }
}

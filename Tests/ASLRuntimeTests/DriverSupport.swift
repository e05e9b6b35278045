import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import JSONTree
import Synchronization
import Testing

let start = Timestamp(seconds: 1_000_000)

func machine(_ text: String) throws -> StateMachine {
  let (machine, diagnostics) = StateMachine.parse(SourceText(name: "test", text))
  #expect(diagnostics.filter { $0.severity == .error } == [])
  return try #require(machine)
}

/// States one after the other, `"A"` first; a Task without a Resource is given one.
func chain(_ states: String...) throws -> StateMachine {
  let names = ["A", "B", "C", "D"]
  let members = states.enumerated().map { index, fields in
    let next = index + 1 < states.count ? #""Next": "\#(names[index + 1])""# : #""End": true"#
    return #""\#(names[index])": {\#(fields), \#(next)}"#
  }
  return try machine(
    #"{"StartAt": "A", "States": {\#(members.joined(separator: ", "))}}"#)
}

func execution(_ machine: StateMachine, quotas: Quotas? = nil) -> Execution {
  Execution(machine, settings: ExecutionSettings(startTime: start, quotas: quotas))
}

let task = #""Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f""#
let syncTask = #""Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync", "Parameters": {}"#

/// Answers by state name and attempt.
struct Handler: TaskHandler {
  let answer: @Sendable (TaskRequest) -> TaskAttempt
  init(_ answer: @escaping @Sendable (TaskRequest) -> TaskAttempt) { self.answer = answer }
  func attempt(_ task: TaskRequest, in execution: HostedExecution) -> TaskAttempt { answer(task) }

  static let none = Handler { _ in .scripted([]) }
}

/// What an observer saw, in words.
final class Diary: ExecutionObserver {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }
  private func add(_ line: String) { lines.withLock { $0.append(line) } }

  func taskBegan(
    _ task: TaskRequest, in execution: HostedExecution, isReal: Bool, at time: Timestamp
  ) {
    add("\(seconds(time)) \(task.stateName) begins\(isReal ? "" : ", scripted")")
  }
  func taskEnded(
    _ task: TaskRequest, in execution: HostedExecution, wasCancelled: Bool, at time: Timestamp
  ) {
    add("\(seconds(time)) \(task.stateName) \(wasCancelled ? "cancelled" : "ends")")
  }
  func taskPrinted(
    _ line: String, from source: String, by task: TaskRequest, in execution: HostedExecution
  ) {
    add("\(task.stateName)/\(source): \(line)")
  }
  func linesDropped(_ count: Int, of task: TaskRequest, in execution: HostedExecution) {
    add("\(count) lines dropped")
  }
  func clockJumped(from: Timestamp, to: Timestamp) {
    add("jump \(seconds(from)) to \(seconds(to))")
  }
}

/// Since the start of the execution.
func seconds(_ time: Timestamp) -> String {
  let duration = time.duration(since: start)
  return "\(Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18)"
}

/// The types of events with their times.
func timeline(_ history: [HistoryEvent]) -> [String] {
  history.map { "\(seconds($0.timestamp)) \($0.type)" }
}

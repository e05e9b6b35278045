import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import Foundation
import JSONTree

/// Executions that are lived again, and histories that are written to disk.
let historyBenchmarks = [
  Benchmark("Replay 25,000 events from a journal", runs: 20) {
    let machine = try machine(of: taskLoop)
    let (journal, history) = try live(machine, payload: 100)
    let settings = unlimited()
    return .init(.operations(history.count, "events")) {
      var execution = Execution(machine, settings: settings)
      var count = 0
      try journal.replay(on: &execution) { _ in count += 1 }
      guard count == history.count else { throw ProgramError(description: "it went another way") }
      keep(execution)
    }
  },
  written("Write a history as get-execution-history prints it", extension: "json") { events, file in
    try Data((HistoryEvent.json(of: events).indentedText(by: 4) + "\n").utf8).write(to: file)
  },
  written("Write a history as lines of JSON", extension: "jsonl") { events, file in
    var bytes: [UInt8] = []
    for event in events {
      event.json.write(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    try Data(bytes).write(to: file)
  },
]

/// Writing 25,000 events with values of about 4 KB.
private func written(
  _ name: String, extension ending: String,
  _ write: @escaping @Sendable ([HistoryEvent], URL) throws -> Void
) -> Benchmark {
  Benchmark(name, runs: 5) {
    let (_, history) = try live(try machine(of: taskLoop), payload: 4_000)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "asl-bench-\(ProcessInfo.processInfo.processIdentifier).\(ending)")
    try write(history, file)
    let size = try Data(contentsOf: file).count
    return .init(.bytes(size)) { try write(history, file) }
  }
}

/// A task, and a Choice that leads back to it until it says that it is enough.
private let taskLoop: JSON = [
  "StartAt": "Work",
  "States": [
    "Work": [
      "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
      "Next": "Enough",
    ],
    "Enough": [
      "Type": "Choice", "Default": "Work",
      "Choices": [["Variable": "$.isLast", "BooleanEquals": true, "Next": "Done"]],
    ],
    "Done": ["Type": "Succeed"],
  ],
]

/// Lives an execution of about 25,000 events whose tasks are answered at once.
private func live(
  _ machine: StateMachine, payload: Int
) throws -> (journal: Journal, history: [HistoryEvent]) {
  let settings = unlimited()
  var execution = Execution(machine, settings: settings)
  var journal = Journal()
  var history: [HistoryEvent] = []
  var (steps, requests): (Int, [ExecutionRequest]) = (0, [])
  func tell(_ event: ExecutionEvent) {
    journal.append(Journal.Entry(afterSteps: steps, event, at: settings.startTime))
    execution.handle(event, at: settings.startTime)
  }
  let record: JSON = ["id": 1_234_567, "name": "somebody of note", "tags": ["a", "b", "c"]]
  let records = JSON.array(
    Array(repeating: record, count: max(1, payload / record.text.utf8.count)))
  tell(.started(input: ["isLast": false]))
  while execution.step(&requests) {
    steps += 1
    for request in requests {
      switch request {
      case .record(let event): history.append(event)
      case .startTask(let task):
        tell(
          .taskSucceeded(
            task.id, output: ["isLast": .bool(history.count > 24_990), "records": records]))
      default: break
      }
    }
    requests.removeAll(keepingCapacity: true)
  }
  return (journal, history)
}

private func unlimited() -> ExecutionSettings {
  var settings = ExecutionSettings()
  settings.quotas = .lifted
  return settings
}

private func machine(of definition: JSON) throws -> StateMachine {
  let (machine, diagnostics) = StateMachine.parse(SourceText(name: "bench", definition.text))
  guard let machine else {
    throw ProgramError(description: diagnostics.map(\.message.text).joined(separator: "; "))
  }
  return machine
}

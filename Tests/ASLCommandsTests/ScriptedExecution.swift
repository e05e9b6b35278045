import ASLInterpreter
import ASLModel
import Diagnostics
import JSONTree
import Testing

/// An execution whose tasks are answered from a script, in virtual time: what the trace is tested
/// on.
struct ScriptedExecution {
  let machine: StateMachine
  private(set) var steps: [Step] = []
  private(set) var outcome: Outcome?

  enum Step {
    case event(HistoryEvent)
    case log(String, from: String, TaskRequest)
  }

  /// One answer of a task: its duration in seconds, the lines it prints, and what it ends with.
  struct Answer {
    var seconds = 0.0
    var log: [String] = []
    var result: Result<JSON, TaskFailure>

    static func ok(_ output: JSON = nil, after seconds: Double = 0, log: [String] = []) -> Answer {
      Answer(seconds: seconds, log: log, result: .success(output))
    }

    static func error(
      _ name: String, _ cause: String? = nil, after seconds: Double = 0, log: [String] = []
    ) -> Answer {
      let output = ErrorOutput(error: ErrorName(name), cause: cause)
      return Answer(seconds: seconds, log: log, result: .failure(TaskFailure(output)))
    }

    /// No answer ever comes.
    static let never = Answer(seconds: .infinity, result: .success(nil))
  }

  private var answers: [String: [Answer]]
  /// What tasks print comes when everything that happens now has been recorded.
  private var printed: [Step] = []
  private var pending: [(time: Timestamp, event: ExecutionEvent)] = []

  /// - Parameters:
  ///   - answers: by state, or by state and index of the innermost Map iteration, `Charge[2]`; the
  ///     last one is given again and again.
  ///   - stopAfter: when somebody stops the execution, in seconds.
  init(
    _ definition: String, input: JSON = [:], answers: [String: [Answer]] = [:],
    stopAfter: Double? = nil
  ) throws {
    let parsed = StateMachine.parse(SourceText(name: "machine.asl.json", definition))
    machine = try #require(parsed.machine, "\(parsed.diagnostics)")
    self.answers = answers
    let start = Timestamp(seconds: 1_800_000_000)
    var settings = ExecutionSettings(startTime: start, seed: 1)
    settings.quotas = .lifted
    var execution = Execution(machine, settings: settings)
    execution.handle(.started(input: input), at: start)
    if let stopAfter {
      let error = ErrorOutput(error: nil, cause: nil)
      pending.append((start.advanced(by: .seconds(stopAfter)), .stopped(error)))
    }
    run(&execution)
  }

  private mutating func run(_ execution: inout Execution) {
    var requests: [ExecutionRequest] = []
    while true {
      while execution.step(&requests) {
        for request in requests { take(request, at: execution.now) }
        requests.removeAll(keepingCapacity: true)
      }
      for request in requests { take(request, at: execution.now) }
      requests.removeAll(keepingCapacity: true)
      steps += printed
      printed = []
      guard outcome == nil,
        let next = pending.indices.min(by: { pending[$0].time < pending[$1].time })
      else { return }
      let (time, event) = pending.remove(at: next)
      execution.handle(event, at: time)
    }
  }

  private mutating func take(_ request: ExecutionRequest, at now: Timestamp) {
    switch request {
    case .record(let event): steps.append(.event(event))
    case .finished(let outcome): self.outcome = outcome
    case .setTimer(let id, let time): pending.append((time, .timerFired(id)))
    case .cancelTimer(let id): pending.removeAll { $0.event == .timerFired(id) }
    case .cancelTask(let id):
      pending.removeAll { $0.event.answers(id) }
    case .startTask(let task): start(task, at: now)
    case .openItems, .readItems, .closeItems, .startChild, .stopChild, .openResults, .writeResult,
      .closeResults:
      break
    }
  }

  private mutating func start(_ task: TaskRequest, at now: Timestamp) {
    let key = task.iterations.last.map { "\(task.stateName)[\($0.index)]" } ?? task.stateName
    let found = answers[key] == nil ? task.stateName : key
    guard let answer = answers[found]?.first, answer.seconds.isFinite else { return }
    if let count = answers[found]?.count, count > 1 { answers[found]?.removeFirst() }
    for line in answer.log { printed.append(.log(line, from: "app", task)) }
    let time = now.advanced(by: .seconds(answer.seconds))
    switch answer.result {
    case .success(let output): pending.append((time, .taskSucceeded(task.id, output: output)))
    case .failure(let failure): pending.append((time, .taskFailed(task.id, failure)))
    }
  }
}

extension ExecutionEvent {
  fileprivate func answers(_ id: RequestID) -> Bool {
    switch self {
    case .taskSucceeded(let other, _), .taskFailed(let other, _): other == id
    default: false
    }
  }
}

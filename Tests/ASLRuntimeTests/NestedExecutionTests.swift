import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree
import Synchronization
import Testing

@Suite struct NestedExecutionTests {
  @Test func aNestedExecutionSharesTheVirtualClock() async throws {
    let child = try chain(#""Type": "Wait", "Seconds": 30"#, task)
    let handler = Handler { request in
      request.stateName == "B"
        ? .scripted([ScriptedAnswer(after: .seconds(5), .succeeded("deep"))]) : .child(child)
    }
    let driver = ExecutionDriver(
      execution(try chain(syncTask)), handler: handler,
      options: .init(keepsJournal: true, keepsRecords: true))
    #expect(await driver.run(input: [:]) == .succeeded(output: ["output": "deep", "seconds": 35]))
    #expect(
      timeline(await driver.history).dropFirst(2) == [
        "0.0 TaskScheduled", "0.0 TaskStarted", "0.0 TaskSubmitted", "35.0 TaskSucceeded",
        "35.0 TaskStateExited", "35.0 ExecutionSucceeded",
      ])
    let records = await driver.records
    #expect(records.map(\.hosted.number) == [1])
    #expect(records.map(\.hosted.depth) == [1])
    #expect(timeline(records[0].history).last == "35.0 ExecutionSucceeded")
  }

  @Test func everyJournalReplaysOnItsOwn() async throws {
    let child = try chain(#""Type": "Wait", "Seconds": 3"#)
    let parent = try chain(syncTask, syncTask)
    let driver = ExecutionDriver(
      execution(parent), handler: Handler { _ in .child(child) },
      options: .init(keepsJournal: true, keepsRecords: true))
    let outcome = await driver.run(input: [:])
    var again = execution(parent)
    var history: [HistoryEvent] = []
    try await driver.journal.replay(on: &again) { history.append($0) }
    #expect(again.outcome == outcome)
    #expect(await history == driver.history)
    for record in await driver.records {
      var again = Execution(record.hosted.machine, settings: record.hosted.settings)
      var history: [HistoryEvent] = []
      try record.journal.replay(on: &again) { history.append($0) }
      #expect(again.outcome == record.outcome)
      #expect(history == record.history)
    }
  }

  @Test func whatNobodyWaitsForRunsOn() async throws {
    let child = try chain(#""Type": "Wait", "Seconds": 60"#)
    let watcher = Watcher()
    let driver = ExecutionDriver(
      execution(try chain(task)), handler: Handler { _ in .child(child, .whenBegun) },
      options: .init(keepsRecords: true), observer: watcher)
    #expect(await driver.run(input: [:]) == .succeeded(output: ["begun": 0]))
    #expect(watcher.lines == ["0.0 0 begins", "0.0 1 begins", "0.0 0 ends", "60.0 1 ends"])
    #expect(await driver.records.count == 1)
  }

  @Test func aTimeoutOfTheTaskAbortsTheExecutionThatItWaitsFor() async throws {
    let child = try chain(#""Type": "Wait", "Seconds": 60"#)
    let driver = ExecutionDriver(
      execution(try chain(syncTask + #", "TimeoutSeconds": 7"#)),
      handler: Handler { _ in .child(child) }, options: .init(keepsRecords: true))
    #expect(await driver.run(input: [:]) == .failed(ErrorOutput(error: .timeout, cause: nil)))
    let record = try #require(await driver.records.first)
    #expect(timeline(record.history).last == "7.0 ExecutionAborted")
    guard case .aborted(let error) = record.outcome else { return #expect(Bool(false)) }
    #expect(error.cause?.hasSuffix("which was managing this resource was aborted") == true)
  }

  @Test func stoppingStopsAllGenerations() async throws {
    let (begun, never) = (Gate(), Gate())
    let real = try chain(task)
    let child = try chain(syncTask, #""Type": "Pass""#)
    let handler = Handler { request in
      switch request.resource.kind {
      case .lambdaFunction:
        return .running { _ in
          begun.open()
          await never.wait()
          return nil
        }
      default: return .child(request.parameters["top"] != nil ? child : real)
      }
    }
    let top = try chain(syncTask.replacing("{}", with: #"{"top": true}"#))
    let driver = ExecutionDriver(
      execution(top), handler: handler, options: .init(keepsRecords: true), clock: ManualClock())
    async let outcome = driver.run(input: [:])
    await begun.wait()
    driver.stop()
    #expect(await outcome == .aborted(ErrorOutput(error: nil, cause: nil)))
    let records = await driver.records
    #expect(records.map(\.hosted.depth).sorted() == [1, 2])
    for record in records {
      guard case .aborted = record.outcome else { return #expect(Bool(false)) }
    }
  }

  @Test func aNameIsGivenOnlyOnce() async throws {
    let child = try chain(#""Type": "Wait", "Seconds": 60"#)
    let branches = [(0, 1), (9, 1), (9, 2), (99, 1)].enumerated().map { index, start in
      """
      {"StartAt": "W\(index)", "States": {
        "W\(index)": {"Type": "Wait", "Seconds": \(start.0), "Next": "T\(index)"},
        "T\(index)": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync",
          "Parameters": {"n": \(start.1)}, "End": true,
          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C\(index)"}]},
        "C\(index)": {"Type": "Pass", "Parameters": {"E.$": "$.Error"}, "End": true}}}
      """
    }
    let machine = try machine(
      """
      {"StartAt": "P", "States": {"P": {
        "Type": "Parallel", "End": true, "Branches": [\(branches.joined(separator: ","))]}}}
      """)
    let driver = ExecutionDriver(
      execution(machine),
      handler: Handler { .child(child, input: $0.parameters, isNamed: true) },
      options: .init(keepsRecords: true))
    guard case .succeeded(let output) = await driver.run(input: [:]) else {
      return #expect(Bool(false))
    }
    let same: JSON = ["output": ["n": 1], "seconds": 60]
    #expect(output == [same, same, ["E": "nameTaken"], ["E": "nameTaken"]])
    #expect(await driver.records.count == 1)
  }

  @Test func executionsThatStartOneAnotherForEverAreStopped() async throws {
    let machine = try chain(syncTask)
    let driver = ExecutionDriver(
      execution(machine), handler: Handler { _ in .child(machine) },
      options: .init(keepsRecords: true))
    let error = ErrorOutput(error: "tooDeep(limit: 64)", cause: nil)
    #expect(await driver.run(input: [:]) == .failed(error))
    #expect(await driver.records.count == 64)
  }

  @Test func executionsThatNobodyWaitsForAreStoppedAsWell() async throws {
    let machine = try chain(task, task)
    var options = ExecutionDriver.Options(keepsRecords: true)
    options.limits.depth = 10_000_000
    options.limits.started = 2_000
    let driver = ExecutionDriver(
      execution(machine), handler: Handler { _ in .child(machine, .whenBegun) }, options: options)
    guard case .succeeded = await driver.run(input: [:]) else { return #expect(Bool(false)) }
    #expect(await driver.records.count == 2_000)
  }

  @Test func aCallEndsTheTaskAndTheExecutionGoesOn() async throws {
    let child = try chain(task, #""Type": "Wait", "Seconds": 50"#)
    let call = Gate()
    let handler = Handler { request in
      switch request.resource.kind {
      case .lambdaFunction:
        return .running { _ in
          call.open()
          return nil
        }
      default:
        let callback = TaskCallback(expect: { _ in }) { () async throws(TaskFailure) in
          await call.wait()
          return "called"
        }
        return .child(child, .withExecution(callback))
      }
    }
    let driver = ExecutionDriver(
      execution(try chain(syncTask)), handler: handler, options: .init(keepsRecords: true),
      clock: ManualClock())
    #expect(await driver.run(input: [:]) == .succeeded(output: "called"))
    let outcomes = await driver.records.map(\.outcome)
    #expect(outcomes == [.succeeded(output: nil)])
  }
}

/// When executions begin and end.
private final class Watcher: ExecutionObserver {
  private let all = Mutex<[String]>([])
  var lines: [String] { all.withLock { $0 } }

  func began(_ execution: HostedExecution, input: JSON, at time: Timestamp) {
    all.withLock { $0.append("\(seconds(time)) \(execution.number) begins") }
  }
  func ended(_ execution: HostedExecution, _ outcome: Outcome, at time: Timestamp) {
    all.withLock { $0.append("\(seconds(time)) \(execution.number) ends") }
  }
}

extension TaskAttempt {
  fileprivate static func child(
    _ machine: StateMachine, _ end: NestedExecution.TaskEnd = .withExecution(nil),
    input: JSON = [:], isNamed: Bool = false
  ) -> TaskAttempt {
    .nested(
      NestedExecution(
        machine: machine, settings: ExecutionSettings(name: "child", stateMachineName: "Child"),
        input: input, hasUniqueName: isNamed, taskEnd: end, answers: Answers()))
  }
}

private struct Answers: NestedExecutionAnswers {
  func begun(at time: Timestamp) -> JSON {
    ["begun": .integer(Int(time.seconds - start.seconds))]
  }

  func refused(_ refusal: NestedExecutionRefusal) -> TaskFailure {
    TaskFailure(ErrorOutput(error: ErrorName("\(refusal)"), cause: nil))
  }

  func ended(
    _ outcome: Outcome, from start: Timestamp, to stop: Timestamp
  ) throws(TaskFailure) -> JSON {
    switch outcome {
    case .succeeded(let output):
      return ["output": output, "seconds": .integer(Int(stop.seconds - start.seconds))]
    case .failed(let error), .aborted(let error): throw TaskFailure(error)
    case .timedOut: throw TaskFailure(ErrorOutput(error: .timeout, cause: nil))
    }
  }
}

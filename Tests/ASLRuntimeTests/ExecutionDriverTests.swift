import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree
import Synchronization
import Testing

@Suite struct ExecutionDriverTests {
  @Test func virtualTimeWaitsForNothing() async throws {
    let machine = try chain(#""Type": "Wait", "Seconds": 86400"#, #""Type": "Pass""#)
    let clock = ManualClock()
    let diary = Diary()
    let driver = ExecutionDriver(
      execution(machine), handler: Handler.none, observer: diary, clock: clock)
    #expect(await driver.run(input: ["a": 1]) == .succeeded(output: ["a": 1]))
    #expect(
      timeline(await driver.history) == [
        "0.0 ExecutionStarted", "0.0 WaitStateEntered", "86400.0 WaitStateExited",
        "86400.0 PassStateEntered", "86400.0 PassStateExited", "86400.0 ExecutionSucceeded",
      ])
    #expect(diary.all == ["jump 0.0 to 86400.0"])
  }

  @Test func scriptedAnswersBackOffAndTimeoutsShareVirtualTime() async throws {
    let retry = #""Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 2, "BackoffRate": 2}]"#
    let machine = try chain(
      task + ", " + retry, task + #", "TimeoutSeconds": 30"#, #""Type": "Pass""#)
    let handler = Handler { task in
      let failure = TaskFailure(ErrorOutput(error: "E", cause: nil))
      switch (task.stateName, task.attempt) {
      case ("A", 0...1): return .scripted([ScriptedAnswer(after: .seconds(1), .failed(failure))])
      case ("A", _): return .scripted([ScriptedAnswer(.succeeded("done"))])
      default: return .scripted([])
      }
    }
    let driver = ExecutionDriver(execution(machine), handler: handler)
    let error = ErrorOutput(error: "States.Timeout", cause: nil)
    #expect(await driver.run(input: .null) == .failed(error))
    let times = timeline(await driver.history).filter { $0.contains("Function") }
    #expect(
      times == [
        "0.0 LambdaFunctionScheduled", "0.0 LambdaFunctionStarted", "1.0 LambdaFunctionFailed",
        "3.0 LambdaFunctionScheduled", "3.0 LambdaFunctionStarted", "4.0 LambdaFunctionFailed",
        "8.0 LambdaFunctionScheduled", "8.0 LambdaFunctionStarted", "8.0 LambdaFunctionSucceeded",
        "8.0 LambdaFunctionScheduled", "8.0 LambdaFunctionStarted", "38.0 LambdaFunctionTimedOut",
      ])
  }

  @Test func aSubmittedTaskIsToldInTwoAnswers() async throws {
    let handler = Handler { _ in
      .scripted([
        ScriptedAnswer(.submitted(["Tasks": []])),
        ScriptedAnswer(after: .seconds(12), .succeeded("stopped")),
      ])
    }
    let driver = ExecutionDriver(execution(try chain(syncTask)), handler: handler)
    #expect(await driver.run(input: [:]) == .succeeded(output: "stopped"))
    let times = timeline(await driver.history)
    #expect(times.contains("0.0 TaskSubmitted"))
    #expect(times.contains("12.0 TaskSucceeded"))
  }

  @Test func aRefusedTaskIsNotRecordedAndNotCaught() async throws {
    let machine = try chain(
      task + #", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}]"#, #""Type": "Pass""#)
    let error = ErrorOutput(error: "States.Runtime", cause: "no")
    let handler = Handler { _ in
      .scripted([ScriptedAnswer(.failed(TaskFailure(error, phase: .refused)))])
    }
    let driver = ExecutionDriver(execution(machine), handler: handler)
    guard case .failed(let failure) = await driver.run(input: .null) else {
      return #expect(Bool(false))
    }
    #expect(failure.error == .runtime)
    #expect(
      timeline(await driver.history) == [
        "0.0 ExecutionStarted", "0.0 TaskStateEntered", "0.0 ExecutionFailed",
      ])
  }

  @Test(arguments: [
    (ClockMode.real, 10_000), (.scaled(4), 2_500), (.scaled(3), 3_333), (.scaled(0.5), 20_000),
  ])
  func otherClocksSleep(_ mode: ClockMode, _ milliseconds: Int) async throws {
    let machine = try chain(#""Type": "Wait", "Seconds": 10"#, task)
    let clock = ManualClock(jumps: true)
    let driver = ExecutionDriver(
      execution(machine),
      handler: Handler { _ in .scripted([ScriptedAnswer(after: .seconds(10), .succeeded(1))]) },
      options: ExecutionDriver.Options(clock: mode), clock: clock)
    #expect(await driver.run(input: .null) == .succeeded(output: 1))
    #expect(clock.slept.map { Int($0 / .milliseconds(1)) } == [milliseconds, milliseconds])
    #expect(timeline(await driver.history).last == "20.0 ExecutionSucceeded")
  }

  @Test func whileARealTaskRunsTimeIsReal() async throws {
    let machine = try machine(
      """
      {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
        {"StartAt": "A", "States": {"A": {\(task), "Next": "Z"},
                                    "Z": {"Type": "Wait", "Seconds": 100, "End": true}}},
        {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 5, "End": true}}}]}}}
      """)
    let (clock, gate, diary) = (ManualClock(), Gate(), Diary())
    let handler = Handler { _ in
      .running { _ in
        await gate.wait()
        return "real"
      }
    }
    let driver = ExecutionDriver(
      execution(machine), handler: handler, observer: diary, clock: clock)
    async let outcome = driver.run(input: .null)
    await clock.advance(toSleepUntil: .seconds(5))
    clock.advance(to: .seconds(7))
    gate.open()
    #expect(await outcome == .succeeded(output: ["real", nil]))
    let times = timeline(await driver.history)
    #expect(
      times.contains { $0.hasSuffix("WaitStateExited") && ["5.0", "7.0"].contains($0.prefix(3)) })
    #expect(times.contains("7.0 LambdaFunctionSucceeded"))
    #expect(times.last == "107.0 ExecutionSucceeded")
    #expect(diary.all == ["0.0 A begins", "7.0 A ends", "jump 7.0 to 107.0"])
  }

  @Test func aTimedOutTaskIsStoppedAndItsCleanUpAwaited() async throws {
    let machine = try chain(
      task
        + #", "TimeoutSeconds": 10, "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "B"}]"#,
      #""Type": "Pass""#)
    let (clock, never, diary) = (ManualClock(), Gate(), Diary())
    let cleaned = Mutex(false)
    let handler = Handler { _ in
      .running { _ in
        await never.wait()
        for _ in 0..<100 { await Task.yield() }
        cleaned.withLock { $0 = true }
        return "too late"
      }
    }
    let driver = ExecutionDriver(
      execution(machine), handler: handler, observer: diary, clock: clock)
    async let outcome = driver.run(input: .null)
    await clock.advance(toSleepUntil: .seconds(10))
    guard case .succeeded(let output) = await outcome else { return #expect(Bool(false)) }
    #expect(output["Error"] == "States.Timeout")
    #expect(cleaned.withLock { $0 })
    #expect(diary.all == ["0.0 A begins", "10.0 A cancelled"])
  }

  @Test func heartbeatsKeepATaskAlive() async throws {
    let machine = try chain(
      #""Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken""#
        + #", "Parameters": {}, "HeartbeatSeconds": 10"#
    )
    let scripted = Handler { _ in
      .scripted([
        ScriptedAnswer(.submitted([:])), ScriptedAnswer(after: .seconds(8), .heartbeat),
        ScriptedAnswer(after: .seconds(8), .heartbeat),
      ])
    }
    let driver = ExecutionDriver(execution(machine), handler: scripted)
    let timeout = ErrorOutput(error: "States.Timeout", cause: nil)
    #expect(await driver.run(input: [:]) == .failed(timeout))
    #expect(timeline(await driver.history).contains("26.0 TaskTimedOut"))
  }
}

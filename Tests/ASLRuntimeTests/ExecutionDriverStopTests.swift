import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree
import Synchronization
import Testing

@Suite struct ExecutionDriverStopTests {
  @Test func stoppingAbortsAndCleansUp() async throws {
    let (begun, never, diary) = (Gate(), Gate(), Diary())
    let handler = Handler { _ in
      .running { _ async throws(TaskFailure) in
        begun.open()
        await never.wait()
        throw TaskFailure(ErrorOutput(error: "Late", cause: nil))
      }
    }
    let driver = ExecutionDriver(
      execution(try chain(task)), handler: handler, observer: diary, clock: ManualClock())
    async let outcome = driver.run(input: .null)
    await begun.wait()
    let error = ErrorOutput(error: "Stopped", cause: "by hand")
    driver.stop(error)
    #expect(await outcome == .aborted(error))
    #expect(timeline(await driver.history).last == "0.0 ExecutionAborted")
    #expect(diary.all == ["0.0 A begins", "0.0 A cancelled"])
  }

  @Test func cancellingTheSwiftTaskStopsTheExecution() async throws {
    let (begun, never) = (Gate(), Gate())
    let handler = Handler { _ in
      .running { _ in
        begun.open()
        await never.wait()
        return nil
      }
    }
    let driver = ExecutionDriver(
      execution(try chain(task)), handler: handler, clock: ManualClock())
    let running = Task { await driver.run(input: .null) }
    await begun.wait()
    running.cancel()
    #expect(await running.value == .aborted(ErrorOutput(error: nil, cause: nil)))
  }

  @Test func aMachineThatNeverRestsCanBeStopped() async throws {
    let machine = try machine(
      """
      {"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "B"}, "End": {"Type": "Succeed"},
        "B": {"Type": "Choice", "Default": "A",
              "Choices": [{"Variable": "$.x", "IsPresent": true, "Next": "End"}]}}}
      """)
    let driver = ExecutionDriver(
      execution(machine, quotas: .lifted), handler: Handler.none,
      options: ExecutionDriver.Options(keepsHistory: false))
    async let outcome = driver.run(input: .null)
    driver.stop()
    #expect(await outcome == .aborted(ErrorOutput(error: nil, cause: nil)))
  }

  @Test func aFailingSiblingStopsTheRealTaskBesideIt() async throws {
    let machine = try machine(
      """
      {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
        {"StartAt": "Slow", "States": {"Slow": {\(task), "End": true}}},
        {"StartAt": "Bad", "States": {"Bad": {\(task), "End": true}}}]}}}
      """)
    let (never, diary) = (Gate(), Diary())
    let failure = TaskFailure(ErrorOutput(error: "E", cause: "c"))
    let handler = Handler { task in
      guard task.stateName == "Slow" else {
        return .scripted([ScriptedAnswer(after: .zero, .failed(failure))])
      }
      return .running { _ in
        await never.wait()
        return nil
      }
    }
    let driver = ExecutionDriver(
      execution(machine), handler: handler, observer: diary, clock: ManualClock())
    #expect(await driver.run(input: .null) == .failed(failure.output))
    #expect(diary.all.last == "0.0 Slow cancelled")
  }

  @Test func aFloodOfLinesIsCutAndCounted() async throws {
    let diary = Diary()
    let handler = Handler { _ in
      .running { reporter in
        for number in 0..<20_000 { reporter.log("\(number)", from: "app") }
        return nil
      }
    }
    let driver = ExecutionDriver(
      execution(try chain(task)), handler: handler, observer: diary, clock: ManualClock())
    _ = await driver.run(input: .null)
    let printed = diary.all.filter { $0.hasPrefix("A/app") }.count
    let dropped = diary.all.filter { $0.hasSuffix("lines dropped") }
      .compactMap { $0.split(separator: " ").first.flatMap { Int($0) } }.reduce(0, +)
    #expect(printed + dropped == 20_000)
  }

  @Test func printedLinesComeInOrder() async throws {
    let diary = Diary()
    let handler = Handler { _ in
      .running { reporter in
        reporter.log("one", from: "app")
        reporter.log("two", from: "proxy")
        return nil
      }
    }
    let driver = ExecutionDriver(
      execution(try chain(task)), handler: handler, observer: diary, clock: ManualClock())
    _ = await driver.run(input: .null)
    #expect(diary.all == ["0.0 A begins", "A/app: one", "A/proxy: two", "0.0 A ends"])
  }

  @Test func aJournalReplaysToTheSameHistory() async throws {
    let machine = try machine(
      """
      {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemsPath": "$", "Next": "W",
        "ItemProcessor": {"StartAt": "T", "States": {"T": {\(task), "TimeoutSeconds": 60,
          "Retry": [{"ErrorEquals": ["E"], "JitterStrategy": "FULL"}], "End": true}}}},
        "W": {"Type": "Wait", "Seconds": 3, "End": true}}}
      """)
    let handler = Handler { task in
      if task.attempt == 0, task.iterations[0].index % 2 == 0 {
        return .running { _ async throws(TaskFailure) in
          throw TaskFailure(ErrorOutput(error: "E", cause: nil))
        }
      }
      return .scripted([ScriptedAnswer(after: .seconds(1), .succeeded(task.parameters))])
    }
    let driver = ExecutionDriver(
      execution(machine), handler: handler,
      options: ExecutionDriver.Options(keepsJournal: true), clock: ManualClock())
    let outcome = await driver.run(input: [1, 2, 3, 4])
    #expect(outcome == .succeeded(output: [1, 2, 3, 4]))
    var copy = execution(machine)
    var history: [HistoryEvent] = []
    try await driver.journal.replay(on: &copy) { history.append($0) }
    #expect(copy.outcome == outcome)
    let recorded = await driver.history
    #expect(history == recorded)

    var other = execution(try chain(#""Type": "Pass""#))
    let journal = await driver.journal
    #expect(throws: ReplayError.self) { try journal.replay(on: &other) { _ in } }
  }
}

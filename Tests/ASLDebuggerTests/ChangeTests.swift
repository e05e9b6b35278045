import ASLDebugger
import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree
import Synchronization
import Testing

@Suite struct ChangeTests {
  @Test func aChangedResultChangesWhatFollows() async throws {
    let output = try await DebugSession.run(try Sample.order.configuration()) { session in
      _ = await session.start()
      _ = await session.resume(.until(try await session.location("Charge@result")))
      _ = try await session.apply(.result(branch: 0, ["Payload": ["ok": "changed"]]), in: 0)
      let result = await session.data().result
      #expect(result == ["Payload": ["ok": "changed"]])
      return await session.resume(.continue)
    }
    guard case .end(.succeeded(let value)) = output.reason else {
      Issue.record("\(output.reason)")
      return
    }
    #expect(value["charge"]?["ok"] == "changed")
  }

  @Test func whatIsNotPossibleHereIsRefused() async throws {
    try await DebugSession.run(try Sample.order.configuration()) { session in
      _ = await session.start()
      _ = await session.resume(.until(try await session.location("Charge@result")))
      await #expect(throws: EditRefusal.workHasBegun) {
        try await session.apply(.input(branch: 0, [:]), in: 0)
      }
      await #expect(throws: EditRefusal.noOutput) {
        try await session.apply(.output(branch: 0, [:]), in: 0)
      }
      await #expect(throws: EditRefusal.noTask) { try await session.answer(.succeeded(1)) }
    }
  }

  @Test func aChangeInThePastBeginsATimelineAndKeepsTheOther() async throws {
    try await DebugSession.run(try Sample.order.configuration()) { session in
      _ = await session.start()
      let first = await session.resume(.continue)
      let before = HistoryEvent.json(of: await session.wholeHistory()).text
      _ = await session.restart()
      _ = try await session.apply(.input(branch: 0, ["total": 5]), in: 0)
      let second = await session.resume(.continue)
      #expect(await session.timelineInfos().map(\.id) == [1, 2])
      #expect(
        second.reason
          == .end(.succeeded(output: ["total": 5, "order": ["total": 5, "kind": "order"]])))
      _ = await session.switchTimeline(1)
      #expect(HistoryEvent.json(of: await session.wholeHistory()).text == before)
      let again = await session.resume(.continue)
      #expect(again.reason == first.reason)
    }
  }

  @Test func aTaskIsAnsweredInPlaceOfItsHandler() async throws {
    try await DebugSession.run(try Sample.order.configuration()) { session in
      _ = await session.start()
      for place in ["Charge@input", "Charge@call"] {
        _ = await session.restart()
        _ = await session.resume(.until(try await session.location(place)))
        _ = try await session.answer(.succeeded(["Payload": ["ok": .string(place)]]))
        let stop = await session.resume(.continue)
        guard case .end(.succeeded(let output)) = stop.reason else {
          Issue.record("\(stop.reason)")
          return
        }
        #expect(output["charge"]?["ok"]?.stringValue == place)
      }
    }
  }

  @Test func goingBackRunsNoTaskAgainAndAChangeElsewhereNeither() async throws {
    let counter = Counter()
    var configuration = try Sample.order.configuration()
    configuration = SessionConfiguration(
      configuration.definition, configuration.machine, settings: configuration.settings,
      input: configuration.input
    ) { RealHandler(counter: counter) }
    try await DebugSession.run(configuration) { session in
      _ = await session.start()
      _ = await session.resume(.continue)
      #expect(counter.count == 1)
      for _ in 0..<5 { _ = await session.reverse(.phase) }
      for _ in 0..<9 { _ = await session.resume(.phase) }
      #expect(counter.count == 1)
      // A change that leaves what the task is given as it is.
      _ = await session.resume(.continue)
      _ = await session.reverse(.until(try await session.location("Charge@enter")))
      _ = try await session.apply(.variable(branch: 0, name: "x", 1), in: 0)
      let end = await session.resume(.continue)
      #expect(counter.count == 1)
      #expect(await session.timelineInfos().count == 2)
      guard case .end(.succeeded) = end.reason else {
        Issue.record("\(end.reason)")
        return
      }
      // One that changes it.
      _ = await session.restart()
      _ = try await session.apply(.input(branch: 0, ["total": 500]), in: 0)
      _ = await session.resume(.continue)
      #expect(counter.count == 2)
    }
  }

  @Test func undoTakesTheLastChangeBack() async throws {
    try await DebugSession.run(try Sample.order.configuration()) { session in
      _ = await session.start()
      _ = try await session.apply(.variable(branch: 0, name: "x", 1), in: 0)
      #expect(await session.data().variables["x"] == 1)
      _ = await session.undo()
      #expect(await session.data().variables["x"] == nil)
      #expect(await session.undo() == nil)
      let end = await session.resume(.continue)
      #expect(end.reason == .end(.succeeded(output: try #require(Sample.order.output))))
    }
  }

  @Test func aJumpAndASkipGoElsewhere() async throws {
    try await DebugSession.run(try Sample.order.configuration()) { session in
      _ = await session.start()
      let machine = await session.machine
      _ = try await session.apply(
        .jump(branch: 0, try #require(machine.id(named: "Charge"))), in: 0)
      let stop = await session.resume(.step)
      #expect(await session.place(of: stop) == "Charge@enter")
      _ = try await session.apply(.skip(branch: 0, ["Payload": ["ok": 1]]), in: 0)
      let end = await session.resume(.continue)
      guard case .end(.succeeded(let output)) = end.reason else {
        Issue.record("\(end.reason)")
        return
      }
      #expect(output["charge"] == ["ok": 1])
    }
  }
}

private final class Counter: Sendable {
  private let value = Mutex(0)
  var count: Int { value.withLock { $0 } }
  func add() { value.withLock { $0 += 1 } }
}

/// Tasks that really run, and are counted.
private struct RealHandler: TaskHandler {
  let counter: Counter

  func attempt(_ task: TaskRequest, in execution: HostedExecution) -> TaskAttempt {
    .running { [counter] _ in
      counter.add()
      return ["Payload": ["ok": true]]
    }
  }
}

import ASLDebugger
import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree
import Synchronization
import Testing

@Suite struct BreakpointTests {
  /// A location, and the moments at which it stops, in order.
  struct Case: Sendable, CustomTestStringConvertible {
    let location: String
    var condition: String?
    var hits: String?
    let stops: [String]
    var testDescription: String {
      [location, condition, hits].compactMap { $0 }.joined(separator: " ")
    }
  }

  @Test(arguments: [
    Case(location: "Charge", stops: ["Charge@enter"]),
    Case(location: "Charge@result", stops: ["Charge@result"]),
    Case(location: "Charge@call", stops: ["Charge@call", "Charge@call"]),
    Case(location: "Charge@call", hits: "2", stops: ["Charge@call"]),
    Case(location: "*@next", hits: ">2", stops: ["Charge@next", "Done@next"]),
    Case(location: "*@enter", hits: "%2", stops: ["Charge@enter"]),
    Case(location: ":Task", stops: ["Charge@enter"]),
    Case(location: "*e@enter", stops: ["Route@enter", "Charge@enter", "Done@enter"]),
    Case(location: "Route@rule", condition: "$.order.total > 100", stops: ["Route@rule"]),
    Case(location: "Route@rule", condition: "$.order.total > 200", stops: []),
    Case(location: "Route@rule", condition: "$$.Execution.Input.id = 7", stops: ["Route@rule"]),
  ])
  func aBreakpointStopsWhereItSays(_ given: Case) async throws {
    let places = try await stops(.order) { session in
      let location = try await session.location(given.location)
      await session.add(.location(location)) {
        $0.condition = given.condition
        $0.hitCondition = given.hits.flatMap { Breakpoint.HitCondition($0) }
      }
    }
    #expect(places == given.stops)
  }

  @Test(arguments: [
    (Breakpoint.Trigger.error(name: nil, .retried), ["Charge@error"]),
    (.error(name: "States.TaskFailed", nil), ["Charge@error"]),
    (.error(name: nil, .uncaught), []), (.retry(state: "Charge", attempt: 1), ["Charge@retry"]),
    (.retry(state: nil, attempt: 2), []),
    (.transition(from: "Route", to: "Charge"), ["Route@next"]),
    (.choice(state: "Route", rule: .index(1)), ["Route@rule"]),
    (.choice(state: "Route", rule: .default), []),
    (.task(resource: "*lambda*"), ["Charge@call", "Charge@call"]),
    (.watch("$.order.total"), ["Prepare@output"]),
  ])
  func whatHappensIsCaught(_ trigger: Breakpoint.Trigger, _ expected: [String]) async throws {
    let places = try await stops(.order) { session in await session.add(trigger) }
    if case .watch = trigger {
      #expect(places.first == expected.first)
    } else {
      #expect(places == expected)
    }
  }

  @Test func aConditionThatFailsStopsAndSaysSo() async throws {
    let notes = await DebugSession.run(try Sample.order.configuration()) { session in
      _ = await session.start()
      await session.add(.error(name: nil, nil)) { $0.condition = "$unknown(1)" }
      return await session.resume(.continue).notes
    }
    #expect(notes.count == 1 && notes[0].contains("cannot be evaluated"))
  }

  @Test(arguments: [
    ("Chrage", "no state is called 'Chrage'"), ("Charge@rule", "'Charge' has no @rule"),
    ("999", "line 999 belongs to no state"), ("Charge[0]/Done", "nothing runs inside 'Charge'"),
    (":Map", "there is no Map state"),
  ])
  func whatCanNeverStopSaysWhy(_ text: String, _ reason: String) async throws {
    let names = ["Prepare", "Route", "Charge", "Done"]
    let location = try Location(text, names: names)
    let binding = await DebugSession.run(try Sample.order.configuration()) { session in
      await session.add(.location(location)).binding
    }
    guard case .unverified(let said, _) = binding else {
      Issue.record("\(binding)")
      return
    }
    #expect(said.hasPrefix(reason))
  }

  @Test func aLogPointPrintsAndGoesOn() async throws {
    let printed = Mutex<[Note]>([])
    let configuration = try Sample.order.configuration { note in
      printed.withLock { $0.append(note) }
    }
    let end = try await DebugSession.run(configuration) { session in
      let location = try await session.location("Charge@result")
      await session.add(.location(location)) { $0.log = "ok is {Payload.ok}, at {$$.State.Name}" }
      _ = await session.start()
      return await session.resume(.continue).reason
    }
    #expect(end == .end(.succeeded(output: try #require(Sample.order.output))))
    #expect(printed.withLock { $0 } == [.log(breakpoint: 1, "ok is true, at Charge")])
  }

  /// The moments at which an execution stops that only continues.
  private func stops(
    _ sample: Sample, _ prepare: @escaping @Sendable (DebugSession) async throws -> Void
  ) async throws -> [String] {
    try await DebugSession.run(try sample.configuration()) { session in
      var stop = await session.start()
      try await prepare(session)
      var places: [String] = []
      for _ in 0..<50 {
        stop = await session.resume(.continue)
        if case .end = stop.reason { break }
        places.append(await session.place(of: stop))
      }
      return places
    }
  }
}

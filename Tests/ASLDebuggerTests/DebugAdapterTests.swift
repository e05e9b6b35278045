import ASLDebugger
import ASLInterpreter
import ASLModel
import ASLRuntime
import DebugAdapterClient
import DebugAdapterProtocol
import JSONTree
import Testing

@Suite struct DebugAdapterTests {
  private static let program = "/w/order.asl.json"

  private func opened(
    _ client: AdapterClient, _ launch: JSONObject = [:]
  ) async throws -> ProtocolMessage.Response {
    _ = try await client.ask("initialize", ["adapterID": "asl"])
    var arguments = launch
    arguments["program"] = .string(Self.program)
    let number = try await client.send("launch", .object(arguments))
    _ = try await client.event("initialized")
    _ = try await client.ask("configurationDone")
    return try await client.response(to: number)
  }

  private func events(_ client: AdapterClient) async -> [String] {
    await client.messages.compactMap {
      if case .received(let message) = $0, case .event(let event) = message.content {
        event.name
      } else {
        nil
      }
    }
  }

  @Test(.timeLimit(.minutes(2))) func aRunWithoutStopsEndsOnceWithItsOutput() async throws {
    try await MemoryAdapter.with([Self.program: .order]) { client in
      _ = try await opened(client)
      let exit = try await client.event("exited")
      #expect(exit == ["exitCode": 0])
      _ = try await client.event("terminated")
      for _ in 0..<3 { _ = try await client.ask("terminate") }
      _ = try await client.ask("disconnect")
      #expect(try await client.end() == [])
      let all = await events(client)
      #expect(all.filter { $0 == "terminated" || $0 == "exited" } == ["exited", "terminated"])
    }
  }

  @Test(.timeLimit(.minutes(2))) func aBrokenDefinitionFailsTheLaunchWithItsPlace() async throws {
    try await MemoryAdapter.with([:]) { client in
      _ = try await client.ask("initialize", ["adapterID": "asl", "linesStartAt1": false])
      let answer = try await client.ask("launch", ["program": "/w/bad.json"])
      let body: JSON = [
        "error": [
          "id": 4, "format": "/w/bad.json:2:3: error: it is broken", "showUser": true,
        ]
      ]
      #expect(
        answer.outcome
          == .failure(message: "/w/bad.json:2:3: error: it is broken", body: body))
      let output = try await client.event("output")
      #expect(output?["line"] == 1)
      #expect(output?["column"] == 3)
    }
  }

  /// Waits for a task that never answers.
  private static let waiting = Sample(
    definition: [
      "StartAt": "Größe 🙂",
      "States": [
        "Größe 🙂": ["Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true]
      ],
    ], answers: ["Größe 🙂": [.heartbeat]])

  @Test(.timeLimit(.minutes(2))) func whatWaitsForATaskCanBePausedAndTerminated() async throws {
    try await MemoryAdapter.with([Self.program: Self.waiting]) { client in
      _ = try await opened(client)
      _ = try await client.ask("pause", ["threadId": 1])
      let stop = try await client.event("stopped")
      #expect(stop?["reason"] == "pause")
      let trace = try await client.ask("stackTrace", ["threadId": 1])
      guard case .success(let body) = trace.outcome else {
        Issue.record("no stack trace")
        return
      }
      let name = body?["stackFrames"]?[0]?["name"]?.stringValue
      #expect(name?.hasPrefix("Größe 🙂 @") == true)
      _ = try await client.ask("continue", ["threadId": 1])
      let refused = try await client.ask("next", ["threadId": 1])
      if case .failure(let message, _) = refused.outcome { #expect(message == "notStopped") }
      _ = try await client.ask("terminate")
      #expect(try await client.event("exited") == ["exitCode": 1])
      _ = try await client.event("terminated")
    }
  }

  @Test(.timeLimit(.minutes(2)), arguments: [true, false])
  func theAdapterEndsWhenTheClientLeaves(_ saysGoodbye: Bool) async throws {
    try await MemoryAdapter.with([Self.program: Self.waiting]) { client in
      _ = try await opened(client)
      if saysGoodbye { _ = try await client.ask("disconnect") } else { await client.endInput() }
      #expect(try await client.end() == [])
    }
  }

  @Test(.timeLimit(.minutes(2))) func restartingRunsAgainWithTheSameBreakpoints() async throws {
    try await MemoryAdapter.with([Self.program: .order]) { client in
      _ = try await client.ask("initialize", ["adapterID": "asl"])
      let launch = try await client.send("launch", ["program": .string(Self.program)])
      _ = try await client.event("initialized")
      _ = try await client.ask(
        "setFunctionBreakpoints", ["breakpoints": [["name": "Charge@enter"]]])
      _ = try await client.ask("configurationDone")
      _ = try await client.response(to: launch)
      for _ in 0..<3 {
        let stop = try await client.event("stopped")
        #expect(stop?["reason"] == "function breakpoint")
        _ = try await client.ask("restart")
      }
      _ = try await client.event("stopped")
      _ = try await client.ask("disconnect")
      #expect(try await client.end() == [])
    }
  }

  @Test(.timeLimit(.minutes(2))) func brokenFramingEndsTheSessionWithAWord() async throws {
    try await MemoryAdapter.with([Self.program: .order]) { client in
      _ = try await client.ask("initialize", ["adapterID": "asl"])
      try await client.sendRaw(Array("Content-Length: minus two\r\n\r\n{}".utf8))
      let output = try await client.event("output")
      #expect(output?["output"]?.stringValue?.contains("'minus two'") == true)
      #expect(try await client.end() == [])
    }
  }

  @Test(.timeLimit(.minutes(2))) func aMessageThatIsNoneIsPassedOver() async throws {
    try await MemoryAdapter.with([Self.program: .order]) { client in
      for body in ["{", "[]", "\u{FEFF}", #"{"type":"request"}"#] {
        try await client.sendRaw(MessageFramer.framed(Array(body.utf8)))
      }
      _ = try await client.ask("initialize", ["adapterID": "asl"])
      for _ in 0..<4 {
        let output = try await client.event("output")
        #expect(output?["output"]?.stringValue?.hasSuffix("it is passed over\n") == true)
      }
    }
  }

  @Test(.timeLimit(.minutes(2))) func theEndCanBeAStopToGoBackFrom() async throws {
    try await MemoryAdapter.with([Self.program: .order]) { client in
      _ = try await opened(client, ["stopOnEnd": true])
      let stop = try await client.event("stopped")
      #expect(stop?["description"] == "The execution has ended")
      _ = try await client.ask("reverseContinue", ["threadId": 1])
      #expect(try await client.event("stopped")?["reason"] == "entry")
      _ = try await client.ask("continue", ["threadId": 1])
      _ = try await client.event("stopped")
      _ = try await client.ask("terminate")
      _ = try await client.event("terminated")
    }
  }

  private static let fan = Sample(
    definition: [
      "StartAt": "Fan",
      "States": [
        "Fan": [
          "Type": "Parallel", "End": true,
          "Branches": [
            ["StartAt": "A", "States": ["A": ["Type": "Pass", "End": true]]],
            ["StartAt": "B", "States": ["B": ["Type": "Pass", "End": true]]],
          ],
        ]
      ],
    ])

  @Test(.timeLimit(.minutes(2))) func aStepGoesIntoTheBranchThatIsChosen() async throws {
    try await MemoryAdapter.with([Self.program: Self.fan]) { client in
      _ = try await opened(client, ["stopOnEntry": true])
      _ = try await client.event("stopped")
      _ = try await client.ask("stackTrace", ["threadId": 1])
      let targets = try await client.ask("stepInTargets", ["frameId": 1])
      guard case .success(let body) = targets.outcome else {
        Issue.record("no targets")
        return
      }
      #expect(body?["targets"]?[1]?["label"] == "Fan[1]")
      _ = try await client.ask("stepIn", ["threadId": 1, "targetId": 2])
      let stop = try await client.event("stopped")
      #expect(stop?["threadId"] == 3)
      _ = try await client.ask("threads")
      _ = try await client.ask("stackTrace", ["threadId": 3])
      _ = try await client.ask("stepOut", ["threadId": 3])
      _ = try await client.event("stopped")
    }
  }
}

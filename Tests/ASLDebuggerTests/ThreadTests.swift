import ASLDebugger
import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree
import Testing

@Suite struct ThreadTests {
  @Test func branchesAndIterationsAreThreads() async throws {
    try await DebugSession.run(try Sample.nested.configuration()) { session in
      let start = await session.start()
      #expect(start.thread.label == "main")
      let inside = await session.resume(.step)
      #expect(inside.thread.label == "Fan[0]")
      #expect(await session.frames().map(\.name) == ["Left", "Fan"])
      let deep = await session.resume(.until(try await session.location("Each#1/Pay")))
      #expect(deep.thread.label == "Fan[1]/Each#1")
      #expect(await session.frames().map(\.name) == ["Pay", "Each", "Fan"])
      #expect(await session.data().input == 2)
      let around = await session.resume(.finish)
      #expect(around.thread.label == "Fan[1]" && around.moment.phase == .result)
      let over = await session.resume(.next)
      #expect(await session.place(of: over) == "After@enter")
      #expect(await session.threads().map(\.thread.label).count == 6)
    }
  }

  @Test func nextGoesOverWhatIsInside() async throws {
    await DebugSession.run(try Sample.nested.configuration()) { session in
      _ = await session.start()
      let stop = await session.resume(.next)
      #expect(await session.place(of: stop) == "After@enter")
      let back = await session.reverse(.next)
      #expect(await session.place(of: back) == "Fan@enter")
      let end = await session.resume(.continue)
      guard case .end(.succeeded) = end.reason else {
        Issue.record("\(end.reason)")
        return
      }
    }
  }

  @Test func tenThousandStepsForthAndBack() async throws {
    let clock = ContinuousClock()
    await DebugSession.run(try Sample.loop(rounds: 4_000).configuration()) { session in
      _ = await session.start()
      let forward = await clock.measure { _ = await session.resume(.continue) }
      let steps = await session.stepCount
      let moments = await session.momentCount
      let back = await clock.measure {
        for _ in 0..<10_000 { _ = await session.reverse(.phase) }
      }
      #expect(await session.position < moments - 10_000)
      let each = forward / steps
      print("debugger: \(steps) steps, \(each) a step; 10,000 steps back: \(back)")
    }
  }
}

extension Sample {
  static let nested = Sample(
    definition: [
      "StartAt": "Fan",
      "States": [
        "Fan": [
          "Type": "Parallel", "Next": "After",
          "Branches": [
            ["StartAt": "Left", "States": ["Left": ["Type": "Pass", "End": true]]],
            [
              "StartAt": "Each",
              "States": [
                "Each": [
                  "Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 1, "End": true,
                  "ItemProcessor": [
                    "StartAt": "Pay", "States": ["Pay": ["Type": "Pass", "End": true]],
                  ],
                ]
              ],
            ],
          ],
        ],
        "After": ["Type": "Succeed"],
      ],
    ], input: ["items": [1, 2, 3]])

  /// A machine that goes around so many times.
  static func loop(rounds: Int) -> Sample {
    Sample(
      definition: [
        "StartAt": "Count",
        "States": [
          "Count": [
            "Type": "Pass", "Parameters": ["n.$": "States.MathAdd($.n, 1)"], "Next": "Enough",
          ],
          "Enough": [
            "Type": "Choice",
            "Choices": [
              ["Variable": "$.n", "NumericLessThan": .integer(rounds), "Next": "Count"]
            ],
            "Default": "Done",
          ],
          "Done": ["Type": "Succeed"],
        ],
      ], input: ["n": 0])
  }
}

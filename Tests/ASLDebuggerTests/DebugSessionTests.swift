import ASLDebugger
import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import JSONTree
import Testing

@Suite struct DebugSessionTests {
  @Test func aSessionStopsInTheFirstStateAndStepsToTheEnd() async throws {
    let states = try await visited(.order) { await $0.resume(.step) }
    #expect(states == ["Prepare@enter", "Route@enter", "Charge@enter", "Done@enter", "end"])
  }

  @Test func phasesAreThoseThatApply() async throws {
    let states = try await visited(.order) { await $0.resume(.phase) }
    #expect(
      states == [
        "Prepare@enter", "Prepare@input", "Prepare@result", "Prepare@output", "Prepare@next",
        "Route@enter", "Route@rule", "Route@output", "Route@next", "Charge@enter", "Charge@input",
        "Charge@call", "Charge@error", "Charge@retry", "Charge@input", "Charge@call",
        "Charge@result", "Charge@select", "Charge@output", "Charge@next", "Done@enter",
        "Done@output", "Done@next", "end",
      ])
  }

  private func visited(
    _ sample: Sample, _ go: @escaping @Sendable (DebugSession) async -> Stop
  ) async throws -> [String] {
    await DebugSession.run(try sample.configuration()) { session in
      var places: [String] = []
      var stop = await session.start()
      for _ in 0..<100 {
        if case .ended = stop.moment.detail {
          places.append("end")
          break
        }
        places.append(await session.place(of: stop))
        stop = await go(session)
      }
      return places
    }
  }
}

import Foundation
import JSONTree
import Testing

/// Random machines with random answers, under the virtual clock.
///
/// `ASL_SEED` is the first seed and `ASL_SIMULATIONS` how many follow, so that
/// `ASL_SEED=17 ASL_SIMULATIONS=1` repeats the one that failed.
@Suite struct SimulationTests {
  @Test func everyRandomExecutionEndsTheSameWayEveryTime() async {
    let first = Self.setting("ASL_SEED") ?? 1
    let count = Int(Self.setting("ASL_SIMULATIONS") ?? 2_000)
    var failures: [(UInt64, String)] = []
    await withTaskGroup(of: [(UInt64, String)].self) { group in
      let workers = 4
      for worker in 0..<workers {
        group.addTask {
          var failures: [(UInt64, String)] = []
          for index in stride(from: worker, to: count, by: workers) {
            let seed = first &+ UInt64(index)
            if let complaint = await Simulation(seed: seed).run() {
              failures.append((seed, complaint))
            }
          }
          return failures
        }
      }
      for await found in group { failures += found }
    }
    for (seed, complaint) in failures.sorted(by: { $0.0 < $1.0 }).prefix(3) {
      let simulation = Simulation(seed: seed)
      Issue.record(
        """
        ASL_SEED=\(seed) ASL_SIMULATIONS=1: \(complaint)
        \(simulation.definition.indentedText())
        input: \(simulation.input.text)
        """)
    }
    print("simulation: \(count - failures.count) of \(count) (ASL_SEED=\(first))")
    #expect(failures.count == 0)
  }

  @Test func whatIsRedrivenUntilItSucceedsHasTheOutputOfWhatNeverFailed() async {
    let first = Self.setting("ASL_SEED") ?? 1
    let count = Int(Self.setting("ASL_SIMULATIONS") ?? 600)
    var redrives = 0
    for index in 0..<count {
      let simulation = RedriveSimulation(seed: first &+ UInt64(index))
      let (times, complaint) = await simulation.run()
      redrives += times
      guard let complaint else { continue }
      Issue.record(
        """
        ASL_SEED=\(simulation.seed) ASL_SIMULATIONS=1: \(complaint)
        \(simulation.definition.indentedText())
        input: \(simulation.input.text)
        """)
      break
    }
    print("redrives: \(redrives) in \(count) simulations (ASL_SEED=\(first))")
    #expect(redrives > 0)
  }

  @Test func whatIsDebuggedIsWhatRunsOtherwise() async {
    let first = Self.setting("ASL_SEED") ?? 1
    let count = Int(Self.setting("ASL_SIMULATIONS") ?? 250)
    var failures = 0
    for index in 0..<count {
      let seed = first &+ UInt64(index)
      guard let complaint = await DebuggerSimulation(seed: seed).run() else { continue }
      failures += 1
      Issue.record("ASL_SEED=\(seed) ASL_SIMULATIONS=1: \(complaint)")
      if failures == 3 { break }
    }
    print("debugged: \(count - failures) of \(count) (ASL_SEED=\(first))")
  }

  private static func setting(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }
}

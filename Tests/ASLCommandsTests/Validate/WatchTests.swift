import Testing

@testable import ASLCommands

struct WatchTests {
  @Test(arguments: [
    // Nothing changes.
    ("aaaa", 0),
    // Written once.
    ("abbb", 1),
    // Written in pieces: one check, when it has settled.
    ("abcdd", 1),
    // As it was, before anybody looked.
    ("abaa", 0),
    // Removed, and put back under the same name by an editor.
    ("a-bb", 1),
    // Removed, noticed, and put back.
    ("a--bb", 2),
    ("abbcc", 2),
    // In the middle of it at the end.
    ("aab", 0),
  ])
  func aChangeIsCheckedOnceItHasSettled(_ states: String, _ checks: Int) {
    var watch = ChangeWatch(states.first)
    #expect(states.dropFirst().count { watch.isDue($0) } == checks)
  }

  @Test func theLastCheckSaysHowItEnds() async throws {
    let script = Script(
      states: ["a", "b", "b", "c", "c"], exitCodes: [.success, .failure, .environment])
    let loop = WatchLoop(state: script.state, pause: script.pause, check: script.check)
    #expect(try await loop.run() == .environment)
    #expect(script.exitCodes.isEmpty)
  }

  @Test func nothingIsCheckedAgainAfterTheEnd() async throws {
    let script = Script(states: ["a"], exitCodes: [.failure])
    let loop = WatchLoop(state: script.state, pause: script.pause, check: script.check)
    #expect(try await loop.run() == .failure)
  }

  /// What there is to see at each look, and what each check gives.
  private final class Script {
    var states: [String]
    var exitCodes: [ExitCode]

    init(states: [String], exitCodes: [ExitCode]) {
      self.states = states
      self.exitCodes = exitCodes
    }

    func state() -> String { states.removeFirst() }
    func pause() async -> Bool { !states.isEmpty }
    func check() throws(CommandFailure) -> ExitCode { exitCodes.removeFirst() }
  }
}

import Foundation
import Testing

/// What `docs/debugging.md` shows is what happens.
@Suite struct DebugPageTests {
  private static let page = Result { try CommandPage("docs/debugging.md") }

  @Test func everyOptionIsDescribed() async throws {
    try await Self.page.get().expectOptions(of: "debug")
  }

  @Test func theWalkGoesAsThePageSays() async throws {
    let text = try Self.page.get().text
    let block = try #require(text.firstMatch(of: /```debug\n([^`]+)```/)).output.1
    let lines = block.split(separator: "\n").map(String.init)
    let typed = lines.filter { $0.hasPrefix("(asl) ") }.map { String($0.dropFirst(6)) }
    #expect(typed.count > 10)
    let expected = lines.filter {
      !$0.hasPrefix("(asl) ") && !$0.hasPrefix("$ ") && !$0.hasPrefix(">  ")
    }
    let folder = try Scratch(["walk": typed.map { $0 + "\n" }.joined()])
    let run = try Run(
      shell: "\"$ASL\" debug state-machine.asl.json --substitutions substitutions.json "
        + "-m mocks.json -t network-error-once -i inputs/network-error.json "
        + "-x \(folder.url.path)/walk 2>&1",
      in: BuiltProgram.root.appendingPathComponent("definitions/run-task-retry"),
      environment: ["LC_ALL": "C.UTF-8"])
    let result = try await run.result()
    #expect(result.output.split(separator: "\n").map(String.init) == expected)
  }
}

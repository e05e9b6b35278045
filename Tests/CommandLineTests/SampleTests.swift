import Foundation
import Testing

/// The samples of `definitions/`, as their script runs them: every case has to end as its
/// `cases.json` says.
@Suite struct SampleTests {
  @Test(arguments: ["mocked", "local"])
  func everyCaseOfTheSamplesEndsAsItSays(_ kind: String) async throws {
    let run = try Run(
      shell: "definitions/run-all \"$ASL\" \(kind)", in: BuiltProgram.root,
      environment: ["NO_COLOR": "1"])
    let result = try await run.result(within: 240)
    let lines = (result.output + result.errors).split(separator: "\n")
    let wrong = lines.drop { !$0.hasPrefix("WRONG") }
    #expect(result.exitCode == 0, "\(wrong.joined(separator: "\n"))")
    print("samples \(kind): \(lines.count { $0.hasPrefix("ok ") }) ok")
  }
}

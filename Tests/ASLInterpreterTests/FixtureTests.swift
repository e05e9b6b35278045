import ASLInterpreter
import Foundation
import JSONTree
import TestSupport
import Testing

/// What executions do, one behaviour a folder.
struct FixtureTests {
  @Test(arguments: Fixture.all)
  func anExecutionDoesWhatItsTranscriptSays(_ fixture: Fixture) throws {
    var run = try FixtureRun(fixture)
    try run.run()
    try expectGolden(run.transcript, at: fixture.folder.appendingPathComponent("transcript.txt"))
  }

  @Test(arguments: Fixture.all)
  func aSnapshotAfterEveryStepChangesNothing(_ fixture: Fixture) throws {
    var original = try FixtureRun(fixture)
    try original.run()
    var copy = try FixtureRun(fixture) { execution in
      let text = execution.json.text
      let read = try Execution(json: JSON(parsing: text), machine: execution.machine)
      let isSame = read == execution
      #expect(isSame)
      return read
    }
    try copy.run()
    #expect(copy.lines == original.lines)
    #expect(copy.outcome == original.outcome)
  }

  @Test func thereAreFixtures() { #expect(Fixture.all.count > 20) }
}

import Foundation
import JSONTree
import Testing

/// `asl run` on input that is right.
@Suite struct RunTests {
  private static let pass = [
    "machine.asl.json":
      #"{"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": {"b": [1.0, 1e400]}, "End": true}}}"#
  ]

  @Test func theOutputGoesToStandardOutputAndTheTraceToStandardError() async throws {
    let folder = try Scratch(Self.pass)
    let result = try await asl(["run", "machine.asl.json"], in: folder)
    #expect(result.exitCode == 0)
    #expect(result.output == "{\n  \"b\": [\n    1.0,\n    1e400\n  ]\n}\n")
    #expect(result.errors.hasPrefix("    0.00s  ✓ A  Pass\n\n✓ SUCCEEDED  1 state"))
    #expect(!result.errors.contains("\u{1B}"))
  }

  @Test func aFailedExecutionHasNoOutputAndExitCodeOne() async throws {
    let folder = try Scratch([
      "machine.asl.json":
        #"{"StartAt": "A", "States": {"A": {"Type": "Fail", "Error": "E", "Cause": "why"}}}"#
    ])
    let result = try await asl(["run", "machine.asl.json"], in: folder)
    #expect(result.exitCode == 1 && result.output.isEmpty)
    #expect(result.errors.contains("✗ A  E\n               why\n\n✗ FAILED  E  1 state"))
    let quiet = try await asl(["run", "--quiet", "machine.asl.json"], in: folder)
    #expect(quiet.exitCode == 1 && quiet.errors == "error: the execution failed: E: why\n")
  }

  @Test func quietShowsNothingButTheOutput() async throws {
    let result = try await asl(["run", "-q", "machine.asl.json"], in: Scratch(Self.pass))
    #expect(result.errors.isEmpty && result.exitCode == 0)
  }

  @Test func theInputComesFromAFileTheCommandLineOrStandardInput() async throws {
    let folder = try Scratch([
      "machine.asl.json": #"{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}"#,
      "in.json": #"{"from": "file"}"#,
    ])
    func output(_ arguments: [String], input: String? = nil) async throws -> String {
      let words = ["run", "-q", "machine.asl.json"] + arguments
      return try await asl(words, in: folder, input: input).output
        .replacing("\n", with: "").replacing(" ", with: "")
    }
    #expect(try await output([]) == "{}")
    #expect(try await output(["-i", "in.json"]) == #"{"from":"file"}"#)
    #expect(try await output(["-i", " [1]"]) == "[1]")
    #expect(try await output(["-i", #""x""#]) == #""x""#)
    #expect(try await output(["-i", "-"], input: "7") == "7")
    let fromInput = try await asl(["run", "-q", "-"], in: folder, input: Self.pass.values.first)
    #expect(fromInput.exitCode == 0)
  }

  @Test func placeholdersAreFilledFromTheCommandLineBeforeTheFile() async throws {
    let folder = try Scratch([
      "machine.asl.json": #"""
      {"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": [${A}, ${B}], "End": true}}}
      """#,
      "s.json": #"{"A": 1, "B": "2"}"#,
    ])
    let result = try await asl(
      ["run", "-q", "machine.asl.json", "--substitutions", "s.json", "-DB=\"x\""], in: folder)
    #expect(result.output == "[\n  1,\n  \"x\"\n]\n")
  }

  private static let waits = [
    "machine.asl.json": #"""
    {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 3600, "Next": "B"},
      "B": {"Type": "Pass", "Parameters": {"id.$": "States.UUID()",
        "name.$": "$$.Execution.Name", "machine.$": "$$.StateMachine.Name"}, "End": true}}}
    """#
  ]

  @Test func virtualTimeTakesNoTime() async throws {
    let result = try await asl(["run", "machine.asl.json"], in: Scratch(Self.waits), within: 120)
    #expect(result.exitCode == 0)
    #expect(result.errors.contains("1h00m00s  ✓ A  waited 1h\n"))
  }

  @Test func aScaledClockTakesItsPartOfTheTime() async throws {
    let folder = try Scratch(Self.waits)
    let result = try await asl(["run", "machine.asl.json", "--clock", "x7200"], in: folder)
    #expect(result.exitCode == 0 && result.seconds > 0.4 && result.seconds < 600)
  }

  @Test func theSameSeedAndStartGiveTheSameHistory() async throws {
    let folder = try Scratch(Self.waits)
    let words = [
      "run", "-q", "machine.asl.json", "--seed", "42", "--start-time", "2030-01-31T12:00:00Z",
      "--history",
    ]
    let first = try await asl(words + ["1.json"], in: folder)
    let second = try await asl(words + ["2.json"], in: folder)
    #expect(first.exitCode == 0 && second.exitCode == 0)
    #expect(try folder.text(of: "1.json") == folder.text(of: "2.json"))
    #expect(first.output.contains(#""machine": "machine""#))
    let other = try await asl(["run", "-q", "machine.asl.json", "--seed", "43"], in: folder)
    #expect(other.output != first.output)
  }

  @Test func theHistoryIsWhatTheServicePrints() async throws {
    let folder = try Scratch(Self.pass)
    let words = ["run", "-q", "machine.asl.json", "--start-time", "2030-01-31T12:00:00Z"]
    _ = try await asl(words + ["--history", "h.json"], in: folder)
    let text = try folder.text(of: "h.json")
    #expect(
      text.hasPrefix(
        """
        {
            "events": [
                {
                    "timestamp": "2030-01-31T12:00:00+00:00",
                    "type": "ExecutionStarted",
                    "id": 1,
                    "previousEventId": 0,
                    "executionStartedEventDetails": {
                        "input": "{}",
        """))
    let printed = try await asl(words + ["--history", "-"], in: folder)
    #expect(printed.output == text)
    let events = try JSON(parsing: text)["events"]?.arrayValue ?? []
    #expect(
      events.compactMap { $0["type"]?.stringValue }
        == ["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"])
  }

  @Test func eventsLogLinesAndTheOutcomeAreLinesOfJSON() async throws {
    let folder = try Scratch(try Job.files("echo hello; exit 3"))
    let result = try await asl(Job.arguments + ["--json"], in: folder)
    #expect(result.exitCode == 1 && result.errors.isEmpty)
    let lines = try result.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
    #expect(lines.allSatisfy { $0.objectValue?.count == 1 })
    #expect(lines.compactMap { $0["event"]?["type"]?.stringValue }.first == "ExecutionStarted")
    #expect(
      lines.compactMap { $0["log"] }.first
        == ["state": "Job", "source": "app", "line": "hello"])
    let outcome = lines.last?["outcome"]
    #expect(outcome?["version"] == 1 && outcome?["status"] == "FAILED")
    #expect(outcome?["error"] == "States.TaskFailed" && outcome?["states"] == 1)
  }

  @Test func limitsCanBeLifted() async throws {
    let folder = try Scratch([
      "machine.asl.json": #"""
      {"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"n.$":
        "States.MathAdd($.n, 1)"}, "Next": "B"}, "B": {"Type": "Choice", "Default": "A",
        "Choices": [{"Variable": "$.n", "NumericEquals": 8000, "Next": "C"}]},
        "C": {"Type": "Succeed"}}}
      """#
    ])
    let words = ["run", "-q", "machine.asl.json", "-i", #"{"n": 0}"#]
    let limited = try await asl(words, in: folder)
    #expect(
      limited.exitCode == 1 && limited.errors.contains("25,000") || limited.errors.contains("25000")
    )
    let one = try await asl(words + ["--limits", "history-events=off"], in: folder)
    #expect(one.exitCode == 0, "\(one.errors)")
    let all = try await asl(words + ["--limits", "off"], in: folder)
    #expect(all.exitCode == 0 && all.output == "{\n  \"n\": 8000\n}\n")
  }

  @Test func ofALargeMapTheTraceIsShort() async throws {
    let folder = try Scratch([
      "machine.asl.json": #"""
      {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "ItemProcessor": {
        "StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}}}}
      """#,
      "in.json": "[" + (0..<3_000).map(String.init).joined(separator: ",") + "]",
    ])
    let result = try await asl(["run", "machine.asl.json", "-i", "in.json"], in: folder)
    #expect(result.exitCode == 0)
    #expect(result.errors.split(separator: "\n").count == 3, "\(result.errors.prefix(2_000))")
    #expect(result.errors.contains("3,000 of 3,000 items succeeded"))
  }
}

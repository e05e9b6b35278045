import Foundation
import TestSupport
import Testing

/// `asl run` of machines that start executions: of other definitions, or children of a distributed
/// Map.
@Suite struct StartedExecutionTests {
  private static let files = [
    "parent.asl.json": #"""
    {"StartAt": "Check", "States": {
      "Check": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
        "Parameters": {"Name": "check-1", "Input.$": "$",
          "StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:check"},
        "ResultSelector": {"ok.$": "$.Output"}, "ResultPath": "$.check", "Next": "Tell"},
      "Tell": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution",
        "Parameters": {"Name": "tell-1",
          "StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:tell"},
        "ResultPath": null, "Next": "Each"},
      "Each": {"Type": "Map", "ItemsPath": "$.items", "ResultPath": "$.items", "End": true,
        "ToleratedFailureCount": 1,
        "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
          "StartAt": "Small?", "States": {
            "Small?": {"Type": "Choice", "Default": "Keep",
              "Choices": [{"Variable": "$", "NumericGreaterThan": 2, "Next": "Refuse"}]},
            "Keep": {"Type": "Pass", "End": true},
            "Refuse": {"Type": "Fail", "Error": "TooLarge", "Cause": "more than 2"}}}}}}
    """#,
    "check.asl.json": #"""
    {"StartAt": "Wait a while", "States": {
      "Wait a while": {"Type": "Wait", "Seconds": 30, "Next": "Fine"},
      "Fine": {"Type": "Pass", "Result": "fine", "End": true}}}
    """#,
    "tell.asl.json": #"""
    {"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 3600, "End": true}}}
    """#,
    "resources.json": #"""
    {"stateMachines": {"check": {"definition": "check.asl.json"},
                       "tell": {"definition": "tell.asl.json"}}}
    """#,
  ]

  private static let arguments = [
    "run", "parent.asl.json", "-r", "resources.json", "-i", #"{"items": [1, 2, 3]}"#, "--seed",
    "1", "--start-time", "2030-01-01T00:00:00Z", "--name", "main",
  ]

  @Test func theTraceShowsWhatIsStarted() async throws {
    let folder = try Scratch(Self.files)
    let result = try await asl(Self.arguments, in: folder)
    #expect(result.exitCode == 0)
    let trace = result.errors.replacing(/, [0-9.]+m?s real/, with: ", … real")
    for line in trace.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    try expectGolden(trace, "started/trace.txt")
  }

  @Test func theHistoriesOfWhatIsStartedAreWritten() async throws {
    let folder = try Scratch(Self.files)
    _ = try await asl(Self.arguments + ["--child-histories", "histories"], in: folder)
    #expect(folder.has("histories/check/check-1.json"))
    #expect(folder.has("histories/tell/tell-1.json"))
    let text = try folder.text(of: "histories/check/check-1.json")
    #expect(text.contains(#""type": "ExecutionSucceeded""#))
    let children = try FileManager.default.subpathsOfDirectory(
      atPath: folder.url.appendingPathComponent("histories").path)
    #expect(children.filter { $0.hasSuffix(".json") }.count == 5)
    _ = try await asl(Self.arguments + ["--child-histories", "all.jsonl"], in: folder)
    let lines = try folder.text(of: "all.jsonl").split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix(#"{"executionArn":"arn:aws:states:"#) })
    #expect(lines.count { $0.contains(#""type":"ExecutionStarted""#) } == 5)
  }

  @Test func aDefinitionThatIsNotThereStopsTheRunBeforeAnything() async throws {
    let folder = try Scratch(Self.files)
    try folder.write(
      #"{"stateMachines": {"check": {"definition": "none.asl.json"}}}"#, to: "resources.json")
    let missing = try await asl(Self.arguments, in: folder)
    #expect(missing.exitCode == 3)
    #expect(missing.errors.contains("the definition \"none.asl.json\" cannot be read"))
    try folder.write(
      #"{"stateMachines": {"check": {"definition": "check.asl.json"}}}"#, to: "resources.json")
    let unknown = try await asl(Self.arguments, in: folder)
    #expect(unknown.exitCode == 3)
    #expect(unknown.errors.contains("needs the state machine \"tell\""))
    try folder.write(#"{"StartAt": "A", "States": {}}"#, to: "check.asl.json")
    let broken = try await asl(Self.arguments, in: folder)
    #expect(broken.exitCode == 3)
    #expect(broken.errors.contains("check.asl.json"))
  }
}

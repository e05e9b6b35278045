import Foundation
import JSONTree
import Testing

/// `asl run --save-state` and `asl redrive`.
@Suite struct RedriveTests {
  private static let files = [
    "order.asl.json": #"""
    {"StartAt": "Check", "States": {
      "Check": {"Type": "Pass", "Result": {"ok": true}, "Next": "Charge"},
      "Charge": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Parameters": {"FunctionName": "${Function}"}, "OutputPath": "$.Payload",
        "Next": "Done"},
      "Done": {"Type": "Pass", "Parameters": {
        "paid.$": "$", "redrives.$": "$$.Execution.RedriveCount"}, "End": true}}}
    """#,
    "mocks.json": #"""
    {"StateMachines": {"order": {"TestCases": {
       "Broken": {"Charge": "Broken"}, "Works": {"Charge": "Works"}}}},
     "MockedResponses": {
       "Broken": {"0": {"Throw": {"Error": "Boom", "Cause": "no luck"}}},
       "Works": {"0": {"Return": {"StatusCode": 200, "Payload": "yes"}}}}}
    """#,
  ]

  /// A folder with an execution that has failed in `order.state`.
  private func failedExecution(_ options: [String] = []) async throws -> Scratch {
    let folder = try Scratch(Self.files)
    let words = [
      "run", "-q", "order.asl.json", "-DFunction=charge", "-m", "mocks.json", "-t", "Broken",
      "--save-state", "order.state",
    ]
    let result = try await asl(words + options, in: folder)
    #expect(result.exitCode == 1)
    return folder
  }

  private static let works = ["-m", "mocks.json", "-t", "Works"]

  @Test func aFailedExecutionGoesOnFromWhereItFailed() async throws {
    let folder = try await failedExecution(["--name", "first"])
    let result = try await asl(["redrive", "order.state"] + Self.works, in: folder)
    #expect(result.exitCode == 0)
    let output = try JSON(parsing: result.output)
    #expect(output == ["paid": "yes", "redrives": 1])
    #expect(
      result.errors.hasPrefix(
        """
        redrive 1 of first, which ended as FAILED

            0.00s  ✓ Charge  lambda:invoke charge
            0.00s  ✓ Done    Pass

        ✓ SUCCEEDED  1 state
        """))
  }

  @Test func theHistoryGoesOn() async throws {
    let folder = try await failedExecution()
    let words = ["redrive", "-q", "order.state", "--history", "-"] + Self.works
    let result = try await asl(words, in: folder)
    let events = try JSON(parsing: result.output)["events"]?.arrayValue ?? []
    let types = events.compactMap { $0["type"]?.stringValue }
    #expect(types.first == "ExecutionStarted")
    #expect(types.contains("TaskFailed"))
    #expect(
      types.suffix(8) == [
        "ExecutionRedriven", "TaskScheduled", "TaskStarted", "TaskSucceeded", "TaskStateExited",
        "PassStateEntered", "PassStateExited", "ExecutionSucceeded",
      ])
    #expect(events.compactMap { $0["id"] } == (1...events.count).map { .integer($0) })
  }

  @Test func anExecutionIsRedrivenAgainAndAgain() async throws {
    let folder = try await failedExecution()
    for count in 1...3 {
      let words = [
        "redrive", "--json", "order.state", "-m", "mocks.json", "-t", "Broken", "--save-state",
        "order.state",
      ]
      let result = try await asl(words, in: folder)
      #expect(result.exitCode == 1)
      #expect(
        result.output.contains(#""executionRedrivenEventDetails":{"redriveCount":\#(count)}"#))
      #expect(!result.output.contains("ExecutionStarted"))
    }
    let last = try await asl(["redrive", "-q", "order.state"] + Self.works, in: folder)
    #expect(try JSON(parsing: last.output)["redrives"] == 4)
  }

  /// A distributed Map whose second child fails after a state that succeeded.
  private static let mapFiles = [
    "map.asl.json": #"""
    {"StartAt": "Each", "States": {"Each": {"Type": "Map", "Label": "L", "End": true,
      "ItemProcessor": {
        "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        "StartAt": "First", "States": {
          "First": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Parameters": {"FunctionName": "first", "Payload.$": "$"},
            "OutputPath": "$.Payload", "Next": "Second"},
          "Second": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Parameters": {"FunctionName": "second", "Payload.$": "$"},
            "OutputPath": "$.Payload", "End": true}}}}}}
    """#,
    "count": "#!/bin/sh\necho \"$1\" >> calls\ncat\n",
    "fail": "#!/bin/sh\necho \"$1\" >> calls\nread x; [ \"$x\" = 2 ] && exit 1\necho \"$x\"\n",
    "works.json":
      #"{"lambda": {"*": {"command": ["sh", "count", "again"]}}}"#,
    "broken.json": #"""
    {"lambda": {"first": {"command": ["sh", "count", "first"]},
                "second": {"command": ["sh", "fail", "second"]}}}
    """#,
  ]

  @Test func onlyTheFailedChildrenOfAMapRunGoOn() async throws {
    let folder = try Scratch(Self.mapFiles)
    let words = ["-q", "--save-state", "map.state", "-i", "[1,2,3]"]
    let failed = try await asl(["run", "map.asl.json", "-r", "broken.json"] + words, in: folder)
    #expect(failed.exitCode == 1, "\(failed.errors)")
    let before = try folder.text(of: "calls").split(separator: "\n").count
    let result = try await asl(
      ["redrive", "map.state", "-r", "works.json", "--history", "h.json"], in: folder)
    #expect(try JSON(parsing: result.output) == [1, 2, 3], "\(result.errors)")
    let calls = try folder.text(of: "calls").split(separator: "\n").dropFirst(before)
    #expect(!calls.isEmpty && calls.count < 6 && calls.allSatisfy { $0 == "again" })
    let events = try JSON(parsing: try folder.text(of: "h.json"))["events"]?.arrayValue ?? []
    let redriven = events.first { $0["type"] == "MapRunRedriven" }
    let started = events.first { $0["type"] == "MapRunStarted" }
    #expect(redriven?["mapRunRedrivenEventDetails"]?["redriveCount"] == 1)
    #expect(
      redriven?["mapRunRedrivenEventDetails"]?["mapRunArn"]
        == started?["mapRunStartedEventDetails"]?["mapRunArn"])
    let text = try folder.text(of: "map.state")
    #expect(text.contains(#""children":[{"map":0,"status":""#))
    let other = text.replacing(#""children":[{"map":0"#, with: #""children":[{"map":1"#)
    try folder.write(other, to: "other.state")
    let refused = try await asl(["redrive", "other.state", "-r", "works.json"], in: folder)
    #expect(
      refused.errors == "error: cannot read a saved execution from 'other.state': "
        + "children[0].map: there is no such Map\n")
  }

  @Test func whatWasStoppedGoesOn() async throws {
    let folder = try Scratch([
      "wait.asl.json": #"""
      {"StartAt": "A", "TimeoutSeconds": 5, "States": {
        "A": {"Type": "Wait", "Timestamp": "2030-01-01T00:00:10Z", "End": true}}}
      """#
    ])
    let start = ["--start-time", "2030-01-01T00:00:00Z", "--save-state", "s", "-q"]
    let result = try await asl(["run", "wait.asl.json"] + start, in: folder)
    #expect(result.errors == "error: the execution timed out\n")
    let words = ["redrive", "s", "--redrive-time", "2030-01-01T00:00:09Z", "-q"]
    let redriven = try await asl(words, in: folder)
    #expect(redriven.exitCode == 0 && redriven.output == "{}\n")
  }

  @Test func whatCannotBeRedrivenSaysWhyInTheServicesWords() async throws {
    let folder = try await failedExecution(["--start-time", "2030-01-01T00:00:00Z"])
    _ = try await asl(
      ["redrive", "-q", "order.state", "--save-state", "done.state"] + Self.works, in: folder)
    let cases: [([String], Int, String)] = [
      (
        ["done.state"], 3,
        "cannot redrive 'done.state': Execution is SUCCEEDED and cannot be redriven"
      ),
      (
        ["order.state", "--redrive-time", "2030-01-15T00:00:01Z"], 3,
        "cannot redrive 'order.state': Execution redrivable period exceeded"
      ),
      (
        ["order.state", "--redrive-time", "2032-01-15T00:00:01Z"], 3,
        "cannot redrive 'order.state': Execution has exceeded the max execution time"
      ),
      (
        ["order.state", "--redrive-time", "2029-01-01T00:00:00Z"], 2,
        "--redrive-time is before the execution ended, at 2030-01-01T00:00:00.000Z"
      ),
    ]
    for (words, exitCode, message) in cases {
      let result = try await asl(["redrive"] + words + Self.works, in: folder)
      #expect(result.exitCode == exitCode)
      #expect(result.errors.hasPrefix("error: \(message)\n"), "\(result.errors)")
    }
    let express = try await failedExecution(["--express"])
    let result = try await asl(["redrive", "order.state"] + Self.works, in: express)
    #expect(
      result.errors
        == "error: cannot redrive 'order.state': Resource type not valid in this context: express\n"
    )
  }

  @Test func aFileThatIsNoSavedExecutionIsRefused() async throws {
    let folder = try await failedExecution()
    let path = folder.url.appendingPathComponent("order.state")
    let text = try String(contentsOf: path, encoding: .utf8)
    let noFile = "error: cannot read a saved execution from 'x.state': "
    let cases: [(String, Int, String)] = [
      ("", 3, "error[invalid-json]: not JSON"),
      (String(text.prefix(200)), 3, "error[invalid-json]: not JSON"),
      ("{}", 3, noFile + "it is not one"),
      (#"{"StartAt": "A", "States": {}}"#, 3, noFile + "it is not one"),
      (text.replacing(#""version":1"#, with: #""version":9"#), 3, noFile + "another version"),
      (text.replacing("taskFailed", with: "taskFold"), 3, noFile + "journal[1].event.kind: is not"),
      (
        text.replacing("\"steps\":", with: "\"stops\":"), 3,
        noFile + "journal[0].steps: a whole number from 0 is expected"
      ),
      (text.replacing(#""seed":"#, with: #""sead":"#), 3, noFile + "settings: 'seed' is missing"),
      (text.replacing(#"\"Pass\""#, with: #"\"Past\""#), 3, "error[unknown-value]"),
      (
        text.replacing(
          #"\"Type\": \"Task\""#, with: #"\"Type\": \"Task\", \"InputPath\": \"$.none\""#), 3,
        noFile + "its definition, settings and journal do not lead to its end"
      ),
    ]
    for (text, exitCode, message) in cases {
      try text.write(
        to: folder.url.appendingPathComponent("x.state"), atomically: true, encoding: .utf8)
      let result = try await asl(["redrive", "x.state"] + Self.works, in: folder)
      #expect(result.exitCode == exitCode)
      #expect(result.errors.hasPrefix(message), "\(result.errors)")
    }
    let missing = try await asl(["redrive", "nothing.state"], in: folder)
    #expect(missing.exitCode == 5)
    let operand = try await asl(["redrive"], in: folder)
    #expect(operand.exitCode == 2 && operand.errors.hasPrefix("error: FILE is missing"))
  }
}

import Foundation
import TestSupport
import Testing

/// `asl test-state` as a user runs it; `Golden/test-state` has what a person reads.
@Suite struct TestStateTests {
  private static let files = [
    "order.asl.json": #"""
    {
      "StartAt": "Each",
      "States": {
        "Each": {
          "Type": "Map",
          "ItemsPath": "$.orders",
          "ItemSelector": {"order.$": "$$.Map.Item.Value", "shop.$": "$.shop"},
          "ToleratedFailureCount": 1,
          "ItemProcessor": {
            "StartAt": "Charge",
            "States": {
              "Charge": {
                "Type": "Task",
                "Resource": "arn:aws:states:::lambda:invoke",
                "InputPath": "$.order",
                "Parameters": {"FunctionName": "charge", "Payload.$": "$"},
                "ResultSelector": {"receipt.$": "$.Payload.receipt"},
                "ResultPath": "$.charged",
                "Retry": [{"ErrorEquals": ["Lambda.TooManyRequestsException"], "MaxAttempts": 2}],
                "Catch": [{"ErrorEquals": ["Card.Declined"], "Next": "Refuse"}],
                "End": true
              },
              "Refuse": {"Type": "Fail", "Error": "Refused", "CausePath": "$.Cause"}
            }
          },
          "Next": "Decide"
        },
        "Decide": {
          "Type": "Choice",
          "QueryLanguage": "JSONata",
          "Choices": [
            {"Condition": "{% $states.input.total > $limit %}", "Next": "Ask",
             "Assign": {"asked": true}}
          ],
          "Default": "Done"
        },
        "Ask": {
          "Type": "Task",
          "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
          "Parameters": {"QueueUrl": "q", "MessageBody.$": "$$.Task.Token"},
          "Next": "Done"
        },
        "Done": {"Type": "Succeed"}
      }
    }
    """#,
    "read.json": #"""
    {
      "Type": "Map", "MaxConcurrency": 2, "End": true,
      "ItemReader": {
        "Resource": "arn:aws:states:::s3:getObject",
        "ReaderConfig": {"InputType": "JSON", "ItemsPointer": "/data/0/rows"},
        "Parameters": {"Bucket": "b", "Key": "k"}
      },
      "ItemSelector": {"row.$": "$$.Map.Item.Value", "shop.$": "$.shop"},
      "ItemBatcher": {"MaxItemsPerBatch": 2, "BatchInput": {"shop.$": "$.shop"}},
      "ItemProcessor": {
        "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}
      }
    }
    """#,
    "pass.json":
      #"{"Type": "Pass", "Parameters": {"sum.$": "States.MathAdd($.a, 1)"}, "Next": "B"}"#,
    "faulty.json": "{\n  \"Type\": \"Pass\",\n  \"InputPath\": \"a.b\",\n  \"Nxet\": \"B\"\n}\n",
    "echo.json":
      #"{"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": "#
      + #"{"FunctionName": "echo", "Payload.$": "$"}, "OutputPath": "$.Payload", "End": true}"#,
    "resources.json": #"{"lambda": {"echo": {"command": ["cat"]}}}"#,
  ]

  private static let machine = "order.asl.json"
  private static let order = #"{"order": {"id": 7}, "shop": "s"}"#

  static let good: [CommandCase] = [
    CommandCase("pass", exit: 0, "pass.json", "-i", #"{"a": 41}"#),
    CommandCase("info", exit: 0, "pass.json", "-i", #"{"a": 41}"#, "--inspection-level", "info"),
    CommandCase("json", exit: 0, "pass.json", "-i", #"{"a": 41}"#, "--json"),
    CommandCase(
      "json-debug", exit: 0, "pass.json", "-i", #"{"a": 41}"#, "--json", "--inspection-level",
      "debug"),
    CommandCase(
      "task-in-a-map", exit: 0, machine, "--state", "Charge", "-i", order, "--mock",
      #"{"result": {"Payload": {"receipt": "r-1", "more": [1, 2, 3]}, "StatusCode": 200}}"#),
    CommandCase(
      "caught", exit: 0, machine, "--state", "Charge", "-i", order, "--mock",
      #"{"errorOutput": {"error": "Card.Declined", "cause": "no money"}}"#),
    CommandCase(
      "retriable", exit: 1, machine, "--state", "Charge", "-i", order, "--mock",
      #"{"errorOutput": {"error": "Lambda.TooManyRequestsException"}}"#, "--state-configuration",
      #"{"retrierRetryCount": 1}"#),
    CommandCase(
      "retries-used-up", exit: 1, machine, "--state", "Charge", "-i", order, "--mock",
      #"{"errorOutput": {"error": "Lambda.TooManyRequestsException"}}"#, "--state-configuration",
      #"{"retrierRetryCount": 2}"#),
    CommandCase(
      "map", exit: 0, machine, "--state", "Each", "-i", #"{"orders": [1, 2], "shop": "s"}"#, "-m",
      #"{"result": ["a", "b"]}"#),
    CommandCase(
      "map-beyond-tolerance", exit: 1, machine, "--state", "Each", "-i",
      #"{"orders": [1, 2], "shop": "s"}"#, "-m", #"{"result": ["a", "b"]}"#,
      "--state-configuration", #"{"mapIterationFailureCount": 2}"#),
    CommandCase(
      "map-reads-and-batches", exit: 0, "read.json", "-i", #"{"shop": "s"}"#, "-m",
      #"{"result": [1, 2]}"#, "--state-configuration",
      #"{"mapItemReaderData": {"data": [{"rows": ["a", "b", "c"]}]}}"#),
    CommandCase(
      "choice-with-variables", exit: 0, machine, "--state", "Decide", "-i", #"{"total": 12}"#,
      "--variables", #"{"limit": 10}"#),
    CommandCase(
      "context", exit: 0, machine, "--state", "Ask", "--context", #"{"Task": {"Token": "t-1"}}"#,
      "-m", #"{"result": {"answer": "yes"}}"#),
    CommandCase("runtime-error", exit: 1, "pass.json", "-i", #"{"b": 1}"#),
    CommandCase("fail", exit: 1, machine, "--state", "Refuse", "-i", #"{"Cause": "no money"}"#),
    CommandCase(
      "narrow-value", exit: 0, "pass.json", "-i",
      #"{"a": 1, "text": "\#(String(repeating: "long ", count: 40))", "list": [1, {"b": [true]}]}"#
    ),
  ]

  static let bad: [CommandCase] = [
    CommandCase("which-state", exit: 2, machine),
    CommandCase("unknown-state", exit: 2, machine, "--state", "Chrage"),
    CommandCase("faulty-state", exit: 3, "faulty.json"),
    CommandCase("no-mock", exit: 3, machine, "--state", "Charge", "-i", order),
    CommandCase(
      "pointer-finds-nothing", exit: 3, "read.json", "-i", "{}", "-m", #"{"result": [1]}"#,
      "--state-configuration", #"{"mapItemReaderData": {"data": []}}"#),
    CommandCase("map-without-mock", exit: 3, machine, "--state", "Each"),
    CommandCase("token-without-mock", exit: 3, machine, "--state", "Ask", "--role-arn", "r"),
    CommandCase("mock-for-a-pass", exit: 3, "pass.json", "-m", #"{"result": 1}"#),
    CommandCase("mock-no-object", exit: 3, machine, "--state", "Charge", "-m", "[1]"),
    CommandCase(
      "mock-unknown-member", exit: 3, machine, "--state", "Charge", "-m", #"{"reslt": 1}"#),
    CommandCase("mock-no-json", exit: 3, machine, "--state", "Charge", "-m", #"{"result": tru}"#),
    CommandCase(
      "mock-text-no-json", exit: 3, machine, "--state", "Charge", "-m", #"{"result": "no"}"#),
    CommandCase(
      "mock-of-wrong-shape", exit: 3, machine, "--state", "Charge", "-m",
      #"{"result": {"StatusCode": "200"}}"#),
    CommandCase(
      "mock-wrong-mode", exit: 3, machine, "--state", "Charge", "-m",
      #"{"result": {}, "fieldValidationMode": "LAX"}"#),
    CommandCase("context-unknown-field", exit: 3, "pass.json", "--context", #"{"Exec": {}}"#),
    CommandCase("variables-no-object", exit: 3, "pass.json", "--variables", "[1]"),
    CommandCase(
      "negative-count", exit: 3, machine, "--state", "Charge", "-m", #"{"result": {}}"#,
      "--state-configuration", #"{"retrierRetryCount": -1}"#),
    CommandCase("two-from-standard-input", exit: 2, "-", "-i", "-"),
    CommandCase("missing-file", exit: 5, "odrer.asl.json"),
    CommandCase("unconfigured", exit: 3, "echo.json", "-r", "nothing.json"),
  ]

  @Test(arguments: good + bad)
  func aPersonReadsWhatIsExpected(_ test: CommandCase) async throws {
    let folder = try Scratch(Self.files.merging(["nothing.json": "{}"]) { $1 })
    let result = try await asl(["test-state"] + test.arguments, in: folder)
    #expect(result.exitCode == test.exitCode, "\(result.errors)\(result.output)")
    try expectGolden(result.output + result.errors, "test-state/\(test.name).txt")
    for line in (result.output + result.errors).split(separator: "\n") where test.exitCode < 2 {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test func aTaskRunsForReal() async throws {
    let folder = try Scratch(Self.files)
    let result = try await asl(
      ["test-state", "echo.json", "-r", "resources.json", "-i", #"{"x": 1}"#, "--json"], in: folder)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.contains(#""output": "{\"x\":1}""#), "\(result.output)")
    #expect(result.output.contains(#""status": "SUCCEEDED""#))
  }

  @Test func theDefinitionMayComeFromStandardInput() async throws {
    let folder = try Scratch()
    let result = try await asl(
      ["test-state", "-", "--json"], in: folder, input: #"{"Type": "Succeed"}"#)
    #expect(result.output == "{\n  \"output\": \"{}\",\n  \"status\": \"SUCCEEDED\"\n}\n")
  }
}

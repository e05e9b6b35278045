import JSONTree
import Testing

/// `asl run --type express`.
@Suite struct ExpressTests {
  private static func machine(_ state: String) -> [String: String] {
    ["machine.asl.json": #"{"StartAt": "A", "States": {"A": \#(state)}}"#]
  }

  @Test(arguments: [["--type", "express"], ["--express"], ["--type=express"]])
  func anExpressExecutionHasAnARNOfItsOwn(_ options: [String]) async throws {
    let folder = try Scratch(
      Self.machine(#"{"Type": "Pass", "Parameters": {"all.$": "$$.Execution"}, "End": true}"#))
    let words = ["run", "-q", "machine.asl.json", "--name", "one", "--seed", "1"] + options
    let result = try await asl(words, in: folder)
    let context = try JSON(parsing: result.output)["all"]
    let parts = context?["Id"]?.stringValue?.split(separator: ":") ?? []
    #expect(parts.dropFirst(5).prefix(3) == ["express", "machine", "one"])
    #expect(parts.last?.count == 36)
    #expect(context?["RedriveCount"] == nil)
  }

  @Test func anExpressExecutionTakesFiveMinutesAtMost() async throws {
    let folder = try Scratch(Self.machine(#"{"Type": "Wait", "Seconds": 301, "End": true}"#))
    let words = ["run", "machine.asl.json", "--type", "express", "--history", "-"]
    let result = try await asl(words, in: folder)
    #expect(result.exitCode == 1)
    #expect(result.errors.contains("✗ TIMED_OUT"))
    let events = try JSON(parsing: result.output)["events"]?.arrayValue
    #expect(events?.last?["executionTimedOutEventDetails"] == ["error": "States.Timeout"])
    let standard = try await asl(
      ["run", "-q", "machine.asl.json", "--type", "standard"], in: folder)
    #expect(standard.exitCode == 0)
  }

  @Test func anExpressExecutionHasNoLimitOfEvents() async throws {
    let folder = try Scratch([
      "machine.asl.json": #"""
      {"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)"}, "Next": "B"},
        "B": {"Type": "Choice", "Default": "C", "Choices": [
          {"Variable": "$.n", "NumericLessThan": 7000, "Next": "A"}]},
        "C": {"Type": "Succeed"}}}
      """#
    ])
    let words = ["run", "-q", "machine.asl.json", "-i", #"{"n": 0}"#]
    let express = try await asl(words + ["--type", "express"], in: folder)
    #expect(express.exitCode == 0)
    let standard = try await asl(words, in: folder)
    #expect(
      standard.errors.contains(
        "The execution reached the maximum number of history events (25000)."))
  }

  @Test(arguments: [
    (
      #"{"Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync","#
        + #" "Parameters": {"TaskDefinition": "t"}, "End": true}"#,
      "Express workflows do not have '.sync'"
    ),
    (
      #"{"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken","#
        + #" "Parameters": {"QueueUrl": "q", "MessageBody.$": "$$.Task.Token"}, "End": true}"#,
      "Express workflows do not have '.waitForTaskToken'"
    ),
    (
      #"{"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:a","#
        + #" "End": true}"#,
      "Express workflows do not have activities"
    ),
    (
      #"{"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED","#
        + #" "ExecutionType": "STANDARD"}, "StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}"#,
      "Express workflows do not have distributed Maps"
    ),
  ])
  func whatExpressDoesNotHaveIsRefusedBeforeAnythingRuns(
    _ state: String, _ message: String
  ) async throws {
    let folder = try Scratch(Self.machine(state))
    let result = try await asl(["run", "machine.asl.json", "--type", "express"], in: folder)
    #expect(result.exitCode == 3 && result.output.isEmpty)
    #expect(result.errors.hasPrefix("error[express-pattern]: \(message)\n"), "\(result.errors)")
  }

  @Test func optionsThatContradictEachOtherAreRefused() async throws {
    let folder = try Scratch(Self.machine(#"{"Type": "Succeed"}"#))
    let words = ["run", "machine.asl.json", "--express", "--type", "standard"]
    let result = try await asl(words, in: folder)
    #expect(result.exitCode == 2)
    #expect(result.errors.hasPrefix("error: --express and --type standard contradict each other\n"))
    let unknown = try await asl(["run", "machine.asl.json", "--type", "expres"], in: folder)
    #expect(unknown.exitCode == 2 && unknown.errors.contains("did you mean 'express'"))
  }
}

import Foundation
import TestSupport
import Testing

/// `asl validate` as a user runs it; `Golden/validate` has what a person reads.
@Suite struct ValidateTests {
  static let good = #"{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}"#

  private static let order = #"""
    {
      "StartAt": "Prepare",
      "States": {
        "Prepare": {
          "Type": "Parallel",
          "Branches": [
            {
              "StartAt": "Pause",
              "States": {
                "Pause": { "Type": "Wait", "Seconds": -1, "End": true }
              }
            }
          ],
          "Next": "Chrage"
        },
        "Charge": {
          "Comment": "asl-ignore dead-retrier",
          "Type": "Task",
          "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge",
          "Catch": [
            { "ErrorEquals": ["States.ALL"], "Next": "Charge" }
          ],
          "Retry": [
            { "ErrorEquals": ["States.TaskFailed"], "MaxAttempts": 2 },
            { "ErrorEquals": ["Lambda.ServiceException"], "MaxAttempts": 6 }
          ],
          "End": true
        },
        "Static": { "Type": "Pass", "Result": "$.a", "End": true }
      }
    }
    """#

  /// Each finding of a rule's own kind: an error, a warning, something ignored.
  private static let files = [
    "order.asl.json": order, "good.asl.json": good, "flows/plain.json": good,
    "flows/data.json": #"{"StartAt": "A"}"#, "flows/.hidden/x.asl.json": "{",
    "flows/node_modules/x.asl.json": "{", "flows/deep/broken.json": #"{"StartAt": "A", "States":"#,
    "empty/readme.txt": "",
    "express.asl.json": #"""
    {
      "StartAt": "Convert",
      "States": {
        "Convert": {
          "Type": "Task",
          "Resource": "arn:aws:states:::ecs:runTask.sync",
          "Parameters": { "TaskDefinition": "convert" },
          "End": true
        }
      }
    }
    """#,
    "waiting.asl.json": #"""
    {
      "StartAt": "Pause",
      "States": { "Pause": { "Type": "Wait", "Seconds": ${Delay}, "End": true } }
    }
    """#,
    "values.json": #"{"Delay": 3}"#,
  ]

  static let formats: [CommandCase] = [
    CommandCase("text", exit: 1, "order.asl.json", "good.asl.json"),
    CommandCase("text-color", exit: 1, "--color", "always", "order.asl.json"),
    CommandCase("short", exit: 1, "--format", "short", "order.asl.json", "good.asl.json"),
    CommandCase("json", exit: 5, "--format", "json", "order.asl.json", "good.asl.json", "no.json"),
    CommandCase("aws", exit: 1, "--format", "aws", "order.asl.json"),
    CommandCase("aws-warnings", exit: 1, "--format=aws", "--severity=warning", "order.asl.json"),
    CommandCase("aws-two", exit: 2, "--format", "aws", "order.asl.json", "good.asl.json"),
    CommandCase("nothing-found", exit: 0, "good.asl.json"),
    CommandCase("nothing-found-short", exit: 0, "--format", "short", "good.asl.json"),
  ]

  static let inputs: [CommandCase] = [
    CommandCase("folder", exit: 1, "flows"),
    CommandCase("folder-dot", exit: 1, "--format", "short", "./flows/.", "flows", "flows/deep"),
    CommandCase("glob", exit: 1, "--format", "short", "**/*.asl.json", "fl[o]ws/{plain,data}.json"),
    CommandCase("folder-with-none", exit: 2, "empty"),
    CommandCase("glob-with-none", exit: 2, "good.asl.json", "flows/**/*.asl"),
    CommandCase("all-read-though-one-fails", exit: 5, "odrer.asl.json", "empty", "good.asl.json"),
    CommandCase("no-operand", exit: 2),
    CommandCase(
      "file-twice", exit: 0, "good.asl.json", "./good.asl.json", "empty/../good.asl.json"),
    CommandCase("not-a-definition", exit: 1, "--format", "short", "flows/data.json"),
  ]

  static let options: [CommandCase] = [
    CommandCase("severity", exit: 1, "--severity", "error", "--format", "short", "order.asl.json"),
    CommandCase("strict", exit: 1, "--strict", "--format", "short", "express.asl.json"),
    CommandCase("enable", exit: 0, "--enable", "missing-timeout", "express.asl.json"),
    CommandCase("disable", exit: 0, "--strict", "--disable=missing-timeout", "express.asl.json"),
    CommandCase("disable-an-error", exit: 2, "--disable", "missing-target", "good.asl.json"),
    CommandCase("unknown-rule", exit: 2, "--enable", "missing-timeuot", "good.asl.json"),
    CommandCase("contradiction", exit: 2, "--enable=dead-retrier", "--disable=dead-retrier", "x"),
    CommandCase("express", exit: 1, "--type", "express", "express.asl.json"),
    CommandCase("unfilled", exit: 1, "waiting.asl.json"),
    CommandCase("define", exit: 1, "-D", "Delay=-2", "waiting.asl.json"),
    CommandCase("substitutions", exit: 0, "--substitutions", "values.json", "waiting.asl.json"),
    CommandCase("unknown-format", exit: 2, "--format", "jsn", "good.asl.json"),
  ]

  @Test(arguments: formats + inputs + options)
  func aPersonReadsWhatIsExpected(_ test: CommandCase) async throws {
    let result = try await asl(["validate"] + test.arguments, in: Scratch(Self.files))
    #expect(result.exitCode == test.exitCode)
    let text = result.output + (result.errors.isEmpty ? "" : "--- errors\n" + result.errors)
    try expectGolden(String(text.dropLast()), "validate/\(test.name).txt")
  }

  @Test func standardInputIsADefinition() async throws {
    let folder = try Scratch()
    let clean = try await asl(["validate", "-"], in: folder, input: Self.good)
    #expect(clean.exitCode == 0 && clean.output == "1 file checked: nothing found\n")
    let faulty = try await asl(["validate", "-", "--format", "short"], in: folder, input: "{")
    #expect(faulty.exitCode == 1 && faulty.output.hasPrefix("standard input:1:2: error: "))
  }

  /// Of more findings than a person reads, the gravest are shown and the others counted.
  @Test func ofManyFindingsTwentyAreShown() async throws {
    let states = (1...25).map { #""S\#($0)": {"Type": "Succeed", "X": 1}"# }
    let text = #"{"StartAt": "S1", "States": {\#(states.joined(separator: ",\n"))}}"#
    let folder = try Scratch(["many.asl.json": text])
    let some = try await asl(["validate", "many.asl.json"], in: folder)
    #expect(some.output.matches(of: /error\[/).count == 20)
    #expect(some.output.contains("29 more not shown: 29 errors\n\n1 file checked: 49 errors"))
    let all = try await asl(["validate", "many.asl.json", "--all"], in: folder)
    #expect(all.output.matches(of: /error\[/).count == 49)
  }

  @Test func runAndValidateSayTheSame() async throws {
    let folder = try Scratch(Self.files)
    let run = try await asl(["run", "waiting.asl.json"], in: folder).errors
    let validate = try await asl(["validate", "waiting.asl.json"], in: folder).output
    #expect(validate == run + "\n1 file checked: 1 error\n")
  }
}

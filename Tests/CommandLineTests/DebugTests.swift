import Foundation
import Testing

/// `asl debug`, told by scripts and at its prompt.
@Suite struct DebugTests {
  private static let machine = """
    {
      "StartAt": "Add",
      "States": {
        "Add": { "Type": "Pass", "Parameters": { "sum.$": "States.MathAdd($.a, $.b)" }, "Next": "Big" },
        "Big": {
          "Type": "Choice",
          "Choices": [{ "Variable": "$.sum", "NumericGreaterThan": 10, "Next": "Yes" }],
          "Default": "No"
        },
        "Yes": { "Type": "Succeed" },
        "No": { "Type": "Fail", "Error": "TooSmall" }
      }
    }
    """

  private func debug(_ commands: String..., input: String = #"{"a": 1, "b": 2}"#) async throws
    -> Run.Result
  {
    let folder = try Scratch(["m.json": Self.machine])
    let script = commands.flatMap { ["-e", $0] }
    return try await asl(["debug", "m.json", "-i", input, "--batch"] + script, in: folder)
  }

  @Test func whatIsExpectedAndIsSoIsASuccess() async throws {
    let result = try await debug(
      "until Big@rule", "expect stop Big@rule", "expect $.sum = 3", "continue",
      "expect error TooSmall", "expect status FAILED", "expect unreachable Yes")
    #expect(result.exitCode == 0, "\(result.errors)")
  }

  @Test func whatIsNotSoEndsTheScriptWithItsValues() async throws {
    let result = try await debug("until Big@rule", "expect $.sum > 10", "continue")
    #expect(result.exitCode == 1)
    #expect(result.errors.contains("-e:2: expected $.sum > 10"))
    #expect(result.errors.contains("$.sum = 3 and 10 = 10"))
    #expect(!result.errors.contains("FAILED"))
  }

  @Test func valuesGoToStandardOutput() async throws {
    let result = try await debug("until Add@next", "print/raw $", "info input", "print/size $")
    #expect(result.output.hasPrefix("{\"sum\":3}\n{\n"))
    #expect(result.output.hasSuffix("9 bytes of 262,144\n"))
  }

  @Test func anExecutionThatFailsUnexpectedlyFailsTheBatch() async throws {
    #expect(try await debug("continue").exitCode == 1)
    #expect(try await debug("continue", input: #"{"a": 9, "b": 9}"#).exitCode == 0)
  }

  @Test func reasonsAreGiven() async throws {
    let result = try await debug("until No", "why", "whynot Yes", "origin sum")
    #expect(result.output.contains("Choices[0] -> Yes: $.sum > 10 is false ($.sum is 3)"))
    #expect(result.output.contains("Default -> No: no rule is true"))
    #expect(result.output.contains("Add @input, event #3"))
  }

  @Test(arguments: [
    ("bogus", "there is no command 'bogus'"), ("set input", "a value is missing"),
    ("goto #99", "there is no event #99"), ("break X@y", "there is no phase 'y'"),
    ("thread 7", "there is no thread '7'"), ("print $x(", "$x("),
    ("set output 1", "the output can be set @next"), ("return 1", "no task is in flight"),
    ("frame 3", "there are 1 frame"), ("condition 4 true", "there is no breakpoint 4"),
    ("clock advance ever", "'ever' is no duration"), ("jump Nowhere", "no state is called"),
    ("undo", "nothing has been changed"), ("source nowhere", "nowhere"), ("continue x", "'x'"),
  ])
  func whatIsWrongIsSaidAndEndsABatch(_ command: String, _ message: String) async throws {
    let result = try await debug(command)
    #expect(result.exitCode == 2 || result.exitCode == 5)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func programsReadALineOfJSONForEachThing() async throws {
    let folder = try Scratch(["m.json": Self.machine])
    let result = try await asl(
      ["debug", "m.json", "-i", #"{"a": 9, "b": 9}"#, "--json", "-b", "Big@rule"],
      in: folder, input: "continue\nprint sum\ncontinue\n")
    let lines = result.output.split(separator: "\n")
    let types = try lines.map { line -> String? in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["type"] as? String
    }
    #expect(types == ["breakpoint", "stop", "stop", "print", "end"])
    #expect(lines.last == #"{"type":"end","status":"SUCCEEDED","output":{"sum":18}}"#)
    #expect(result.exitCode == 0)
  }

  @Test func theHistoryIsThatOfARun() async throws {
    let folder = try Scratch(["m.json": Self.machine])
    let same = ["-i", #"{"a": 9, "b": 9}"#, "--seed", "5", "--start-time", "2026-01-01T00:00:00Z"]
    _ = try await asl(["run", "m.json", "--history", "run.json"] + same, in: folder)
    _ = try await asl(
      ["debug", "m.json"] + same, in: folder,
      input: "stepi 4\nrsi 2\nbreak *@next\nc\nc\nrc\nc\nc\nc\nc\nsave history debug.json\n")
    #expect(try folder.text(of: "debug.json") == folder.text(of: "run.json"))
  }

  @Test func commandsAreTypedAndCompleted() async throws {
    let folder = try Scratch(["m.json": Self.machine])
    let session = try TerminalSession(
      ["debug", "m.json", "-i", #"{"a": 1, "b": 2}"#], in: folder.url)
    #expect(try await session.wait(for: "Start  Add @enter"))
    #expect(try await session.wait(for: "(asl) "))
    session.type("unt\tBi\t\r")
    #expect(try await session.wait(for: "Step  Big @enter"))
    session.type("nonsense\r")
    #expect(try await session.wait(for: "there is no command 'nonsense'"))
    session.type("p sum\r")
    #expect(try await session.wait(for: "3"))
    session.type("rs\r")
    #expect(try await session.wait(for: "Step  Add @enter"))
    session.type("q\r")
    #expect(try await session.end() == 0)
  }
}

import Foundation
import TestSupport
import Testing

/// What `.aslrc.json` and Comments make of findings.
@Suite struct ValidateSettingsTests {
  private static func machine(_ comment: String, _ stateComment: String = "") -> String {
    #"""
    {
      "Comment": "\#(comment)",
      "StartAt": "Charge",
      "States": {
        "Charge": {
          "Comment": "\#(stateComment)",
          "Type": "Task",
          "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
          "Retry": [
            { "ErrorEquals": ["States.TaskFailed"] },
            { "Comment": "", "ErrorEquals": ["Lambda.ServiceException"] }
          ],
          "End": true
        }
      }
    }
    """#
  }

  private static let warned = "warning: an earlier Retrier takes all"

  /// The command's standard output in a folder with settings and the same machine at two places.
  private func short(_ settings: String, _ arguments: String...) async throws -> Run.Result {
    let folder = try Scratch([
      ".aslrc.json": settings, "a.asl.json": Self.machine(""), "old/b.asl.json": Self.machine(""),
    ])
    let words = arguments.isEmpty ? ["."] : arguments
    return try await asl(["validate", "--format", "short"] + words, in: folder)
  }

  @Test func aRuleIsSwitchedOff() async throws {
    #expect(try await short("{}").output.matches(of: /dead-retrier/).count == 2)
    #expect(try await short(#"{"rules": {"dead-retrier": "off"}}"#).output.isEmpty)
  }

  @Test func theCommandLineWins() async throws {
    let off = #"{"rules": {"dead-retrier": "off"}}"#
    #expect(try await !short(off, "--enable", "dead-retrier", ".").output.isEmpty)
    #expect(try await short("{}", "--disable", "dead-retrier", ".").output.isEmpty)
  }

  @Test func aWarningCanCountAsAnError() async throws {
    let result = try await short(#"{"rules": {"dead-retrier": "error"}}"#)
    #expect(result.exitCode == 1 && result.errors == "2 files checked: 2 errors\n")
  }

  @Test func adviceIsGivenWhereAProjectWantsIt() async throws {
    let result = try await short(#"{"rules": {"missing-timeout": "on", "dead-retrier": "off"}}"#)
    #expect(result.exitCode == 0)
    let advised = try await short(#"{"rules": {"missing-default": "warning"}}"#)
    #expect(advised.output.matches(of: /dead-retrier/).count == 2)
  }

  @Test func filesAreIgnored() async throws {
    let result = try await short(#"{"ignore": ["old"]}"#)
    #expect(result.errors == "1 file checked, 1 ignored: 1 warning\n")
    let named = try await short(#"{"ignore": ["old/**"]}"#, "old/b.asl.json")
    #expect(named.exitCode == 0 && named.errors == "0 files checked, 1 ignored\n")
  }

  @Test func rulesCanDifferByPath() async throws {
    let result = try await short(
      #"{"overrides": [{"files": ["old/**"], "rules": {"dead-retrier": "off"}}]}"#)
    #expect(result.output.contains("a.asl.json:11:") && !result.output.contains("old/b"))
  }

  @Test func theNearestSettingsCount() async throws {
    let folder = try Scratch([
      ".aslrc.json": #"{"rules": {"dead-retrier": "off"}}"#, "a/b/x.asl.json": Self.machine(""),
      "a/.aslrc.json": "{}",
    ])
    let result = try await asl(["validate", "a/b/../b/x.asl.json"], in: folder)
    #expect(result.output.contains("dead-retrier"))
    let above = try await shell(
      "rm a/.aslrc.json && cd a/b && $ASL validate x.asl.json", in: folder)
    #expect(above.output == "1 file checked: nothing found\n")
  }

  @Test func faultySettingsAreShownWhereTheyAreFaulty() async throws {
    let settings = #"""
      {
        "rules": {
          "dead-retrir": "off",
          "missing-target": "warning",
          "dead-catcher": "of",
          "dead-retrier": 1
        },
        "ignores": [],
        "ignore": ["../x", "", 3],
        "overrides": [{ "file": ["order.*"] }, 3]
      }
      """#
    let result = try await short(settings)
    #expect(result.exitCode == 3 && result.output.isEmpty)
    try expectGolden(String(result.errors.dropLast()), "validate/settings.txt")
    #expect(try await short("{,}").exitCode == 3)
  }

  private static let comments: [(machine: String, state: String, rules: [String])] = [
    ("asl-ignore dead-retrier", "", []), ("", "asl-ignore dead-retrier", []),
    ("", "agreed: asl-ignore: dead-retrier (as agreed)", []),
    ("", "asl-ignore dead-catcher, dead-retrier", ["useless-ignore"]),
    ("asl-ignore dead-retrir", "", ["useless-ignore", "dead-retrier"]),
    ("asl-ignore", "", ["useless-ignore", "dead-retrier"]),
    ("no asl-ignored dead-retrier", "", ["dead-retrier"]),
    ("\\u0061sl-ignore dead-retrier", "asl-ignore dead-retrier", []),
    // Advice that is not given, and what only Express workflows can have.
    ("asl-ignore missing-timeout, express-too-long", "asl-ignore dead-retrier", []),
  ]

  @Test(arguments: comments)
  func aCommentIgnores(_ machine: String, _ state: String, _ rules: [String]) async throws {
    let folder = try Scratch(["x.asl.json": Self.machine(machine, state)])
    let result = try await asl(["validate", "--format=short", "x.asl.json"], in: folder)
    #expect(result.output.matches(of: /\[([a-z-]+)\]\n/).map { String($0.output.1) } == rules)
  }

  @Test func whatAWSRefusesIsNotIgnored() async throws {
    let text = #"""
      {
        "Comment": "asl-ignore missing-target",
        "StartAt": "A",
        "States": { "A": { "Type": "Pass", "Next": "B" } }
      }
      """#
    let result = try await asl(["validate", "-"], in: Scratch(), input: text)
    #expect(result.exitCode == 1)
    try expectGolden(String(result.output.dropLast()), "validate/ignored-error.txt")
  }

  @Test func theVerdictOfAWSKnowsNoSettings() async throws {
    let aws = try await short(
      #"{"rules": {"dead-retrier": "error"}}"#, "--format=aws", "a.asl.json")
    #expect(aws.exitCode == 0 && aws.output.contains(#""result": "OK""#))
  }
}

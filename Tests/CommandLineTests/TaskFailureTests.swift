import Foundation
import Testing

/// Programs behind tasks that misbehave.
@Suite struct TaskFailureTests {
  @Test func aChildThatPrintsWithoutEndIsShownInPart() async throws {
    let folder = try Scratch(try Job.files("yes | head -c 60000000; echo the end"))
    let line = "/usr/bin/env \"$ASL\" \(Job.arguments.joined(separator: " ")) 2>&1 | wc -c"
    let result = try await shell(line, in: folder, within: 180)
    let count = Int(result.output.trimmingCharacters(in: .whitespaces.union(.newlines))) ?? .max
    #expect(count < 30_000_000, "\(count) bytes")
  }

  @Test(arguments: ["sleep 1000", "trap '' TERM; sleep 1000 & while :; do wait; done"])
  func aChildThatNeverEndsIsEndedByTheTimeout(_ script: String) async throws {
    let folder = try Scratch(
      try Job.files("echo $$ > pid; \(script)", fields: #""TimeoutSeconds": 1,"#))
    let result = try await asl(Job.arguments, in: folder)
    #expect(result.exitCode == 1 && result.seconds < 120)
    #expect(result.errors.contains("✗ FAILED  States.Timeout"))
    let process = try #require(try folder.processID(in: "pid"))
    #expect(try await folder.isGone(process))
  }

  @Test func aSignalShowsAsItsExitCode() async throws {
    let folder = try Scratch(try Job.files("kill -9 $$"))
    let result = try await asl(Job.arguments, in: folder)
    #expect(result.exitCode == 1)
    #expect(result.errors.contains("app exited with 137"))
  }

  @Test func aCommandThatIsNotThereCannotBeStarted() async throws {
    var files = try Job.files("")
    files["resources.json"] = #"""
      {"ecs": {"taskDefinitions": [{"family": "job", "containerDefinitions": [
        {"name": "app", "image": "none", "command": ["./no-such-program"]}]}]}}
      """#
    let result = try await asl(Job.arguments, in: Scratch(files))
    #expect(result.exitCode == 1)
    #expect(result.errors.contains("CannotStartContainerError"), "\(result.errors)")
  }

  @Test(arguments: [("python", "py"), ("nodejs", "js")])
  func aHandlerThatDoesNotLoadFailsTheTask(_ runtime: String, _ ending: String) async throws {
    var files = Job.function(#"{"handler": "app.handler", "runtime": "\#(runtime)"}"#)
    files["app.\(ending)"] = "this is ( no program"
    let result = try await asl(Job.arguments, in: Scratch(files))
    #expect(result.exitCode == 1)
    #expect(result.errors.contains("Runtime.UserCodeSyntaxError"), "\(result.errors)")
  }

  @Test(arguments: ["python", "nodejs"])
  func aHandlerFileThatIsNotThereIsNamed(_ runtime: String) async throws {
    let files = Job.function(#"{"handler": "src/app.handler", "runtime": "\#(runtime)"}"#)
    let result = try await asl(Job.arguments, in: Scratch(files))
    #expect(result.exitCode == 1 || result.exitCode == 3)
    #expect(result.errors.contains("app"), "\(result.errors)")
  }

  @Test func aFunctionThatPrintsNoJSONFailsTheTask() async throws {
    let files = Job.function(#"{"command": ["sh", "-c", "echo not json"]}"#)
    let result = try await asl(Job.arguments, in: Scratch(files))
    #expect(result.exitCode == 1 && result.output.isEmpty)
    #expect(result.errors.contains("✗ FAILED"), "\(result.errors)")
  }
}

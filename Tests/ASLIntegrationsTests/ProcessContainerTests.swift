import ASLInterpreter
import ASLModel
import Foundation
import JSONTree
import Testing

@testable import ASLIntegrations

/// Runs real processes in place of containers.
@Suite(.timeLimit(.minutes(2))) struct ProcessContainerTests {
  static let sync = "arn:aws:states:::ecs:runTask.sync"

  /// Runs one task with containers written as the members of `containerDefinitions`.
  private func outcome(
    _ containers: String, replacements: String = "{}", parameters: JSON = [:],
    _ reporter: TestReporter = TestReporter(), folder given: TestFolder? = nil
  ) async throws -> Attempted {
    let folder = try given ?? TestFolder()
    let configuration = try folder.configuration(
      #"""
      {"ecs": {"backend": "process", "containers": \#(replacements), "taskDefinitions":
        [{"family": "job", "containerDefinitions": [\#(containers)]}]}}
      """#)
    var members = parameters.objectValue ?? JSONObject()
    members["TaskDefinition"] = "job"
    let task = try request(Self.sync, .object(members))
    let machine = try machine([(Self.sync, #"{"TaskDefinition": "job"}"#)])
    return try await Integrations.run(configuration, for: machine) { handler in
      await handler.attempted(task, reporter)
    }
  }

  private func container(_ name: String, _ script: String, _ more: String = "") -> String {
    let command = JSON.array(["sh", "-c", .string(script)]).text
    return #"{"name": "\#(name)", "image": "i", "command": \#(command)\#(more)}"#
  }

  @Test(arguments: [
    ("exit 0", 0), ("exit 3", 3), ("kill -9 $$", 137), ("kill -15 $$", 143), ("exit 255", 255),
  ])
  func theExitCodeIsTheProcesssOwn(script: String, code: Int) async throws {
    let outcome = try await outcome(container("app", script))
    let task = try #require(outcome.output ?? outcome.causeJSON)
    #expect(task["Containers"]?[0]?["ExitCode"] == .integer(code))
    #expect(task["StopCode"] == "EssentialContainerExited")
    #expect(outcome.error == (code == 0 ? nil : "States.TaskFailed"))
  }

  @Test func environmentAndCommandComeFromAllPlacesInOrder() async throws {
    let reporter = TestReporter()
    let own =
      #", "environment": [{"name": "B", "value": "definition"}, {"name": "C", "value": "definition"}]"#
    let outcome = try await outcome(
      container("app", "unused", own),
      replacements:
        #"{"a*": {"environment": {"A": "replacement", "B": "replacement"}, "command": ["x"]}}"#,
      parameters: [
        "Overrides": [
          "ContainerOverrides": [
            [
              "Name": "app", "Command": ["sh", "-c", "echo $A $B $C; echo two >&2"],
              "Environment": [["Name": "C", "Value": "override"]],
            ]
          ]
        ]
      ], reporter)
    #expect(outcome.error == nil)
    #expect(Set(reporter.lines(of: "app")) == ["replacement definition override", "two"])
  }

  @Test func aReplacementStandsForTheImage() async throws {
    let reporter = TestReporter()
    let folder = try TestFolder()
    try folder.write("here/file", "")
    let outcome = try await outcome(
      #"{"name": "app", "image": "i"}"#,
      replacements:
        #"{"app": {"entryPoint": ["sh", "-c"], "command": ["ls"], "workingDirectory": "here"}}"#,
      reporter, folder: folder)
    #expect(outcome.error == nil)
    #expect(reporter.lines(of: "app") == ["file"])
  }

  @Test(arguments: [
    (#"{"name": "app", "image": "no"}"#, "CannotPullContainerError: there is no image no here"),
    (
      #"{"name": "app", "command": ["no-such-program"]}"#,
      #"CannotStartContainerError: exec: "no-such-program": executable file not found in $PATH"#
    ),
    (
      #"{"name": "app", "command": ["true"], "workingDirectory": "/no/such/folder"}"#,
      "CannotStartContainerError: cannot use working directory /no/such/folder"
    ),
  ])
  func aContainerThatCannotStartFailsTheTask(definition: String, reason: String) async throws {
    let outcome = try await outcome(definition)
    let task = try #require(outcome.causeJSON)
    #expect(outcome.error == "States.TaskFailed")
    #expect(task["StopCode"] == "TaskFailedToStart")
    #expect(task["StoppedReason"]?.stringValue?.hasPrefix(reason) == true, "\(task.text)")
    #expect(task["Containers"]?[0]?["ExitCode"] == nil)
    #expect(task["StartedAt"] == nil)
  }

  @Test func theEndOfAnEssentialContainerStopsTheOthers() async throws {
    let outcome = try await outcome(
      container("app", "exit 0") + ","
        + container("side", "trap 'exit 5' TERM; sleep 100 & wait", #", "essential": false"#))
    let codes = outcome.causeJSON?["Containers"]?.arrayValue?.map { $0["ExitCode"] }
    #expect(outcome.error == "States.TaskFailed")
    // The trap may not be set yet when the signal comes.
    #expect(codes == [0, 5] || codes == [0, 143], "\(outcome)")
  }

  @Test func aContainerThatIgnoresSIGTERMIsKilledAfterItsTime() async throws {
    let outcome = try await outcome(
      container("app", "sleep 0.5") + ","
        + container(
          "side", "trap '' TERM; while :; do sleep 1; done",
          #", "essential": false, "stopTimeout": 1"#))
    #expect(outcome.causeJSON?["Containers"]?[1]?["ExitCode"] == 137)
  }

  @Test func containersStartInTheOrderOfTheirDependencies() async throws {
    let folder = try TestFolder()
    let path = join(folder.path, "order")
    let first = container(
      "init", "sleep 0.2; echo init >> \(path)", #", "essential": false"#)
    let second = container(
      "app", "echo app >> \(path)",
      #", "dependsOn": [{"containerName": "init", "condition": "SUCCESS"}]"#)
    #expect(try await outcome("\(second),\(first)").error == nil)
    #expect(try folder.read("order") == "init\napp\n")
  }

  @Test func aDependencyThatFailsIsATaskThatFailedToStart() async throws {
    let first = container("init", "exit 1", #", "essential": false"#)
    let second = container(
      "app", "exit 0", #", "dependsOn": [{"containerName": "init", "condition": "SUCCESS"}]"#)
    let task = try #require(try await outcome("\(first),\(second)").causeJSON)
    #expect(task["StopCode"] == "TaskFailedToStart")
    #expect(task["Containers"]?[1]?["ExitCode"] == nil)
  }

  @Test func aHealthyDependencyIsWaitedFor() async throws {
    let folder = try TestFolder()
    let path = join(folder.path, "ready")
    let server = container(
      "db", "sleep 0.3; touch \(path); sleep 100",
      #", "essential": false, "healthCheck": {"command": ["CMD-SHELL", "test -e \#(path)"]}"#)
    let client = container(
      "app", "test -e \(path)", #", "dependsOn": [{"containerName": "db", "condition": "HEALTHY"}]"#
    )
    let outcome = try await outcome("\(server),\(client)")
    #expect(outcome.causeJSON?["Containers"]?.arrayValue?.map { $0["ExitCode"] } == [143, 0])
  }

  @Test func aCancelledTaskLeavesNoProcess() async throws {
    let folder = try TestFolder()
    let configuration = try folder.configuration(
      #"""
      {"ecs": {"taskDefinitions": [{"family": "job", "containerDefinitions":
        [{"name": "app", "stopTimeout": 1, "command":
          ["sh", "-c", "trap '' TERM; sleep 600 & echo $! > child; echo $$ > pid; while :; do wait; done"]}]}]}}
      """#)
    let task = try request(Self.sync, ["TaskDefinition": "job"])
    let machine = try machine([(Self.sync, #"{"TaskDefinition": "job"}"#)])
    try await Integrations.run(configuration, for: machine) { handler in
      await withTaskGroup(of: Void.self) { group in
        group.addTask { _ = await handler.attempted(task) }
        while (try? folder.read("pid"))?.hasSuffix("\n") != true { await Task.yield() }
        group.cancelAll()
      }
    }
    for name in ["pid", "child"] {
      let text = try folder.read(name).trimmingCharacters(in: .whitespacesAndNewlines)
      let pid = try #require(pid_t(text))
      #expect(!isRunning(pid), "\(name)")
    }
  }

  @Test func aFloodOfOutputIsCutAndTheTaskGoesOn() async throws {
    let reporter = TestReporter()
    let outcome = try await outcome(
      container("app", "yes 0123456789 | head -c 20000000"), reporter)
    #expect(outcome.error == nil)
    #expect(reporter.lines(of: "app").last?.contains("more bytes of output are not shown") == true)
    #expect(reporter.lines(of: "app").count < 100_000)
  }
}

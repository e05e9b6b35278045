import ASLInterpreter
import ASLModel
import ASLRuntime
import Foundation
import JSONTree
import Testing

@testable import ASLIntegrations

/// Runs real containers. The image is made of a static busybox, so that no registry is needed.
@Suite(.serialized, .timeLimit(.minutes(4))) struct EngineContainerTests {
  static let sync = "arn:aws:states:::ecs:runTask.sync"
  static let image = "localhost/asl-test-busybox:latest"
  static let podmanArguments = [
    "--runtime", "runc", "--network", "none", "--ulimit", "nofile=1000:1000", "--ulimit",
    "nproc=1000:1000",
  ]

  /// An engine with the image, where there is one: docker where its daemon answers, else podman.
  private static let setUp = Setup()

  private actor Setup {
    private var found: (engine: Engine, arguments: [String])??

    func engine() async throws -> (engine: Engine, arguments: [String])? {
      if let found { return found }
      let result = try await find()
      found = .some(result)
      return result
    }

    private func find() async throws -> (engine: Engine, arguments: [String])? {
      for (kind, arguments) in [
        (ContainerConfiguration.Engine.docker, ["--network", "none"]), (.podman, podmanArguments),
      ] {
        guard let engine = try? await Engine.find(kind, arguments: arguments) else { continue }
        guard let busybox = ["/bin/busybox", "/usr/bin/busybox"].first(where: exists) else {
          return nil
        }
        let folder = try TestFolder()
        try FileManager.default.createDirectory(
          atPath: join(folder.path, "bin"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: busybox, toPath: join(folder.path, "bin/busybox"))
        for name in ["sh", "sleep", "echo", "env", "pwd", "test"] {
          try FileManager.default.createSymbolicLink(
            atPath: join(folder.path, "bin/\(name)"), withDestinationPath: "busybox")
        }
        let archive = join(folder.path, "image.tar")
        let tar = ChildCommand("tar", ["-C", folder.path, "-cf", archive, "bin"])
        guard try await ChildProcess.run(tar).exit == .code(0),
          await engine.ask(["import", archive, image]).isSuccess
        else { return nil }
        return (engine, arguments)
      }
      return nil
    }
  }

  /// nil, and a line that says so, where no engine works.
  private func outcome(
    _ containers: String, _ reporter: TestReporter = TestReporter(), cancelWhen line: String? = nil
  ) async throws -> Attempted? {
    guard let (engine, arguments) = try await Self.setUp.engine() else {
      print("containers: skipped, as neither docker nor podman with a static busybox works here")
      return nil
    }
    let words = JSON.array(arguments.map { .string($0) }).text
    let folder = try TestFolder()
    let configuration = try folder.configuration(
      #"""
      {"ecs": {"backend": "container", "engine": "\#(engine.kind.rawValue)",
        "engineArguments": \#(words), "taskDefinitions":
        [{"family": "job", "containerDefinitions": [\#(containers)]}]}}
      """#)
    let task = try request(Self.sync, ["TaskDefinition": "job"])
    let machine = try machine([(Self.sync, #"{"TaskDefinition": "job"}"#)])
    let outcome = try await Integrations.run(configuration, for: machine) { handler in
      await withTaskGroup(of: Attempted.self) { group in
        group.addTask { await handler.attempted(task, reporter) }
        if let line {
          while !reporter.lines(of: "app").contains(line) { await Task.yield() }
          group.cancelAll()
        }
        return await group.next() ?? .succeeded(nil)
      }
    }
    let left = await engine.ask(["ps", "--all", "--quiet", "--filter", "label=asl.task"])
    #expect(left.output.isEmpty, "containers are left: \(left.output)")
    return outcome
  }

  private func container(_ script: String, _ more: String = "") -> String {
    let command = JSON.array(["/bin/sh", "-c", .string(script)]).text
    return #"{"name": "app", "image": "\#(Self.image)", "command": \#(command)\#(more)}"#
  }

  @Test func aContainerGetsItsEnvironmentAndItsOutputIsShown() async throws {
    let reporter = TestReporter()
    let more =
      #", "environment": [{"name": "A", "value": "b c"}], "workingDirectory": "/bin", "entryPoint": ["/bin/env", "X=1"]"#
    guard let outcome = try await outcome(container("echo $A $X; pwd", more), reporter) else {
      return
    }
    #expect(outcome.error == nil, "\(outcome)")
    #expect(reporter.lines(of: "app") == ["b c 1", "/bin"])
    #expect(outcome.output?["Containers"]?[0]?["RuntimeId"]?.stringValue?.count == 64)
  }

  @Test(arguments: [("exit 3", 3), ("exit 127", 127), ("kill -9 $$", 137), ("exit 125", 125)])
  func theExitCodeIsTheContainers(script: String, code: Int) async throws {
    // The first process of a container is not killed by its own signal; a child of it is.
    let script = script.hasPrefix("kill") ? "/bin/sh -c '\(script)'; exit $?" : script
    guard let outcome = try await outcome(container(script)) else { return }
    #expect(outcome.causeJSON?["Containers"]?[0]?["ExitCode"] == .integer(code), "\(outcome)")
    #expect(outcome.causeJSON?["StopCode"] == "EssentialContainerExited")
  }

  @Test func anImageThatCannotBeHadIsCannotPull() async throws {
    let definition = #"{"name": "app", "image": "localhost:1/no/such:image"}"#
    guard let outcome = try await outcome(definition) else { return }
    let reason = outcome.causeJSON?["StoppedReason"]?.stringValue ?? ""
    #expect(reason.hasPrefix("CannotPullContainerError: "), "\(outcome)")
    #expect(outcome.causeJSON?["StopCode"] == "TaskFailedToStart")
    #expect(outcome.causeJSON?["Containers"]?[0]?["ExitCode"] == nil)
  }

  @Test func aProgramThatIsNotInTheImageIsCannotStart() async throws {
    let definition = #"{"name": "app", "image": "\#(Self.image)", "command": ["/no/such"]}"#
    guard let outcome = try await outcome(definition) else { return }
    let reason = outcome.causeJSON?["StoppedReason"]?.stringValue ?? ""
    #expect(reason.hasPrefix("CannotStartContainerError: "), "\(outcome)")
    #expect(outcome.causeJSON?["Containers"]?[0]?["ExitCode"] == nil)
  }

  @Test func theEndOfAnEssentialContainerStopsTheOthers() async throws {
    let side =
      #"{"name": "side", "image": "\#(Self.image)", "essential": false, "stopTimeout": 1, "command": ["/bin/sleep", "600"]}"#
    guard let outcome = try await outcome("\(container("sleep 1; exit 0")),\(side)") else { return }
    #expect(outcome.causeJSON?["Containers"]?.arrayValue?.map { $0["ExitCode"] } == [0, 137])
  }

  @Test func aCancelledTaskLeavesNoContainer() async throws {
    _ = try await outcome(
      container("echo up; sleep 600", #", "stopTimeout": 1"#), cancelWhen: "up")
  }

  @Test func anEngineThatIsNotThereStopsTheRunBeforeAnything() async throws {
    let engine = Engine("/no/such/engine", .docker, arguments: ["--host", "h", "--init", "-H=x"])
    #expect(engine.globalArguments == ["--host", "h", "-H=x"])
    #expect(engine.runArguments == ["--init"])
    #expect(await !engine.ask(["version"]).isSuccess)
    let missing = Engine.Answer(
      isSuccess: false, output: "", error: "x\nError: no such thing\nSee 'docker run --help'.\n")
    #expect(missing.reason == "no such thing")
  }
}

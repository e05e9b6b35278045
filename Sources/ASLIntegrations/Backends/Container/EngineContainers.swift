import ASLRuntime
import JSONTree
import Synchronization

/// Runs each container with a container engine.
struct EngineContainers: ContainerBackend {
  let engine: Engine
  let replacements: GlobTable<ContainerReplacement>

  /// An image brings everything along but for the values of secrets.
  func replacement(for container: String) -> ContainerReplacement? {
    guard let replacement = replacements.value(names: [container]) else { return nil }
    return ContainerReplacement(
      entryPoint: nil, command: nil, workingDirectory: nil, environment: replacement.environment)
  }

  func prepare(
    _ container: ContainerPlan, log: @escaping @Sendable (String) -> Void
  ) async throws(ContainerProblem) {
    let image = container.definition.image
    guard !image.isEmpty else { throw .pull("container \(container.name) has no image") }
    if await engine.ask(["image", "inspect", image]).isSuccess { return }
    log("pulling \(image)")
    let answer = await engine.ask(["pull", image])
    if !answer.isSuccess { throw .pull(answer.reason) }
  }

  func start(
    _ container: ContainerPlan, of taskID: String, log: @escaping @Sendable (String) -> Void
  ) async throws(ContainerProblem) -> any RunningContainer {
    let name = "asl-\(taskID)-\(container.name)"
    let created = await engine.ask(createArguments(container, name))
    guard created.isSuccess else { throw .create(created.reason) }
    let identifier = created.output.split(separator: "\n").last.map(String.init) ?? name
    let errors = LastLine()
    let command = engine.command(
      ["start", "--attach", name],
      outputs: [
        1: .lines(.task, log),
        2: .lines(.task) { line in
          errors.set(line)
          log(line)
        },
      ])
    do throws(ChildProcessError) {
      let process = try ChildProcess.start(command)
      return EngineContainer(
        engine: engine, name: name, runtimeID: identifier, process: process, errors: errors,
        log: log)
    } catch {
      _ = await engine.ask(["rm", "--force", "--volumes", name])
      throw .start(error.description)
    }
  }

  /// An engine takes one word as entry point; the rest of it goes before the command.
  private func createArguments(_ container: ContainerPlan, _ name: String) -> [String] {
    var arguments = ["create", "--name", name, "--label", "asl.task"]
    for (variable, value) in container.environment.sorted(by: { $0.key < $1.key }) {
      arguments += ["--env", "\(variable)=\(value)"]
    }
    if let folder = container.workingDirectory { arguments += ["--workdir", folder] }
    if let user = container.definition.user { arguments += ["--user", user] }
    if let first = container.entryPoint.first { arguments += ["--entrypoint", first] }
    return arguments + engine.runArguments + [container.definition.image]
      + container.entryPoint.dropFirst() + container.command
  }
}

/// The last line that was printed on a stream.
private final class LastLine: Sendable {
  private let line = Mutex("")

  func set(_ text: String) { line.withLock { $0 = text } }
  var text: String { line.withLock { $0 } }
}

private struct EngineContainer: RunningContainer {
  let engine: Engine
  let name: String
  let runtimeID: String
  /// The engine's command line, attached to the container.
  let process: ChildProcess
  let errors: LastLine
  let log: @Sendable (String) -> Void

  func end() async -> ContainerEnd {
    let result = await process.result()
    let dropped = result.outputs.values.reduce(0) { $0 + $1.droppedBytes }
    if dropped > 0 { log("… \(dropped) more bytes of output are not shown") }
    // Not interrupted by a cancellation, which would leave the container behind.
    return await uncancelled {
      let state = await self.state()
      _ = await engine.ask(["rm", "--force", "--volumes", name])
      return state ?? .exited(result.exit.containerCode)
    }
  }

  /// What became of it; nil when the engine does not know.
  private func state() async -> ContainerEnd? {
    let answer = await engine.ask(["inspect", "--format", "{{json .State}}", name])
    guard answer.isSuccess, let state = try? JSON(parsing: answer.output) else { return nil }
    let started = state["StartedAt"]?.stringValue ?? ""
    if started.isEmpty || started.hasPrefix("0001-") {
      let error = state["Error"]?.stringValue ?? ""
      let reason = Engine.Answer(
        isSuccess: false, output: "", error: error.isEmpty ? errors.text : error
      ).reason
      return .neverStarted(.start(reason))
    }
    guard let code = state["ExitCode"]?.numberValue?.integerValue else { return nil }
    let isOutOfMemory = state["OOMKilled"]?.boolValue ?? false
    return .exited(
      Int(clamping: code),
      reason: isOutOfMemory ? "OutOfMemoryError: Container killed due to memory usage" : nil)
  }

  func stop(grace: Duration) async {
    await uncancelled {
      let seconds = String(grace.components.seconds)
      let answer = await engine.ask(["stop", "--time", seconds, name])
      if !answer.isSuccess { _ = await engine.ask(["kill", name]) }
      process.beginTermination(grace: .seconds(2))
    }
  }

  func passes(_ check: [String], timeout: Duration) async -> Bool {
    var words = Array(check.dropFirst())
    if check.first == "CMD-SHELL" { words = ["/bin/sh", "-c"] + words }
    return await succeeds(engine.command(["exec", name] + words), within: timeout)
  }
}

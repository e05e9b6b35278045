import ASLRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Runs each container as a child process: there is no image, so entry point, command and
/// environment are all there is of it.
struct ProcessContainers: ContainerBackend {
  let replacements: GlobTable<ContainerReplacement>
  let workingDirectory: String
  /// The variables of this process.
  let environment: [String: String]

  func replacement(for container: String) -> ContainerReplacement? {
    replacements.value(names: [container])
  }

  func prepare(
    _ container: ContainerPlan, log: @escaping @Sendable (String) -> Void
  ) async throws(ContainerProblem) {
    guard container.entryPoint.isEmpty, container.command.isEmpty else { return }
    log(
      """
      nothing says what to run in place of the image: give the container an entryPoint or a \
      command under ecs.containers."\(container.name)" of resources.json
      """)
    throw .pull(
      """
      there is no image \(container.definition.image) here: container \(container.name) runs as a \
      process and has neither entryPoint nor command
      """)
  }

  func start(
    _ container: ContainerPlan, of taskID: String, log: @escaping @Sendable (String) -> Void
  ) async throws(ContainerProblem) -> any RunningContainer {
    let words = container.entryPoint + container.command
    let variables = environment.merging(container.environment) { _, new in new }
    let folder = container.workingDirectory.map { join(workingDirectory, $0) } ?? workingDirectory
    let command = ChildCommand(
      words[0], Array(words.dropFirst()), environment: variables, workingDirectory: folder,
      outputs: [1: .lines(.task, log), 2: .lines(.task, log)])
    do throws(ChildProcessError) {
      let process = try ChildProcess.start(command)
      return RunningProcess(process: process, command: command, log: log)
    } catch {
      throw problem(error, container, log)
    }
  }

  private func problem(
    _ error: ChildProcessError, _ container: ContainerPlan, _ log: @Sendable (String) -> Void
  ) -> ContainerProblem {
    switch error {
    case .commandNotFound(let name):
      return .start("exec: \"\(name)\": executable file not found in $PATH")
    case .workingDirectory(let path, _):
      log(
        """
        the working directory \(path) is not there; set ecs.containers."\(container.name)"\
        .workingDirectory in resources.json
        """)
      return .start(error.description)
    case .notExecutable, .argumentsTooLong, .zeroByte, .system: return .start(error.description)
    }
  }
}

private struct RunningProcess: RunningContainer {
  let process: ChildProcess
  let command: ChildCommand
  let log: @Sendable (String) -> Void

  var runtimeID: String { "process-\(process.processID)" }

  func end() async -> ContainerEnd {
    let result = await process.result()
    let dropped = result.outputs.values.reduce(0) { $0 + $1.droppedBytes }
    if dropped > 0 { log("… \(dropped) more bytes of output are not shown") }
    return .exited(result.exit.containerCode)
  }

  func stop(grace: Duration) async { process.beginTermination(grace: grace) }

  func passes(_ check: [String], timeout: Duration) async -> Bool {
    var words = Array(check.dropFirst())
    if check.first == "CMD-SHELL" { words = ["/bin/sh", "-c"] + words }
    guard let program = words.first else { return false }
    let probe = ChildCommand(
      program, Array(words.dropFirst()), environment: command.environment,
      workingDirectory: command.workingDirectory)
    return await succeeds(probe, within: timeout)
  }
}

/// Whether a command exits with 0 in time. One that cannot be started does not.
func succeeds(_ command: ChildCommand, within timeout: Duration) async -> Bool {
  await withTaskGroup(of: Bool.self) { group in
    group.addTask {
      do throws(ChildProcessError) {
        return try await ChildProcess.run(command, grace: .zero).exit == .code(0)
      } catch {
        return false
      }
    }
    group.addTask {
      try? await Task.sleep(for: timeout)
      return false
    }
    defer { group.cancelAll() }
    return await group.next() ?? false
  }
}

extension ChildExit {
  /// As container engines report it: 137 is SIGKILL, 143 SIGTERM.
  var containerCode: Int {
    switch self {
    case .code(let code): code
    case .signal(let signal): 128 + signal
    }
  }
}

extension ChildOutput.LineLimits {
  /// What is shown of the output of a task: enough to read, too little to drown a terminal.
  static let task = ChildOutput.LineLimits(lineBytes: 8 * 1_024, totalBytes: 1_024 * 1_024)
}

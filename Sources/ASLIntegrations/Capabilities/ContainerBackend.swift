/// Runs single containers: as child processes, or with a container engine.
protocol ContainerBackend: Sendable {
  /// What takes the place of parts of a container's definition on this machine.
  func replacement(for container: String) -> ContainerReplacement?

  /// Gets the container's image.
  func prepare(
    _ container: ContainerPlan, log: @escaping @Sendable (String) -> Void
  ) async throws(ContainerProblem)

  func start(
    _ container: ContainerPlan, of taskID: String, log: @escaping @Sendable (String) -> Void
  ) async throws(ContainerProblem) -> any RunningContainer
}

/// A container that was started.
protocol RunningContainer: Sendable {
  var runtimeID: String { get }

  /// Waits for its end and tidies up after it.
  func end() async -> ContainerEnd

  /// SIGTERM, and SIGKILL after `grace`. May return before the end.
  func stop(grace: Duration) async

  /// Runs a health check in it: `CMD` and arguments, or `CMD-SHELL` and a text.
  func passes(_ check: [String], timeout: Duration) async -> Bool
}

enum ContainerEnd: Sendable, Equatable {
  /// 128 + the signal that ended it.
  case exited(Int, reason: String? = nil)
  /// It turned out that it could not be started.
  case neverStarted(ContainerProblem)
}

/// Why a container cannot run, as ECS names it: `CannotPullContainerError: …`.
struct ContainerProblem: Error, Sendable, Hashable {
  let reason: String

  static func pull(_ why: String) -> Self { Self(reason: "CannotPullContainerError: \(why)") }
  static func create(_ why: String) -> Self { Self(reason: "CannotCreateContainerError: \(why)") }
  static func start(_ why: String) -> Self { Self(reason: "CannotStartContainerError: \(why)") }
}

/// A container with everything decided: the task definition, the overrides and what replaces parts
/// of it on this machine.
struct ContainerPlan: Sendable {
  let definition: TaskDefinition.Container
  let entryPoint: [String]
  let command: [String]
  /// Without the variables of this process.
  let environment: [String: String]
  let workingDirectory: String?

  var name: String { definition.name }

  /// A replacement stands for what an image brings along: whatever the task definition or the
  /// override says counts before it, and a new entry point drops the image's command.
  init(
    _ definition: TaskDefinition.Container, override: ContainerOverride?,
    replacement: ContainerReplacement?, environment common: [String: String]
  ) {
    self.definition = definition
    let ownEntryPoint = definition.entryPoint.isEmpty ? nil : definition.entryPoint
    let ownCommand = definition.command.isEmpty ? nil : definition.command
    entryPoint = ownEntryPoint ?? replacement?.entryPoint ?? []
    let imageCommand = ownEntryPoint == nil ? replacement?.command : nil
    let overrideCommand = override?.command.flatMap { $0.isEmpty ? nil : $0 }
    command = overrideCommand ?? ownCommand ?? imageCommand ?? []
    workingDirectory = replacement?.workingDirectory ?? definition.workingDirectory
    var environment = common.merging(replacement?.environment ?? [:]) { _, new in new }
    for variable in definition.environment + (override?.environment ?? []) {
      environment[variable.name] = variable.value
    }
    self.environment = environment
  }
}

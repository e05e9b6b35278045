import ASLRuntime

/// A container engine's command line, docker's or podman's.
struct Engine: Sendable {
  let program: String
  let kind: ContainerConfiguration.Engine
  /// Options before the command: podman takes `--runtime` and what chooses its storage only there.
  let globalArguments: [String]
  /// Options of `create`.
  let runArguments: [String]

  init(_ program: String, _ kind: ContainerConfiguration.Engine, arguments: [String]) {
    self.program = program
    self.kind = kind
    (globalArguments, runArguments) = Self.split(arguments, kind)
  }

  private static func split(
    _ arguments: [String], _ kind: ContainerConfiguration.Engine
  ) -> (global: [String], run: [String]) {
    var global: [String] = []
    var run: [String] = []
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      let name = argument.split(separator: "=").first.map(String.init) ?? argument
      index += 1
      guard globalOptions(kind).contains(name) else {
        run.append(argument)
        continue
      }
      global.append(argument)
      if name == argument, index < arguments.count {
        global.append(arguments[index])
        index += 1
      }
    }
    return (global, run)
  }

  private static func globalOptions(_ kind: ContainerConfiguration.Engine) -> [String] {
    switch kind {
    case .docker: ["--config", "--context", "--host", "-H"]
    case .podman:
      [
        "--cgroup-manager", "--conmon", "--connection", "--events-backend", "--identity",
        "--log-level", "--network-cmd-path", "--root", "--runroot", "--runtime", "--runtime-flag",
        "--storage-driver", "--storage-opt", "--tmpdir", "--url",
      ]
    }
  }

  func command(
    _ arguments: [String], outputs: [Int: ChildOutput] = [:], environment: [String: String]? = nil
  ) -> ChildCommand {
    ChildCommand(
      program, globalArguments + arguments, environment: environment, outputs: outputs)
  }

  /// What a short command of the engine prints.
  struct Answer: Sendable {
    let isSuccess: Bool
    let output: String
    let error: String

    /// The last line of the error, which has its gist, without the engine's own prefix.
    var reason: String {
      let lines = error.split(separator: "\n").map(String.init)
      let gist = lines.last { !$0.isEmpty && !$0.hasPrefix("See '") } ?? "no reason given"
      for prefix in ["Error: ", "Error response from daemon: ", "docker: "]
      where gist.hasPrefix(prefix) {
        return String(gist.dropFirst(prefix.count))
      }
      return gist
    }
  }

  func ask(_ arguments: [String], environment: [String: String]? = nil) async -> Answer {
    let limit = 1_024 * 1_024
    let command = command(
      arguments, outputs: [1: .capture(limit: limit), 2: .capture(limit: limit)],
      environment: environment)
    do throws(ChildProcessError) {
      let result = try await ChildProcess.run(command)
      return Answer(
        isSuccess: result.exit == .code(0), output: result.standardOutput.text,
        error: result.standardError.text)
    } catch {
      return Answer(isSuccess: false, output: "", error: error.description)
    }
  }

  /// Finds an engine that works.
  ///
  /// - Throws: what a person has to install or start.
  static func find(
    _ wanted: ContainerConfiguration.Engine?, arguments: [String]
  ) async throws(EnvironmentProblem) -> Engine {
    var refusals: [String] = []
    for kind in wanted.map({ [$0] }) ?? ContainerConfiguration.Engine.allCases {
      guard let program = Program.find(kind.rawValue, from: "/") else {
        refusals.append("\(kind.rawValue) is not installed")
        continue
      }
      let engine = Engine(program, kind, arguments: arguments)
      let answer = await engine.ask(["version", "--format", "{{.Server.Version}}"])
      // podman has no server of its own here, and its version is that of the client.
      let works = answer.isSuccess ? answer : await engine.ask(["info"])
      if works.isSuccess { return engine }
      refusals.append("\(kind.rawValue) does not work: \(works.reason)")
    }
    throw EnvironmentProblem(
      "no container engine works: \(refusals.joined(separator: "; "))",
      help: [
        "start or install docker or podman,",
        "or run containers as processes: \"backend\": \"process\" in \"ecs\" of resources.json",
      ])
  }
}

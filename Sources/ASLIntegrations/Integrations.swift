public import ASLModel
import HTTP

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The life of everything that local resources need: warm functions, the endpoint that workers call
/// back, tasks that nobody waits for.
public enum Integrations {
  /// How long work that nobody waits for may go on after the execution: tasks of `ecs:runTask`,
  /// functions invoked by `Event`. Then it is stopped.
  private static let backgroundPatience = Duration.seconds(10)

  /// Runs `body` with a handler for the tasks of a machine. When it returns, nothing that was
  /// started is left.
  ///
  /// - Parameters:
  ///   - isAnswered: whether something else answers a state, a mock: nothing is asked for it.
  ///   - onNotice: takes a line for a person.
  /// - Throws: what this machine lacks, before `body` is called.
  public static func run<Value: Sendable>(
    _ configuration: ResourceConfiguration, for machine: StateMachine,
    except isAnswered: (State) -> Bool = { _ in false },
    identity: AccountIdentity = AccountIdentity(),
    onNotice: @Sendable (String) -> Void = { _ in },
    _ body: @Sendable (IntegrationTaskHandler) async -> Value
  ) async throws(EnvironmentProblem) -> Value {
    let needs = MachineNeeds(machine, configuration, except: isAnswered)
    try needs.checkRuntimes()
    let containers = try await needs.containerBackend(environment)
    let server = try needs.hasCallbacks ? callbackServer() : nil
    let life = IntegrationLife(
      configuration, identity, containers, callbackURL: server?.url, inherited: environment)
    for activity in needs.activities { life.activities.add(activity) }
    return await life.run(server, patience: backgroundPatience, onNotice, body)
  }

  private static var environment: [String: String] { ProcessInfo.processInfo.environment }

  private static func callbackServer() throws(EnvironmentProblem) -> LoopbackServer {
    do throws(LoopbackServer.Failure) {
      return try LoopbackServer()
    } catch {
      throw EnvironmentProblem("no port of 127.0.0.1 can be had for callbacks: \(error)")
    }
  }
}

/// What a machine asks of this one.
struct MachineNeeds {
  private let configuration: ResourceConfiguration
  private let uses: [TaskUse]

  init(
    _ machine: StateMachine, _ configuration: ResourceConfiguration,
    except isAnswered: (State) -> Bool
  ) {
    self.configuration = configuration
    func uses(_ machine: StateMachine, except isAnswered: (State) -> Bool) -> [TaskUse] {
      machine.states.compactMap { state in
        guard case .task(let task) = state.kind, !isAnswered(state) else { return nil }
        return TaskUse(task, state.data.arguments)
      }
    }
    let nested = configuration.stateMachines(startedBy: machine, except: isAnswered)
    self.uses =
      uses(machine, except: isAnswered)
      + nested.flatMap { uses($0.machine) { _ in false } }
  }

  var hasCallbacks: Bool {
    uses.contains {
      $0.resource.kind == .activity || $0.resource.service?.pattern == .waitForTaskToken
    }
  }

  var activities: [String] {
    uses.filter { $0.resource.kind == .activity }.map(\.resource.arn)
  }

  /// Checks that the programs are there that the machine can reach: the interpreters of handlers,
  /// and curl for URLs.
  func checkRuntimes() throws(EnvironmentProblem) {
    for backend in reachableFunctions {
      if case .url(let address) = backend { try checkCurl(for: address) }
      guard case .handler(let handler) = backend else { continue }
      let searchPath = handler.environment["PATH"] ?? ProcessInfo.processInfo.environment["PATH"]
      let program = handler.runtime.program
      if Program.find(program, from: handler.workingDirectory, searchPath: searchPath) == nil {
        throw EnvironmentProblem(
          "\(program) is not installed, which the handler \(handler.name) needs",
          help: ["install it, or put its folder in PATH"])
      }
    }
    guard uses.contains(where: { SNSPublish.serves($0.resource) }) else { return }
    for entry in configuration.topics?.entries ?? [] {
      if case .url(let address) = entry.value { try checkCurl(for: address) }
    }
  }

  private func checkCurl(for address: String) throws(EnvironmentProblem) {
    guard Program.find("curl", from: configuration.directory) == nil else { return }
    throw EnvironmentProblem(
      "curl is not installed, which posts to \(address)",
      help: ["install it, or put its folder in PATH"])
  }

  /// The functions that are named; all, where a name is computed.
  private var reachableFunctions: [FunctionBackend] {
    var reachable: [FunctionBackend] = []
    for use in uses {
      guard let service = IntegrationTaskHandler.service(for: use.resource),
        service == LambdaFunction.self || service == LambdaInvoke.self
      else { continue }
      let isNamed = service == LambdaFunction.self
      guard let name = isNamed ? use.resource.arn : use.text("FunctionName") else {
        return configuration.functions.entries.map(\.value)
      }
      let function = FunctionReference(
        name, qualifier: use.text("Qualifier"), in: AccountIdentity())
      if let backend = function.value(in: configuration.functions) { reachable.append(backend) }
    }
    return reachable
  }

  /// What runs containers; an engine is looked for only where the machine runs tasks.
  func containerBackend(
    _ environment: [String: String]
  ) async throws(EnvironmentProblem) -> any ContainerBackend {
    let containers = configuration.containers
    let runsTasks = uses.contains { ECSRunTask.serves($0.resource) }
    if runsTasks, case .container(let wanted, let arguments) = containers?.backend {
      return EngineContainers(
        engine: try await Engine.find(wanted, arguments: arguments),
        replacements: containers?.containers ?? GlobTable())
    }
    return ProcessContainers(
      replacements: containers?.containers ?? GlobTable(),
      workingDirectory: containers?.workingDirectory ?? configuration.directory,
      environment: environment)
  }
}

/// The parts of one run, put together.
private struct IntegrationLife: Sendable {
  let activities = ActivityQueues()

  private let background = BackgroundWork()
  private let watchers = BackgroundWork()
  private let tokens = TaskTokens()
  private let handlers: HandlerPool
  private let handler: IntegrationTaskHandler
  private let surroundings: Surroundings

  init(
    _ configuration: ResourceConfiguration, _ identity: AccountIdentity,
    _ containers: any ContainerBackend, callbackURL: String?, inherited: [String: String]
  ) {
    let now: @Sendable () -> Timestamp = { Timestamp(Date()) }
    let local = LocalEnvironment(
      identity: identity, inherited: inherited, callbackURL: callbackURL)
    let functions = FunctionEnvironment(local: local)
    handlers = HandlerPool(environment: functions, watchers: watchers, now: now)
    surroundings = Surroundings(
      identity: identity,
      functions: Functions(
        configuration: configuration, environment: functions, handlers: handlers),
      containers: ContainerTasks(
        definitions: configuration.containers?.taskDefinitions ?? [], backend: containers,
        environment: local.common, now: now),
      topics: Topics(configuration: configuration, environment: local),
      objects: DirectoryObjects(buckets: configuration.buckets),
      tokens: tokens, activities: activities, callbackURL: callbackURL, background: background,
      commands: TaskCommands(
        configuration: configuration,
        variables: local.inherited.merging(local.common) { _, new in new }),
      stateMachines: { configuration.stateMachine($0) })
    handler = IntegrationTaskHandler(surroundings: surroundings)
  }

  private enum Part {
    case background
    case late
    case other
  }

  func run<Value: Sendable>(
    _ server: LoopbackServer?, patience: Duration, _ onNotice: @Sendable (String) -> Void,
    _ body: @Sendable (IntegrationTaskHandler) async -> Value
  ) async -> Value {
    let api = CallbackAPI(tokens: tokens, activities: activities, uuid: surroundings.uuid)
    return await withTaskGroup(of: Part.self) { group in
      if let server {
        group.addTask {
          await server.run { await api.answer($0) }
          return .other
        }
      }
      group.addTask {
        await self.watchers.run()
        return .other
      }
      group.addTask {
        await self.background.run()
        return .background
      }
      let value = await body(handler)
      await finishBackground(&group, patience, onNotice)
      group.cancelAll()
      await handlers.close()
      watchers.finish()
      return value
    }
  }

  private func finishBackground(
    _ group: inout TaskGroup<Part>, _ patience: Duration, _ onNotice: @Sendable (String) -> Void
  ) async {
    if !background.isIdle {
      onNotice("waiting up to \(patience.components.seconds) s for tasks that nobody waits for")
    }
    background.finish()
    group.addTask {
      try? await Task.sleep(for: patience)
      return .late
    }
    while let part = await group.next() {
      switch part {
      case .background: return
      case .late: return onNotice("stopping what still runs")
      case .other: continue
      }
    }
  }
}

import ASLInterpreter
import ASLModel
import JSONTree
import Synchronization

@testable import ASLIntegrations

/// Answers every invocation with the same result.
struct FakeFunctions: FunctionCapability {
  var answer: Result<FunctionResult, FunctionFailure>
  var isKnown = true
  let seen = Box<[FunctionInvocation]>([])

  func contains(_ function: FunctionReference) -> Bool { isKnown }

  func invoke(
    _ invocation: FunctionInvocation, log: @escaping @Sendable (String) -> Void
  ) async throws(FunctionFailure) -> FunctionResult {
    seen.change { $0.append(invocation) }
    log("a line")
    return try answer.get()
  }
}

struct FakeTopics: TopicCapability {
  var failure: TopicFailure?
  let seen = Box<[ASLIntegrations.Notification]>([])

  func contains(_ topicARN: String) -> Bool { !topicARN.hasSuffix("missing") }

  func publish(
    _ notification: ASLIntegrations.Notification, log: @escaping @Sendable (String) -> Void
  ) async throws(TopicFailure) {
    if let failure { throw failure }
    seen.change { $0.append(notification) }
  }
}

/// Ends every task with the same exit codes.
struct FakeContainers: ContainerCapability {
  var definition: TaskDefinition
  var result: @Sendable (ContainerTask) -> ContainerTaskResult
  let seen = Box<[ContainerTask]>([])

  func taskDefinition(named name: String) -> TaskDefinition? {
    definition.isNamed(name) ? definition : nil
  }

  func run(
    _ task: ContainerTask, log: @escaping @Sendable (String, String) -> Void
  ) async -> ContainerTaskResult {
    seen.change { $0.append(task) }
    return result(task)
  }
}

final class Box<Value: Sendable>: Sendable {
  private let state: Mutex<Value>

  init(_ value: Value) { state = Mutex(value) }

  var value: Value { state.withLock { $0 } }
  func change(_ body: (inout Value) -> Void) { state.withLock { body(&$0) } }
}

/// A world in which nothing is real, with fixed time and counted ids.
struct FakeWorld {
  var functions = FakeFunctions(answer: .success(FunctionResult(payload: "{}", isError: false)))
  var topics = FakeTopics()
  var containers = FakeContainers(
    definition: .plain("job", ["app"]), result: { .ended($0, [0]) })
  var objects: any ObjectCapability = DirectoryObjects(buckets: GlobTable(), uuid: { "0" })
  let background = BackgroundWork()

  var handler: IntegrationTaskHandler {
    let count = Box(0)
    return IntegrationTaskHandler(
      surroundings: Surroundings(
        functions: functions, containers: containers, topics: topics, objects: objects,
        tokens: TaskTokens(), activities: ActivityQueues(), background: background,
        now: { Timestamp(milliseconds: 1_700_000_000_123) },
        uuid: {
          count.change { $0 += 1 }
          let digits = String(count.value)
          return "00000000-0000-0000-0000-" + String(repeating: "0", count: 12 - digits.count)
            + digits
        }))
  }
}

extension TaskDefinition {
  static func plain(
    _ family: String, _ containers: [String], networkMode: String? = nil,
    compatibilities: [String] = []
  ) -> TaskDefinition {
    TaskDefinition(
      family: family, revision: nil, arn: nil, networkMode: networkMode,
      compatibilities: compatibilities, cpu: "256", memory: "512", ephemeralStorageGiB: nil,
      operatingSystem: nil, cpuArchitecture: nil,
      containers: containers.map { .plain($0) })
  }
}

extension TaskDefinition.Container {
  static func plain(
    _ name: String, _ command: [String] = [], isEssential: Bool = true,
    dependencies: [TaskDefinition.Dependency] = [], stopTimeoutSeconds: Int = 2,
    healthCheck: TaskDefinition.HealthCheck? = nil
  ) -> TaskDefinition.Container {
    TaskDefinition.Container(
      name: name, image: "no_such_image", cpu: 0, memory: nil, memoryReservation: nil,
      isEssential: isEssential, entryPoint: [], command: command, environment: [], secrets: [],
      workingDirectory: nil, user: nil, dependencies: dependencies, healthCheck: healthCheck,
      startTimeoutSeconds: nil, stopTimeoutSeconds: stopTimeoutSeconds)
  }
}

extension ContainerTaskResult {
  static func ended(_ task: ContainerTask, _ codes: [Int?]) -> ContainerTaskResult {
    let moment = Timestamp(milliseconds: 1_700_000_001_000)
    return ContainerTaskResult(
      containers: zip(task.definition.containers, codes).map {
        Container(name: $0.name, exitCode: $1, runtimeID: "run-1")
      }, stopCode: .essentialContainerExited,
      stoppedReason: "Essential container in task exited",
      times: Times(
        pullStarted: moment, pullStopped: moment, started: moment, stopping: moment,
        executionStopped: moment, stopped: moment))
  }
}

import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// `arn:aws:states:::ecs:runTask`, `.sync` and `.waitForTaskToken`. ECS API reference, "RunTask"
/// and "Task"; Step Functions Developer Guide, "Run Amazon ECS or Fargate tasks".
enum ECSRunTask: Service {
  static func serves(_ resource: TaskResource) -> Bool {
    guard let service = resource.service, !service.isSDK, service.name == "ecs" else {
      return false
    }
    return service.action == "runTask" && service.pattern != .syncParsed
  }

  static func run(_ call: ServiceCall) async throws(TaskFailure) -> JSON {
    try RunTaskRequest.shape.check(call.parameters)
    let requestID = call.surroundings.uuid()
    let request: RunTaskRequest
    do throws(ServiceException) {
      request = try RunTaskRequest(
        call.parameters, startedBy: call.pattern == .sync ? "AWS Step Functions" : nil,
        among: call.surroundings.containers)
    } catch {
      throw TaskFailure(error.output(requestID: requestID), phase: call.requestPhase)
    }
    for note in request.notes { call.note(note) }
    let tasks = (0..<request.count).map { _ in ECSTask(request, call.surroundings) }
    let response = response(tasks, call, requestID)
    switch call.pattern {
    case .requestResponse:
      for task in tasks { start(task, call) }
      return response
    case .sync:
      call.reporter.submitted(response)
      return try await finish(tasks, call)
    case .waitForTaskToken:
      call.expectCallback()
      let handles = tasks.map { start($0, call) }
      do throws(TaskFailure) {
        return try await call.waitForCallback(after: response)
      } catch {
        // Nobody waits any more, or the worker has failed: Step Functions stops neither, but an
        // execution that was stopped stops its tasks.
        if Task.isCancelled { for handle in handles { handle.cancel() } }
        throw error
      }
    case .syncParsed: preconditionFailure("serves(_:) leaves it out")
    }
  }

  /// The RunTask response.
  private static func response(
    _ tasks: [ECSTask], _ call: ServiceCall, _ requestID: String
  ) -> JSON {
    let body: JSON = ["Failures": [], "Tasks": .array(tasks.map(\.submitted))]
    let response = ServiceResponse(
      requestID: requestID, moment: call.surroundings.now(),
      contentType: "application/x-amz-json-1.1", contentLength: body.text.utf8.count)
    return [
      "Failures": [], "SdkHttpMetadata": response.httpMetadata,
      "SdkResponseMetadata": response.responseMetadata, "Tasks": .array(tasks.map(\.submitted)),
    ]
  }

  @discardableResult
  private static func start(_ task: ECSTask, _ call: ServiceCall) -> BackgroundWork.Handle {
    let containers = call.surroundings.containers
    let reporter = call.reporter
    return call.surroundings.background.begin {
      let result = await containers.run(task.task) { reporter.log($0, from: $1) }
      if let reason = result.failure { reporter.log("the task stopped: \(reason)", from: "asl") }
    }
  }

  /// Waits for all tasks. One gives its Task object, several give an array.
  private static func finish(_ tasks: [ECSTask], _ call: ServiceCall) async throws(TaskFailure)
    -> JSON
  {
    let containers = call.surroundings.containers
    let reporter = call.reporter
    let results = await withTaskGroup(of: (Int, ContainerTaskResult).self) { group in
      for (index, task) in tasks.enumerated() {
        group.addTask {
          (index, await containers.run(task.task) { reporter.log($0, from: $1) })
        }
      }
      var results: [(Int, ContainerTaskResult)] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
    let objects = zip(tasks, results).map { $0.stopped($1) }
    for (object, result) in zip(objects, results) where result.failure != nil {
      throw TaskFailure(ErrorOutput(error: .taskFailed, cause: object.text))
    }
    return objects.count == 1 ? objects[0] : .array(objects)
  }

  static func missing(_ use: TaskUse, in configuration: ResourceConfiguration) -> Missing? {
    let wanted = use.text("TaskDefinition")
    let definitions = configuration.containers?.taskDefinitions ?? []
    if wanted == nil, configuration.containers != nil { return nil }
    if let wanted, definitions.contains(where: { $0.isNamed(wanted) }) { return nil }
    let family = wanted.map { RunTaskRequest.family(of: $0) }
    return Missing(
      what: family.map { "the task definition \"\($0)\"" } ?? "a task definition", section: "ecs",
      entry: ["backend": "process", "taskDefinitions": ["\(family ?? "task-definition").json"]])
  }
}

extension ContainerTaskResult {
  /// Why `.sync` fails: any container, also one that is not essential, that did not exit with 0, or
  /// that never ran.
  var failure: String? {
    containers.contains { $0.exitCode != 0 } ? stoppedReason : nil
  }
}

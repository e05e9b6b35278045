public import ASLInterpreter
import ASLModel
public import ASLRuntime
import JSONTree

/// Carries out the attempts at Task states with the local resources of a ``ResourceConfiguration``.
///
/// ``Integrations/run(_:for:identity:onNotice:_:)`` makes one.
public struct IntegrationTaskHandler: TaskHandler {
  let surroundings: Surroundings

  public func attempt(_ task: TaskRequest, in execution: HostedExecution) -> TaskAttempt {
    let hasCommand = surroundings.commands.configuration.command(for: task.resource) != nil
    if !hasCommand, let service = Self.service(for: task.resource) {
      return service.attempt(task, in: execution, surroundings)
    }
    let surroundings = surroundings
    return .running { reporter async throws(TaskFailure) in
      let call = ServiceCall(task: task, reporter: reporter, surroundings: surroundings)
      if let command = surroundings.commands.command(for: call) { return try await command.run() }
      throw TaskFailure(
        ErrorOutput(
          error: .runtime, cause: "The resource '\(task.resource.arn)' is not supported here."),
        phase: .start)
    }
  }

  static func service(for resource: TaskResource) -> (any Service.Type)? {
    allServices.first { $0.serves(resource) }
  }
}

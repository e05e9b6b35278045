import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// An activity: the task waits until a worker asks for it with `GetActivityTask` and answers with
/// `SendTaskSuccess` or `SendTaskFailure`.
enum Activity: Service {
  static func serves(_ resource: TaskResource) -> Bool { resource.kind == .activity }

  static func run(_ call: ServiceCall) async throws(TaskFailure) -> JSON {
    let token = call.token
    let activity = call.task.resource.arn
    let surroundings = call.surroundings
    surroundings.tokens.expect(token, for: call.reporter)
    surroundings.activities.offer(
      ActivityQueues.Assignment(token: token, input: call.parameters), of: activity, call.reporter)
    defer { surroundings.activities.withdraw(token, of: activity) }
    if let url = surroundings.callbackURL {
      call.note("waits for a worker that calls GetActivityTask at \(url)")
    }
    return try await surroundings.tokens.answer(to: token)
  }

  /// A worker can come at any time.
  static func missing(_ use: TaskUse, in configuration: ResourceConfiguration) -> Missing? { nil }
}

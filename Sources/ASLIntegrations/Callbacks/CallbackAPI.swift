import ASLInterpreter
import ASLModel
import HTTP
import JSONTree

/// The part of the Step Functions API that workers call, in its own protocol, `awsJson1_0`: a POST
/// with `X-Amz-Target: AWSStepFunctions.SendTaskSuccess` and a JSON body.
struct CallbackAPI: Sendable {
  let tokens: TaskTokens
  let activities: ActivityQueues
  let uuid: @Sendable () -> String
  /// How long `GetActivityTask` waits for a task. API reference, "GetActivityTask": 60 seconds.
  var activityPatience: Duration = .seconds(60)

  private enum Action: String {
    case getActivityTask = "GetActivityTask"
    case sendTaskFailure = "SendTaskFailure"
    case sendTaskHeartbeat = "SendTaskHeartbeat"
    case sendTaskSuccess = "SendTaskSuccess"
  }

  private typealias Refusal = CallbackRefusal

  func answer(_ request: HTTPRequest) async -> HTTPResponse {
    do throws(Refusal) {
      return response(200, try await perform(request))
    } catch {
      let body: JSON = ["__type": .string(error.type), "message": .string(error.message)]
      return response(400, body, error.type)
    }
  }

  private func response(_ status: Int, _ body: JSON, _ type: String? = nil) -> HTTPResponse {
    var fields: HTTPFields = [
      "x-amzn-RequestId": uuid(), "Content-Type": "application/x-amz-json-1.0",
    ]
    if let type { fields.append("x-amzn-ErrorType", type) }
    return HTTPResponse(status: status, fields: fields, body: Array(body.text.utf8))
  }

  private func perform(_ request: HTTPRequest) async throws(Refusal) -> JSON {
    let target = request.fields["X-Amz-Target"] ?? ""
    guard let action = Action(rawValue: target.split(separator: ".").last.map(String.init) ?? "")
    else {
      throw Refusal(
        type: "UnknownOperationException",
        message: "'\(target)' is not answered here; only the calls of workers are")
    }
    let body: JSON
    do { body = try JSON(parsing: request.body) } catch {
      throw Refusal(type: "SerializationException", message: error.message)
    }
    switch action {
    case .getActivityTask: return try await getActivityTask(body)
    case .sendTaskHeartbeat: try tokens.heartbeat(try text("taskToken", of: body))
    case .sendTaskSuccess:
      let token = try text("taskToken", of: body)
      let output = try text("output", of: body)
      guard output.utf8.count <= dataLimitBytes else { throw tooLong("output", dataLimitBytes) }
      try tokens.succeed(token, output: output)
    case .sendTaskFailure:
      let failure = ErrorOutput(
        error: try optionalText("error", of: body, limit: 256).map { ErrorName($0) },
        cause: try optionalText("cause", of: body, limit: 32_768))
      try tokens.fail(try text("taskToken", of: body), failure)
    }
    return [:]
  }

  private func getActivityTask(_ body: JSON) async throws(Refusal) -> JSON {
    let activity = try text("activityArn", of: body)
    guard activities.contains(activity) else {
      throw Refusal(
        type: "ActivityDoesNotExist", message: "Activity Does Not Exist: '\(activity)'")
    }
    let worker = try optionalText("workerName", of: body, limit: 80)
    let task = await activities.next(of: activity, workerName: worker, patience: activityPatience)
    guard let task else { return [:] }
    return ["taskToken": .string(task.token), "input": .string(task.input.text)]
  }

  private func text(_ name: String, of body: JSON) throws(Refusal) -> String {
    if let text = body[name]?.stringValue { return text }
    throw Refusal(
      type: "ValidationException",
      message: """
        1 validation error detected: Value null at '\(name)' failed to satisfy constraint: Member \
        must not be null
        """)
  }

  private func optionalText(_ name: String, of body: JSON, limit: Int) throws(Refusal) -> String? {
    guard let text = body[name]?.stringValue else { return nil }
    if text.utf8.count > limit { throw tooLong(name, limit) }
    return text
  }

  private func tooLong(_ name: String, _ limit: Int) -> Refusal {
    Refusal(
      type: "ValidationException",
      message: """
        1 validation error detected: Value at '\(name)' failed to satisfy constraint: Member must \
        have length less than or equal to \(limit)
        """)
  }
}

/// The size of a task's input and output. Step Functions Developer Guide, "Service quotas": 256
/// KiB.
let dataLimitBytes = 262_144

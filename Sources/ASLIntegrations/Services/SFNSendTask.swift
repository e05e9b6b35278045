import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// `arn:aws:states:::aws-sdk:sfn:sendTaskSuccess`, `sendTaskFailure` and `sendTaskHeartbeat`: a
/// state that answers another one, of this execution or of one beside it. Step Functions API
/// reference, "SendTaskSuccess".
enum SFNSendTask: Service {
  private enum Action: String {
    case sendTaskFailure
    case sendTaskHeartbeat
    case sendTaskSuccess
  }

  static func serves(_ resource: TaskResource) -> Bool {
    guard let service = resource.service, service.isSDK, service.name == "sfn" else { return false }
    return Action(rawValue: service.action) != nil && service.pattern == .requestResponse
  }

  static func missing(_ use: TaskUse, in configuration: ResourceConfiguration) -> Missing? { nil }

  static func run(_ call: ServiceCall) async throws(TaskFailure) -> JSON {
    guard let action = call.task.resource.service.flatMap({ Action(rawValue: $0.action) }) else {
      preconditionFailure("serves(_:) lets no other action in")
    }
    try shape(action).check(call.parameters)
    do throws(CallbackRefusal) {
      try send(action, call.parameters, call.surroundings.tokens)
    } catch {
      let exception = SDKException(
        service: "Sfn", name: "\(error.type)Exception", statusCode: 400, message: error.message)
      throw TaskFailure(exception.output(requestID: call.surroundings.uuid()))
    }
    return [:]
  }

  private static func send(
    _ action: Action, _ parameters: JSON, _ tokens: TaskTokens
  ) throws(CallbackRefusal) {
    let token = parameters["TaskToken"]?.stringValue ?? ""
    switch action {
    case .sendTaskHeartbeat: try tokens.heartbeat(token)
    case .sendTaskSuccess:
      let output = parameters["Output"] ?? .null
      try tokens.succeed(token, output: output.stringValue ?? output.text)
    case .sendTaskFailure:
      let error = parameters["Error"]?.stringValue.map { ErrorName($0) }
      try tokens.fail(
        token, ErrorOutput(error: error, cause: parameters["Cause"]?.stringValue))
    }
  }

  /// What is no text as Output is sent as its JSON text.
  private static func shape(_ action: Action) -> ParameterShape {
    switch action {
    case .sendTaskHeartbeat: .fields([("TaskToken", .text)], required: ["TaskToken"])
    case .sendTaskSuccess:
      .fields([("Output", .any), ("TaskToken", .text)], required: ["Output", "TaskToken"])
    case .sendTaskFailure:
      .fields(
        [("Cause", .text), ("Error", .text), ("TaskToken", .text)], required: ["TaskToken"])
    }
  }
}

import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// `arn:aws:states:::sns:publish` and `.waitForTaskToken`. SNS API reference, "Publish".
enum SNSPublish: Service {
  static func serves(_ resource: TaskResource) -> Bool {
    guard let service = resource.service, !service.isSDK, service.name == "sns",
      service.action == "publish"
    else { return false }
    return service.pattern == .requestResponse || service.pattern == .waitForTaskToken
  }

  /// A `StringValue` may be anything: what is no text is sent as its JSON text.
  private static let shape = ParameterShape.fields(
    [
      ("Message", .any),
      (
        "MessageAttributes",
        .map(
          .fields(
            [("BinaryValue", .text), ("DataType", .text), ("StringValue", .any)],
            required: ["DataType"]))
      ),
      ("MessageDeduplicationId", .text), ("MessageGroupId", .text), ("MessageStructure", .text),
      ("PhoneNumber", .text), ("Subject", .text), ("TargetArn", .text), ("TopicArn", .text),
    ], required: ["Message"])

  static func run(_ call: ServiceCall) async throws(TaskFailure) -> JSON {
    try shape.check(call.parameters)
    let requestID = call.surroundings.uuid()
    call.expectCallback()
    let messageID: String
    do throws(ServiceException) {
      messageID = try await publish(call)
    } catch {
      call.refuseCallback()
      let output =
        error.code == "SdkClientException"
        ? ServiceName.sns.unreachable(error.message) : error.output(requestID: requestID)
      throw TaskFailure(output, phase: call.requestPhase)
    }
    let response = response(messageID, call, requestID)
    return call.pattern == .waitForTaskToken
      ? try await call.waitForCallback(after: response) : response
  }

  private static func publish(_ call: ServiceCall) async throws(ServiceException) -> String {
    let request = try PublishRequest(call.parameters)
    let topics = call.surroundings.topics
    if let topic = request.topicARN, !topics.contains(topic) {
      throw ServiceException(.sns, "NotFound", 404, "Topic does not exist")
    }
    for name in request.stringifiedAttributes {
      call.note(
        "the StringValue of the message attribute \"\(name)\" is no text: sent as JSON text")
    }
    let messageID = call.surroundings.uuid()
    let notification = Notification(
      topicARN: request.topicARN,
      envelope: request.envelope(messageID: messageID, moment: call.surroundings.now()))
    do throws(TopicFailure) {
      try await topics.publish(notification) { call.reporter.log($0, from: request.target) }
    } catch {
      throw exception(for: error)
    }
    return messageID
  }

  private static func exception(for failure: TopicFailure) -> ServiceException {
    switch failure {
    case .notFound: ServiceException(.sns, "NotFound", 404, "Topic does not exist")
    case .rejected(let why): ServiceException(.sns, "InternalError", 500, why)
    case .unreachable(let why): ServiceException(.sns, "SdkClientException", 0, why)
    }
  }

  /// The answer's length counts the XML that SNS sends: 294 bytes for a topic that is no FIFO
  /// topic.
  private static func response(
    _ messageID: String, _ call: ServiceCall, _ requestID: String
  ) -> JSON {
    let isFIFO = PublishRequest.isFIFO(call.parameters["TopicArn"]?.stringValue)
    let moment = call.surroundings.now()
    let response = ServiceResponse(
      requestID: requestID, moment: moment, contentType: "text/xml",
      contentLength: isFIFO ? 352 : 294, lastHeaders: [("connection", "keep-alive")])
    // Twenty digits that grow from message to message.
    let sequence = String(moment.seconds * 1_000_000_000 + Int64(moment.nanoseconds))
    let padded = "1" + String(repeating: "0", count: max(0, 19 - sequence.utf8.count)) + sequence
    return JSON(present: [
      "MessageId": .string(messageID), "SdkHttpMetadata": response.httpMetadata,
      "SdkResponseMetadata": response.responseMetadata,
      "SequenceNumber": when(isFIFO, .string(padded)),
    ])
  }

  static func missing(_ use: TaskUse, in configuration: ResourceConfiguration) -> Missing? {
    guard use.text("PhoneNumber") == nil, !use.computed.contains("PhoneNumber") else { return nil }
    let known = use.text("TopicArn") ?? use.text("TargetArn")
    if let topics = configuration.topics {
      guard let known, !topics.isEmpty, topics.value(forTopic: known) == nil else { return nil }
    }
    let name = known.map { PublishRequest.name(ofTopic: $0) } ?? "*"
    return Missing(
      what: known == nil ? "a topic" : "the SNS topic \"\(name)\"", section: "sns",
      entry: .object([name: ["trace": true]]))
  }
}

extension GlobTable {
  func value(forTopic arn: String) -> Value? {
    value(names: [PublishRequest.name(ofTopic: arn)], arns: [arn])
  }
}

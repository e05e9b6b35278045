import ASLModel
import JSONPath
import JSONTree

extension TaskState {
  /// What the task gives where it succeeds, as far as that is certain.
  ///
  /// - Parameters:
  ///   - parameters: the effective input.
  ///   - givesToken: whether the arguments may hold the task's token: whoever has it can answer in
  ///     place of a job that is waited for, too, as recorded.
  ///   - origin: the state's Resource.
  /// - Note: The API model of each service; Step Functions guide, page of each integration. What
  ///   waits for a task token gives what somebody sends, and a function what it likes.
  func resultShape(
    _ parameters: Shape, givesToken: Bool, _ origin: ShapeOrigin
  ) -> Shape {
    guard let service = resource.service, !service.isSDK,
      service.pattern == .requestResponse || !givesToken
    else { return .unknown }
    let fields: [ObjectShape.Field]
    switch (service.name, service.action, service.pattern) {
    case ("ecs", "runTask", .requestResponse): fields = Self.runTask + Self.response
    case ("ecs", "runTask", .sync):
      // With a Count of more than one, the result is not on record.
      guard parameters.object?["Count"] == nil, parameters.object?.isClosed == true else {
        return .unknown
      }
      fields = Self.containerTask
    case ("events", "putEvents", .requestResponse): fields = Self.putEvents + Self.response
    case ("lambda", "invoke", .requestResponse): fields = Self.invoke + Self.response
    case ("sns", "publish", .requestResponse): fields = Self.publish + Self.response
    case ("sqs", "sendMessage", .requestResponse): fields = Self.sendMessage + Self.response
    case ("dynamodb", "getItem", .requestResponse): fields = Self.getItem + Self.response
    case ("states", "startExecution", .requestResponse):
      fields = Self.startExecution + Self.response
    case ("states", "startExecution", .sync): fields = Self.execution(output: .string)
    case ("states", "startExecution", .syncParsed): fields = Self.execution(output: .unknown)
    default: return .unknown
    }
    return .object(ObjectShape(fields, origins: [origin]))
  }

  private typealias Fields = [ObjectShape.Field]

  private static func certain(_ shape: Shape, _ names: String...) -> Fields {
    names.map { ObjectShape.Field($0, shape) }
  }

  private static func possible(_ shape: Shape, _ names: String...) -> Fields {
    names.map { ObjectShape.Field($0, shape, isCertain: false) }
  }

  private static func object(_ fields: Fields...) -> Shape {
    .object(ObjectShape(fields.flatMap { $0 }))
  }

  private static let anyObject = Shape(.object)

  /// What Step Functions adds to the answer of an API.
  private static let response =
    certain(
      object(
        possible(anyObject, "AllHttpHeaders", "HttpHeaders"), certain(.number, "HttpStatusCode")),
      "SdkHttpMetadata")
    + certain(object(possible(.string, "RequestId")), "SdkResponseMetadata")

  private static let publish = certain(.string, "MessageId") + possible(.string, "SequenceNumber")

  private static let sendMessage =
    certain(.string, "MD5OfMessageBody", "MessageId")
    + possible(
      .string, "MD5OfMessageAttributes", "MD5OfMessageSystemAttributes", "SequenceNumber")

  /// A function that is called and not waited for has no Payload of its own.
  private static let invoke =
    possible(.unknown, "Payload") + certain(.number, "StatusCode")
    + possible(.string, "DurableExecutionArn", "ExecutedVersion", "FunctionError", "LogResult")

  private static let getItem = possible(anyObject, "ConsumedCapacity", "Item")

  private static let putEvents =
    certain(
      .array(of: object(possible(.string, "ErrorCode", "ErrorMessage", "EventId"))), "Entries")
    + certain(.number, "FailedEntryCount")

  private static let startExecution =
    certain(.string, "ExecutionArn") + certain(Shape([.string, .number]), "StartDate")

  /// The end of another execution: `.sync` gives its output as text, `.sync:2` as JSON.
  private static func execution(output: Shape) -> Fields {
    certain(.string, "ExecutionArn", "StateMachineArn", "Status") + certain(.unknown, "StartDate")
      + possible(output, "Input", "Output")
      + possible(
        .unknown, "BillingDetails", "InputDetails", "OutputDetails", "RedriveCount",
        "RedriveDate", "RedriveStatus", "RedriveStatusReason", "StopDate")
      + possible(
        .string, "Cause", "Error", "MapRunArn", "Name", "StateMachineAliasArn",
        "StateMachineVersionArn", "TraceHeader")
      + response.map { ObjectShape.Field($0.name, .unknown, isCertain: false) }
  }

  private static let runTask =
    possible(
      .array(of: object(possible(.string, "Arn", "Detail", "Reason"))), "Failures")
    + possible(.array(of: object(containerTask)), "Tasks")

  /// The one task that was run.
  private static let containerTask =
    possible(
      .string, "AvailabilityZone", "CapacityProviderName", "ClusterArn", "Connectivity",
      "ContainerInstanceArn", "Cpu", "DesiredStatus", "Group", "HealthStatus", "LastStatus",
      "LaunchType", "Memory", "PlatformFamily", "PlatformVersion", "StartedBy", "StopCode",
      "StoppedReason", "TaskArn", "TaskDefinitionArn")
    + possible(
      .unknown, "ConnectivityAt", "CreatedAt", "ExecutionStoppedAt", "PullStartedAt",
      "PullStoppedAt", "StartedAt", "StoppedAt", "StoppingAt")
    + possible(.number, "Version") + possible(.boolean, "EnableExecuteCommand")
    + possible(.array(of: containerShape), "Containers")
    + possible(
      .array(of: anyObject), "Attachments", "Attributes", "InferenceAccelerators", "Tags")
    + possible(
      anyObject, "EphemeralStorage", "FargateEphemeralStorage", "Overrides",
      "TrustedExecutionSummary")

  private static let containerShape = object(
    possible(
      .string, "ContainerArn", "Cpu", "HealthStatus", "Image", "ImageDigest", "LastStatus",
      "Memory", "MemoryReservation", "Name", "Reason", "RuntimeId", "TaskArn"),
    possible(.number, "ExitCode"),
    possible(
      Shape(.array), "GpuIds", "ManagedAgents", "NetworkBindings", "NetworkInterfaces",
      "NeuronDeviceIds"),
    possible(anyObject, "GpuSharingStrategy"))
}

extension PayloadTemplate.Node {
  /// Whether the value may hold the task token that the Context Object shows.
  var mayHoldToken: Bool {
    switch self {
    case .literal: false
    case .path(let path, field: _): path.mayHoldToken
    case .intrinsic(let call, field: _): call.paths.contains(where: \.mayHoldToken)
    case .expression(let expression): expression.source.contains("context")
    case .object(let members): members.contains { $0.value.mayHoldToken }
    case .array(let nodes): nodes.contains(where: \.mayHoldToken)
    }
  }
}

extension Path {
  fileprivate var mayHoldToken: Bool {
    guard root == .context else { return false }
    return leadingSteps.first.map { $0 == .member("Task") } ?? true
  }
}

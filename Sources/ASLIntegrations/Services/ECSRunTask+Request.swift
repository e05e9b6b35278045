import ASLModel
import JSONTree

/// A checked RunTask request.
struct RunTaskRequest: Sendable {
  let definition: TaskDefinition
  let cluster: String
  let count: Int
  let launchType: String
  let group: String
  let platformVersion: String?
  let startedBy: String?
  let subnet: String?
  let overrides: [ContainerOverride]
  let taskCPU: String?
  let taskMemory: String?
  let ephemeralStorageGiB: Int?
  let enablesExecuteCommand: Bool
  let tags: JSON
  /// What a person should know of how the request was read.
  let notes: [String]

  /// A variable's `Value` may be anything: what is no text is given as its JSON text.
  static let shape: ParameterShape = {
    let variable = ParameterShape.fields([("Name", .text), ("Value", .any)])
    let container = ParameterShape.fields([
      ("Command", .list(.text)), ("Cpu", .number), ("Environment", .list(variable)),
      ("EnvironmentFiles", .any), ("Memory", .number), ("MemoryReservation", .number),
      ("Name", .text), ("ResourceRequirements", .any),
    ])
    let network = ParameterShape.fields([
      ("AssignPublicIp", .text), ("SecurityGroups", .list(.text)), ("Subnets", .list(.text)),
    ])
    let overrides = ParameterShape.fields([
      ("ContainerOverrides", .list(container)), ("Cpu", .text), ("EphemeralStorage", .any),
      ("ExecutionRoleArn", .text), ("InferenceAcceleratorOverrides", .any), ("Memory", .text),
      ("TaskRoleArn", .text),
    ])
    return .fields(
      [
        ("CapacityProviderStrategy", .any), ("ClientToken", .text), ("Cluster", .text),
        ("Count", .number), ("EnableECSManagedTags", .bool), ("EnableExecuteCommand", .bool),
        ("Group", .text), ("LaunchType", .text),
        ("NetworkConfiguration", .fields([("AwsvpcConfiguration", network)])),
        ("Overrides", overrides), ("PlacementConstraints", .any), ("PlacementStrategy", .any),
        ("PlatformVersion", .text), ("PropagateTags", .text), ("ReferenceId", .text),
        ("StartedBy", .text), ("Tags", .any), ("TaskDefinition", .text),
        ("VolumeConfigurations", .any),
      ], required: ["TaskDefinition"])
  }()

  /// ECS API reference, "RunTask": count, "You can specify up to 10 tasks for each call".
  private static let largestCount = 10
  /// ECS API reference, "TaskOverride": the JSON of all container overrides.
  private static let overridesCharacters = 8_192

  /// - Precondition: the parameters have the form of ``shape``.
  init(
    _ parameters: JSON, startedBy: String?, among containers: any ContainerCapability
  ) throws(ServiceException) {
    let name = parameters["TaskDefinition"]?.stringValue ?? ""
    guard let definition = containers.taskDefinition(named: name) else {
      throw ServiceException(.ecs, "ClientException", 400, "TaskDefinition not found.")
    }
    self.definition = definition
    cluster = Self.lastPart(of: parameters["Cluster"]?.stringValue ?? "default")
    count = parameters["Count"]?.numberValue?.integerValue.map { Int(clamping: $0) } ?? 1
    launchType =
      parameters["LaunchType"]?.stringValue
      ?? (definition.compatibilities == ["FARGATE"] ? "FARGATE" : "EC2")
    group = parameters["Group"]?.stringValue ?? "family:\(definition.family)"
    platformVersion =
      launchType == "FARGATE" ? Self.platformVersion(parameters["PlatformVersion"]) : nil
    self.startedBy = startedBy ?? parameters["StartedBy"]?.stringValue
    let network = parameters["NetworkConfiguration"]?["AwsvpcConfiguration"]
    subnet = network?["Subnets"]?[0]?.stringValue
    let given = parameters["Overrides"]
    var notes: [String] = []
    overrides = (given?["ContainerOverrides"]?.arrayValue ?? []).map { Self.override($0, &notes) }
    self.notes = notes
    taskCPU = given?["Cpu"]?.stringValue ?? definition.cpu
    taskMemory = given?["Memory"]?.stringValue ?? definition.memory
    ephemeralStorageGiB =
      given?["EphemeralStorage"]?["SizeInGiB"]?.numberValue?.integerValue.map { Int($0) }
      ?? definition.ephemeralStorageGiB
    enablesExecuteCommand = parameters["EnableExecuteCommand"]?.boolValue ?? false
    tags = parameters["Tags"] ?? []
    try check(parameters, hasNetwork: network != nil)
  }

  private func check(_ parameters: JSON, hasNetwork: Bool) throws(ServiceException) {
    guard 1...Self.largestCount ~= count else { throw .invalid("Count must be between 1 and 10.") }
    guard ["EC2", "EXTERNAL", "FARGATE"].contains(launchType) else {
      throw .invalid("Launch type should be one of [EC2,FARGATE,EXTERNAL].")
    }
    if parameters["LaunchType"] != nil, parameters["CapacityProviderStrategy"] != nil {
      throw .invalid(
        """
        Specifying both a launch type and capacity provider strategy is not supported. Remove one \
        and try again.
        """)
    }
    let supported = definition.compatibilities
    if parameters["LaunchType"] != nil, !supported.isEmpty, !supported.contains(launchType) {
      throw .invalid("Task definition does not support launch_type \(launchType).")
    }
    if definition.networkMode == "awsvpc", !hasNetwork {
      throw .invalid(
        "Network Configuration must be provided when networkMode 'awsvpc' is specified.")
    }
    if let mode = definition.networkMode, mode != "awsvpc", hasNetwork {
      throw .invalid(
        "Network Configuration is not valid for the given networkMode of this task definition.")
    }
    for override in overrides
    where !definition.containers.contains(where: { $0.name == override.name }) {
      throw .invalid(
        "Override for container named \(override.name) is not a container in the TaskDefinition.")
    }
    if let text = parameters["Overrides"]?.text, text.utf8.count > Self.overridesCharacters {
      throw .invalid("Container Overrides length must be at most 8192")
    }
  }

  private static func override(_ value: JSON, _ notes: inout [String]) -> ContainerOverride {
    var variables: [TaskDefinition.Variable] = []
    for variable in value["Environment"]?.arrayValue ?? [] {
      let name = variable["Name"]?.stringValue ?? ""
      let given = variable["Value"] ?? ""
      if given.stringValue == nil {
        notes.append("the Value of the variable \"\(name)\" is no text: given as JSON text")
      }
      variables.append(TaskDefinition.Variable(name, given.stringValue ?? given.text))
    }
    return ContainerOverride(
      name: value["Name"]?.stringValue ?? "",
      command: value["Command"]?.arrayValue?.compactMap(\.stringValue), environment: variables)
  }

  private static func platformVersion(_ value: JSON?) -> String {
    let text = value?.stringValue ?? "LATEST"
    return text == "LATEST" ? "1.4.0" : text
  }

  private static func lastPart(of name: String) -> String {
    name.split(separator: "/").last.map(String.init) ?? name
  }

  static func family(of name: String) -> String {
    lastPart(of: name).split(separator: ":").first.map(String.init) ?? name
  }
}

extension ServiceException {
  fileprivate static func invalid(_ message: String) -> ServiceException {
    ServiceException(.ecs, "InvalidParameterException", 400, message)
  }
}

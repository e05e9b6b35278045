import ASLModel
import JSONTree

/// One ECS task and the JSON that Step Functions shows of it: PascalCase, times in epoch
/// milliseconds, empty lists present, absent values left out. The members and their order are those
/// of recorded executions.
struct ECSTask: Sendable {
  let task: ContainerTask

  private let request: RunTaskRequest
  private let identity: AccountIdentity
  private let created: Timestamp
  private let containerIDs: [String]
  private let attachmentID: String
  private let interfaceID: String

  init(_ request: RunTaskRequest, _ surroundings: Surroundings) {
    self.request = request
    identity = surroundings.identity
    created = surroundings.now()
    containerIDs = request.definition.containers.map { _ in surroundings.uuid() }
    attachmentID = surroundings.uuid()
    interfaceID = String(surroundings.uuid().replacing("-", with: "").prefix(17))
    task = ContainerTask(
      id: surroundings.uuid().replacing("-", with: ""), definition: request.definition,
      overrides: request.overrides)
  }

  /// The task as RunTask answers it.
  var submitted: JSON { json(nil) }

  /// The task after its end.
  func stopped(_ result: ContainerTaskResult) -> JSON { json(result) }

  private var isFargate: Bool { request.launchType == "FARGATE" }
  private var hasInterface: Bool {
    request.definition.networkMode == "awsvpc" || request.subnet != nil
  }
  private var taskARN: String { arn("task/\(request.cluster)/\(task.id)") }

  private func arn(_ resource: String) -> String { identity.arn(service: "ecs", resource) }

  private func json(_ result: ContainerTaskResult?) -> JSON {
    let times = result?.times
    let isConnected = times?.pullStarted != nil || times?.started != nil
    let status: JSON = result == nil ? "PROVISIONING" : "STOPPED"
    return JSON(present: [
      "Attachments": hasInterface ? [attachment(result != nil)] : [],
      "Attributes": [["Name": "ecs.cpu-architecture", "Value": .string(cpuArchitecture)]],
      "AvailabilityZone": .string("\(identity.region)a"),
      "ClusterArn": .string(arn("cluster/\(request.cluster)")),
      "Connectivity": when(isConnected, "CONNECTED"),
      "ConnectivityAt": when(isConnected, created.json),
      "ContainerInstanceArn": when(
        !isFargate, .string(arn("container-instance/\(request.cluster)/local"))),
      "Containers": .array(containers(result)),
      "Cpu": cpu.map { .string($0) },
      "CreatedAt": created.json,
      "DesiredStatus": result == nil ? "RUNNING" : "STOPPED",
      "EnableExecuteCommand": .bool(request.enablesExecuteCommand),
      "EphemeralStorage": when(
        isFargate, ["SizeInGiB": .integer(request.ephemeralStorageGiB ?? 20)]),
      "ExecutionStoppedAt": times?.executionStopped?.json,
      "Group": .string(request.group),
      "InferenceAccelerators": [],
      "LastStatus": status,
      "LaunchType": .string(request.launchType),
      "Memory": memory.map { .string($0) },
      "Overrides": overrides,
      "PlatformFamily": when(result == nil && isFargate, .string(platformFamily)),
      "PlatformVersion": request.platformVersion.map { .string($0) },
      "PullStartedAt": times?.pullStarted?.json,
      "PullStoppedAt": times?.pullStopped?.json,
      "StartedAt": times?.started?.json,
      "StartedBy": request.startedBy.map { .string($0) },
      "StopCode": result.map { .string($0.stopCode.rawValue) },
      "StoppedAt": times?.stopped?.json,
      "StoppedReason": result.map { .string($0.stoppedReason) },
      "StoppingAt": times?.stopping?.json,
      "Tags": request.tags,
      "TaskArn": .string(taskARN),
      "TaskDefinitionArn": .string(request.definition.arn(in: identity)),
      "Version": .integer(result == nil ? 1 : result?.times.started == nil ? 3 : 6),
    ])
  }

  private var cpu: String? { request.taskCPU ?? (isFargate ? "256" : nil) }
  private var memory: String? { request.taskMemory ?? (isFargate ? "512" : nil) }

  private var cpuArchitecture: String {
    request.definition.cpuArchitecture == "ARM64" ? "arm64" : "x86_64"
  }

  private var platformFamily: String {
    let system = request.definition.operatingSystem ?? "LINUX"
    return system == "LINUX" ? "Linux" : system
  }

  private func attachment(_ isStopped: Bool) -> JSON {
    var details: [JSON] = []
    if let subnet = request.subnet { details.append(detail("subnetId", subnet)) }
    if isStopped {
      details.append(detail("networkInterfaceId", "eni-\(interfaceID)"))
      details.append(detail("privateIPv4Address", loopback))
    }
    return [
      "Details": .array(details), "Id": .string(attachmentID),
      "Status": isStopped ? "DELETED" : "PRECREATED",
      "Type": isStopped ? "eni" : "ElasticNetworkInterface",
    ]
  }

  private func detail(_ name: String, _ value: String) -> JSON {
    ["Name": .string(name), "Value": .string(value)]
  }

  private func containers(_ result: ContainerTaskResult?) -> [JSON] {
    zip(request.definition.containers, containerIDs).enumerated().map { index, pair in
      let (container, id) = pair
      let outcome = result?.containers[index]
      let interface: JSON = [
        "AttachmentId": .string(attachmentID), "PrivateIpv4Address": .string(loopback),
      ]
      return JSON(present: [
        "ContainerArn": .string(arn("container/\(request.cluster)/\(task.id)/\(id)")),
        "Cpu": .string(String(container.cpu)),
        "ExitCode": outcome?.exitCode.map { .integer($0) },
        "GpuIds": [],
        "Image": .string(container.image),
        "ImageDigest": outcome?.imageDigest.map { .string($0) },
        "LastStatus": result == nil ? "PENDING" : "STOPPED",
        "ManagedAgents": [],
        "Memory": container.memory.map { .string(String($0)) },
        "MemoryReservation": container.memoryReservation.map { .string(String($0)) },
        "Name": .string(container.name),
        "NetworkBindings": [],
        "NetworkInterfaces": hasInterface && result != nil ? [interface] : [],
        "Reason": outcome?.reason.map { .string($0) },
        "RuntimeId": outcome?.runtimeID.map { .string($0) },
        "TaskArn": .string(taskARN),
      ])
    }
  }

  /// Every container of the task, also those that are not overridden.
  private var overrides: JSON {
    let containers = request.definition.containers.map { container -> JSON in
      let override = request.overrides.last { $0.name == container.name }
      let variables = (override?.environment ?? []).map { detail($0.name, $0.value) }
      return [
        "Command": .array((override?.command ?? []).map { .string($0) }),
        "Environment": .array(variables), "EnvironmentFiles": [],
        "Name": .string(container.name), "ResourceRequirements": [],
      ]
    }
    return ["ContainerOverrides": .array(containers), "InferenceAcceleratorOverrides": []]
  }
}

private let loopback = "127.0.0.1"

import Diagnostics
import JSONTree

/// Amazon ECS API reference, "RegisterTaskDefinition" and "ContainerDefinition".
extension ConfigurationReader {
  /// Reads what `register-task-definition` takes, or what `describe-task-definition` prints, where
  /// it stands under `taskDefinition`.
  mutating func taskDefinition(_ value: Value) -> TaskDefinition? {
    if let inner = value.syntax.members?.last(where: { $0.key == "taskDefinition" }) {
      _ = members(
        of: value, keys: ["taskDefinition", "tags"], in: "the task definition's envelope")
      return taskDefinition(value.child(inner))
    }
    guard let members = members(of: value, keys: taskDefinitionKeys, in: "a task definition") else {
      return nil
    }
    guard let family = string(members["family"], "\"family\"") else {
      if members["family"] == nil { report("a task definition needs \"family\"", at: value) }
      return nil
    }
    let platform = members["runtimePlatform"].flatMap {
      self.members(of: $0, in: "\"runtimePlatform\"")
    }
    let storage = members["ephemeralStorage"].flatMap {
      self.members(of: $0, in: "\"ephemeralStorage\"")
    }
    let containers = containers(members["containerDefinitions"], of: value)
    checkDependencies(among: containers, at: members["containerDefinitions"] ?? value)
    return TaskDefinition(
      family: family, revision: integer(members["revision"], "\"revision\"", in: positive),
      arn: string(members["taskDefinitionArn"], "\"taskDefinitionArn\""),
      networkMode: string(members["networkMode"], "\"networkMode\""),
      compatibilities: strings(members["requiresCompatibilities"], "\"requiresCompatibilities\"")
        ?? [],
      cpu: text(members["cpu"], "\"cpu\""), memory: text(members["memory"], "\"memory\""),
      ephemeralStorageGiB: integer(storage?["sizeInGiB"], "\"sizeInGiB\"", in: 20...200),
      operatingSystem: string(platform?["operatingSystemFamily"], "\"operatingSystemFamily\""),
      cpuArchitecture: string(platform?["cpuArchitecture"], "\"cpuArchitecture\""),
      containers: containers)
  }

  private mutating func containers(
    _ value: Value?, of definition: Value
  ) -> [TaskDefinition.Container] {
    guard let value, let elements = elements(of: value, in: "\"containerDefinitions\"") else {
      if value == nil { report("a task definition needs \"containerDefinitions\"", at: definition) }
      return []
    }
    if elements.isEmpty { report("a task definition needs at least one container", at: value) }
    let containers = elements.compactMap { container($0) }
    for (index, container) in containers.enumerated()
    where containers[..<index].contains(where: { $0.name == container.name }) {
      report("two containers have the name \"\(container.name)\"", at: value)
    }
    if !containers.isEmpty, !containers.contains(where: \.isEssential) {
      report("one container at least must be essential", at: value)
    }
    return containers
  }

  private mutating func container(_ value: Value) -> TaskDefinition.Container? {
    guard let members = members(of: value, keys: containerKeys, in: "a container definition") else {
      return nil
    }
    guard let name = string(members["name"], "\"name\"") else {
      if members["name"] == nil { report("a container definition needs \"name\"", at: value) }
      return nil
    }
    return TaskDefinition.Container(
      name: name, image: string(members["image"], "\"image\"") ?? "",
      cpu: integer(members["cpu"], "\"cpu\"", in: notNegative) ?? 0,
      memory: integer(members["memory"], "\"memory\"", in: positive),
      memoryReservation: integer(
        members["memoryReservation"], "\"memoryReservation\"", in: positive),
      isEssential: bool(members["essential"], "\"essential\"") ?? true,
      entryPoint: strings(members["entryPoint"], "\"entryPoint\"") ?? [],
      command: strings(members["command"], "\"command\"") ?? [],
      environment: variables(members["environment"], "value"),
      secrets: variables(members["secrets"], "valueFrom").map(\.name),
      workingDirectory: string(members["workingDirectory"], "\"workingDirectory\""),
      user: string(members["user"], "\"user\""),
      dependencies: dependencies(members["dependsOn"]),
      healthCheck: members["healthCheck"].flatMap { healthCheck($0) },
      startTimeoutSeconds: integer(members["startTimeout"], "\"startTimeout\"", in: positive),
      stopTimeoutSeconds: integer(members["stopTimeout"], "\"stopTimeout\"", in: notNegative) ?? 30)
  }

  private mutating func variables(
    _ value: Value?, _ valueKey: String
  ) -> [TaskDefinition.Variable] {
    guard let value, let elements = elements(of: value, in: "a list of variables") else {
      return []
    }
    return elements.compactMap { element in
      let keys = ["name", valueKey]
      guard let members = members(of: element, keys: keys, in: "a variable"),
        let name = string(members["name"], "\"name\""),
        let text = string(members[valueKey], "\"\(valueKey)\"")
      else { return nil }
      return TaskDefinition.Variable(name, text)
    }
  }

  private mutating func dependencies(_ value: Value?) -> [TaskDefinition.Dependency] {
    guard let value, let elements = elements(of: value, in: "\"dependsOn\"") else { return [] }
    return elements.compactMap { element in
      let keys = ["containerName", "condition"]
      guard let members = members(of: element, keys: keys, in: "a dependency"),
        let name = string(members["containerName"], "\"containerName\""),
        let condition = word(members["condition"], "condition", TaskDefinition.Condition.self)
      else { return nil }
      return TaskDefinition.Dependency(container: name, condition: condition)
    }
  }

  private mutating func healthCheck(_ value: Value) -> TaskDefinition.HealthCheck? {
    let keys = ["command", "interval", "timeout", "retries", "startPeriod"]
    guard let members = members(of: value, keys: keys, in: "\"healthCheck\""),
      let place = members["command"], let command = strings(place, "\"command\"")
    else { return nil }
    guard ["CMD", "CMD-SHELL"].contains(command.first), command.count > 1 else {
      report("a health check's command begins with \"CMD\" or \"CMD-SHELL\"", at: place)
      return nil
    }
    return TaskDefinition.HealthCheck(
      command: command,
      intervalSeconds: integer(members["interval"], "\"interval\"", in: 5...300) ?? 30,
      timeoutSeconds: integer(members["timeout"], "\"timeout\"", in: 2...60) ?? 5,
      retries: integer(members["retries"], "\"retries\"", in: 1...10) ?? 3,
      startPeriodSeconds: integer(members["startPeriod"], "\"startPeriod\"", in: 0...300) ?? 0)
  }

  /// Every dependency names a container of the task, HEALTHY one with a health check, and none
  /// comes back to itself: ECS refuses such definitions.
  private mutating func checkDependencies(
    among containers: [TaskDefinition.Container], at place: Value
  ) {
    for container in containers {
      for dependency in container.dependencies {
        guard let other = containers.first(where: { $0.name == dependency.container }) else {
          let near = nearestName(to: dependency.container, among: containers.map(\.name))
          report(
            "\"\(container.name)\" depends on \"\(dependency.container)\", which is no container",
            at: place, help: near.map { ["did you mean \"\($0)\"?"] } ?? [])
          continue
        }
        if dependency.condition == .healthy, other.healthCheck == nil {
          report(
            """
            "\(container.name)" waits for "\(other.name)" to be HEALTHY, which has no healthCheck
            """,
            at: place)
        }
      }
    }
    var settled: Set<String> = []
    var remaining = containers
    while let next = remaining.firstIndex(where: { container in
      container.dependencies.allSatisfy { dependency in
        settled.contains(dependency.container)
          || !containers.contains { $0.name == dependency.container }
      }
    }) {
      settled.insert(remaining.remove(at: next).name)
    }
    if !remaining.isEmpty {
      report("the containers \(list(remaining.map(\.name))) depend on one another", at: place)
    }
  }

  /// CPU units and memory, which task definitions write as texts; numbers are taken too.
  private mutating func text(_ value: Value?, _ what: String) -> String? {
    if case .number(let number) = value?.syntax.kind { return number.description }
    return string(value, what)
  }
}

private let positive = 1...1_000_000
private let notNegative = 0...1_000_000

private let taskDefinitionKeys = [
  "compatibilities", "containerDefinitions", "cpu", "deregisteredAt", "enableFaultInjection",
  "ephemeralStorage", "executionRoleArn", "family", "inferenceAccelerators", "ipcMode", "memory",
  "networkMode", "pidMode", "placementConstraints", "proxyConfiguration", "registeredAt",
  "registeredBy", "requiresAttributes", "requiresCompatibilities", "revision", "runtimePlatform",
  "status", "tags", "taskDefinitionArn", "taskRoleArn", "volumes",
]

private let containerKeys = [
  "command", "cpu", "credentialSpecs", "dependsOn", "disableNetworking", "dnsSearchDomains",
  "dnsServers", "dockerLabels", "dockerSecurityOptions", "entryPoint", "environment",
  "environmentFiles", "essential", "extraHosts", "firelensConfiguration", "healthCheck", "hostname",
  "image", "interactive", "links", "linuxParameters", "logConfiguration", "memory",
  "memoryReservation", "mountPoints", "name", "portMappings", "privileged", "pseudoTerminal",
  "readonlyRootFilesystem", "repositoryCredentials", "resourceRequirements", "restartPolicy",
  "secrets", "startTimeout", "stopTimeout", "systemControls", "ulimits", "user",
  "versionConsistency",
  "volumesFrom", "workingDirectory",
]

import ASLModel
import Diagnostics
import JSONTree

/// The section `tasks`.
extension ResourceFileReader {
  mutating func tasks(_ value: ConfigurationReader.Value?) -> GlobTable<TaskCommand> {
    var table = GlobTable<TaskCommand>()
    guard let value, let members = values.members(of: value, in: "\"tasks\"") else { return table }
    for member in members {
      guard let command = taskCommand(member) else { continue }
      table.append(Glob(member.key), command)
    }
    return table
  }

  private mutating func taskCommand(_ member: ConfigurationReader.Member) -> TaskCommand? {
    let what = "the task \"\(member.key)\""
    let keys = ["command", "environment", "workingDirectory"]
    if !member.key.contains(where: { $0 == ":" || $0 == "*" }) {
      values.report(
        "invalid-configuration", "\"\(member.key)\" names no action of a service",
        member.keyRange, member.value.pointer,
        help: ["for example \"\(member.key):*\", or \"sqs:sendMessage\""])
    }
    guard let members = values.members(of: member.value, keys: keys, in: what) else { return nil }
    if members["command"] == nil {
      values.report("\(what) needs \"command\": a program and its arguments", at: member.value)
    }
    return command(members, timeoutSeconds: 0).map {
      TaskCommand(
        command: $0.command, environment: $0.environment, workingDirectory: $0.workingDirectory)
    }
  }
}

extension ResourceConfiguration {
  /// The program that answers a resource. A service with a section of its own is left to that
  /// section, where the file has it.
  func command(for resource: TaskResource) -> TaskCommand? {
    guard let command = tasks.value(names: resource.names, arns: [resource.arn]) else { return nil }
    let isServed = IntegrationTaskHandler.service(for: resource) != nil
    return isServed && hasSection(for: resource) ? nil : command
  }

  private func hasSection(for resource: TaskResource) -> Bool {
    switch resource.kind {
    case .activity: false
    case .lambdaFunction: !functions.isEmpty
    case .service(let service):
      switch service.resourceType {
      case "lambda": !functions.isEmpty
      case "ecs": containers != nil
      case "sns": topics != nil
      case "aws-sdk:s3": !buckets.isEmpty
      case "aws-sdk:sfn": !service.action.hasPrefix("start") || !stateMachines.isEmpty
      case "states": !stateMachines.isEmpty
      default: false
      }
    }
  }
}

extension TaskResource {
  /// What patterns of the section `tasks` are compared with: `sqs:sendMessage.waitForTaskToken` and
  /// `sqs:sendMessage`, which stands for every pattern of integration; `activity:NAME`.
  fileprivate var names: [String] {
    switch kind {
    case .service(let service):
      ["\(service.resourceType):\(service.resource)", "\(service.resourceType):\(service.action)"]
    case .activity: ["activity:\(arn.split(separator: ":").last ?? "")"]
    case .lambdaFunction: []
    }
  }
}

/// A task definition of Amazon ECS: what `register-task-definition` takes or
/// `describe-task-definition` prints, as far as it matters on one machine.
public struct TaskDefinition: Sendable, Hashable {
  public let family: String
  /// Nil stands for every revision.
  public let revision: Int?
  /// As the definition gives it; else made of family and revision.
  public let arn: String?
  public let networkMode: String?
  /// `FARGATE`, `EC2`, `EXTERNAL`; empty when the definition does not restrict them.
  public let compatibilities: [String]
  /// Task-level CPU units and MiB, as ECS writes them: texts.
  public let cpu: String?
  public let memory: String?
  public let ephemeralStorageGiB: Int?
  /// `LINUX`, `WINDOWS_SERVER_2022_CORE`, …
  public let operatingSystem: String?
  /// `X86_64` or `ARM64`.
  public let cpuArchitecture: String?
  public let containers: [Container]

  public struct Container: Sendable, Hashable {
    public let name: String
    public let image: String
    public let cpu: Int
    public let memory: Int?
    public let memoryReservation: Int?
    public let isEssential: Bool
    public let entryPoint: [String]
    public let command: [String]
    public let environment: [Variable]
    /// Names of variables whose values come from Secrets Manager or Parameter Store.
    public let secrets: [String]
    public let workingDirectory: String?
    public let user: String?
    public let dependencies: [Dependency]
    public let healthCheck: HealthCheck?
    /// How long others wait for this container to reach what they depend on.
    public let startTimeoutSeconds: Int?
    /// The time between SIGTERM and SIGKILL.
    public let stopTimeoutSeconds: Int
  }

  public struct Variable: Sendable, Hashable {
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public struct Dependency: Sendable, Hashable {
    public let container: String
    public let condition: Condition
  }

  public enum Condition: String, Sendable, Hashable, CaseIterable {
    case start = "START"
    case complete = "COMPLETE"
    case success = "SUCCESS"
    case healthy = "HEALTHY"
  }

  /// Defaults and limits: ECS API reference, "HealthCheck".
  public struct HealthCheck: Sendable, Hashable {
    /// `CMD` and arguments, or `CMD-SHELL` and one text.
    public let command: [String]
    public let intervalSeconds: Int
    public let timeoutSeconds: Int
    public let retries: Int
    public let startPeriodSeconds: Int
  }
}

extension TaskDefinition {
  /// Whether a RunTask request's `TaskDefinition` means this one: `family`, `family:revision` or an
  /// ARN with either.
  func isNamed(_ reference: String) -> Bool {
    if reference == arn { return true }
    let name = reference.split(separator: "/").last ?? ""
    let parts = name.split(separator: ":", maxSplits: 1)
    guard let first = parts.first, first == family else { return false }
    return parts.count == 1 || revision.map { parts[1] == String($0) } ?? true
  }

  func arn(in identity: AccountIdentity) -> String {
    arn ?? identity.arn(service: "ecs", "task-definition/\(family):\(revision ?? 1)")
  }
}

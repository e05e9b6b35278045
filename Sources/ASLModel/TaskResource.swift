/// What a Task's `Resource` names: a Lambda function, an activity, or an action of a service with
/// an integration pattern.
public struct TaskResource: Sendable, Hashable {
  /// The Resource as the definition gives it.
  public let arn: String
  public let kind: Kind

  public init(arn: String, kind: Kind) {
    self.arn = arn
    self.kind = kind
  }

  public enum Kind: Sendable, Hashable {
    /// `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER]`.
    case lambdaFunction
    /// `arn:aws:states:REGION:ACCOUNT:activity:NAME`.
    case activity
    /// `arn:aws:states:::SERVICE:ACTION[.PATTERN]`, also `arn:aws:states:::aws-sdk:SERVICE:ACTION`.
    case service(Service)
  }

  public struct Service: Sendable, Hashable {
    /// `ecs`, `sns`, `lambda`; of an SDK integration the service behind `aws-sdk:`.
    public let name: String
    /// `runTask`, `publish`.
    public let action: String
    public let pattern: Pattern
    /// Whether this is an `aws-sdk:` integration.
    public let isSDK: Bool

    public init(name: String, action: String, pattern: Pattern, isSDK: Bool) {
      self.name = name
      self.action = action
      self.pattern = pattern
      self.isSDK = isSDK
    }
  }

  /// How Step Functions waits for a service.
  public enum Pattern: String, Sendable, Hashable, CaseIterable {
    case requestResponse = ""
    case sync = "sync"
    /// `startExecution.sync:2`, whose Output is JSON.
    case syncParsed = "sync:2"
    case waitForTaskToken = "waitForTaskToken"
  }
}

extension TaskResource.Service {
  /// `resourceType` of history events: `ecs`, `aws-sdk:s3`.
  public var resourceType: String { isSDK ? "aws-sdk:\(name)" : name }

  /// `resource` of history events: `runTask.sync`.
  public var resource: String {
    pattern == .requestResponse ? action : "\(action).\(pattern.rawValue)"
  }
}

extension TaskResource {
  public var service: Service? { if case .service(let service) = kind { service } else { nil } }

  /// The region an ARN names; nil in a service integration, which leaves it out.
  public var region: String? {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 3 && !parts[3].isEmpty ? String(parts[3]) : nil
  }
}

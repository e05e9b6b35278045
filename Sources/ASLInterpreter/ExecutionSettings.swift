public import ASLModel

/// What an execution is told once, when it is made.
public struct ExecutionSettings: Sendable, Equatable {
  public var name: String
  public var executionARN: String
  public var stateMachineName: String
  public var stateMachineARN: String
  public var roleARN: String
  /// The region that tasks run in, unless their Resource names another.
  public var region: String
  /// `$$.Execution.StartTime`, and the time until the first event.
  public var startTime: Timestamp
  /// Where all randomness comes from: the same seed and events, the same history.
  public var seed: UInt64
  public var type: ExecutionType
  public var quotas: Quotas
  /// Whether the values between (after InputPath, after Parameters, …) are kept for inspection.
  public var inspects: Bool
  /// Where a child execution of a distributed Map belongs; nil for any other.
  public var mapRun: MapRunPlace?

  public enum ExecutionType: String, Sendable, Hashable, CaseIterable {
    case standard = "STANDARD"
    case express = "EXPRESS"
  }

  /// Settings whose ARNs are made of the names, a region and an account.
  public init(
    name: String = "execution", stateMachineName: String = "StateMachine",
    region: String = "us-east-1", accountID: String = "123456789012",
    startTime: Timestamp = Timestamp(seconds: 0), seed: UInt64 = 0,
    type: ExecutionType = .standard, quotas: Quotas? = nil, inspects: Bool = false
  ) {
    let prefix = "arn:aws:states:\(region):\(accountID)"
    let kind = type == .standard ? "execution" : "express"
    self.name = name
    self.region = region
    self.stateMachineName = stateMachineName
    executionARN = "\(prefix):\(kind):\(stateMachineName):\(name)"
    stateMachineARN = "\(prefix):stateMachine:\(stateMachineName)"
    roleARN = "arn:aws:iam::\(accountID):role/StepFunctionsRole"
    self.startTime = startTime
    self.seed = seed
    self.type = type
    self.quotas = quotas ?? Quotas(type)
    self.inspects = inspects
  }
}

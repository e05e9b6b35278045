/// The service's limits on one execution; nil lifts one.
///
/// - Note: Step Functions guide, "Quotas".
public struct Quotas: Sendable, Equatable {
  /// The longest input or result of a state, task or execution, in bytes of UTF-8 JSON text.
  public var payloadBytes: Int?
  /// The history events of an execution; reaching it fails the execution with its last event.
  public var historyEvents: Int?
  /// How many iterations of an inline Map run at a time, whatever its MaxConcurrency.
  public var inlineMapConcurrency: Int?
  /// How many child executions of a distributed Map run at a time, whatever its MaxConcurrency.
  public var distributedMapConcurrency: Int?
  /// How long an execution runs at most, whatever the machine's TimeoutSeconds.
  public var executionSeconds: Int?
  /// The longest value of one workflow variable, and of all that one Assign sets, in bytes.
  public var variableBytes: Int?
  /// All workflow variables together, in bytes.
  public var allVariableBytes: Int?
  /// The longest Error, in UTF-16 units; what is longer is cut.
  public var errorLength: Int?
  /// The longest Cause, in UTF-16 units; what is longer is cut.
  public var causeLength: Int?

  /// "Maximum input or result size for a task, state, or execution".
  public static let payloadBytes = 262_144
  /// "Maximum execution history size", Standard Workflows alone.
  public static let historyEvents = 25_000
  /// The levels that an input, an output or a variable may be deep, whatever else is lifted: as
  /// many as JSON that is read. The service documents none.
  public static let depth = 1_000
  /// "Inline mode": "limited concurrency, with up to 40 concurrent iterations".
  public static let inlineMapConcurrency = 40
  /// "Distributed mode": "up to 10,000 parallel child workflow executions".
  public static let distributedMapConcurrency = 10_000
  /// "Maximum execution time": one year.
  public static let standardExecutionSeconds = 31_536_000
  /// "Maximum execution time" of Express Workflows: five minutes.
  public static let expressExecutionSeconds = 300
  /// "Maximum size of a single variable".
  public static let variableBytes = 262_144
  /// "Maximum size of all stored variables": 10 MiB.
  public static let allVariableBytes = 10_485_760
  /// API reference, SendTaskFailure, `error`.
  public static let errorLength = 256
  /// API reference, SendTaskFailure, `cause`.
  public static let causeLength = 32_768

  /// The quotas of a type of execution.
  public init(_ type: ExecutionSettings.ExecutionType) {
    payloadBytes = Self.payloadBytes
    historyEvents = type == .standard ? Self.historyEvents : nil
    inlineMapConcurrency = Self.inlineMapConcurrency
    distributedMapConcurrency = Self.distributedMapConcurrency
    executionSeconds =
      type == .standard ? Self.standardExecutionSeconds : Self.expressExecutionSeconds
    variableBytes = Self.variableBytes
    allVariableBytes = Self.allVariableBytes
    errorLength = Self.errorLength
    causeLength = Self.causeLength
  }

  /// These quotas for a child execution of that type. A limit that is not the usual one holds for
  /// children too.
  func ofChild(_ type: ExecutionSettings.ExecutionType) -> Quotas {
    guard type == .express else { return self }
    var quotas = self
    if historyEvents == Self.historyEvents { quotas.historyEvents = nil }
    quotas.executionSeconds = executionSeconds.map { min($0, Self.expressExecutionSeconds) }
    return quotas
  }

  /// No limits but those that are set afterwards.
  public static let lifted = Quotas()

  private init() {}
}

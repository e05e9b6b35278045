/// The name of an error that Retry and Catch can match: one of the language's own (`States.…`), a
/// service's (`ECS.ClusterNotFoundException`) or whatever a task reported.
public struct ErrorName: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }
  public init(stringLiteral text: String) { self.init(text) }
  public var description: String { text }

  public static let all: ErrorName = "States.ALL"
  public static let branchFailed: ErrorName = "States.BranchFailed"
  public static let dataLimitExceeded: ErrorName = "States.DataLimitExceeded"
  public static let exceedToleratedFailureThreshold: ErrorName =
    "States.ExceedToleratedFailureThreshold"
  public static let heartbeatTimeout: ErrorName = "States.HeartbeatTimeout"
  public static let intrinsicFailure: ErrorName = "States.IntrinsicFailure"
  public static let itemReaderFailed: ErrorName = "States.ItemReaderFailed"
  public static let noChoiceMatched: ErrorName = "States.NoChoiceMatched"
  public static let parameterPathFailure: ErrorName = "States.ParameterPathFailure"
  public static let permissions: ErrorName = "States.Permissions"
  public static let queryEvaluationError: ErrorName = "States.QueryEvaluationError"
  public static let resultPathMatchFailure: ErrorName = "States.ResultPathMatchFailure"
  public static let resultWriterFailed: ErrorName = "States.ResultWriterFailed"
  public static let runtime: ErrorName = "States.Runtime"
  public static let taskFailed: ErrorName = "States.TaskFailed"
  public static let timeout: ErrorName = "States.Timeout"
}

extension ErrorName {
  /// The errors of the language itself, sorted.
  ///
  /// - Note: Amazon States Language, "Errors"; Step Functions guide, "Error names".
  public static let ofTheLanguage: [ErrorName] = [
    .all, .branchFailed, .dataLimitExceeded, .exceedToleratedFailureThreshold, .heartbeatTimeout,
    .intrinsicFailure, .itemReaderFailed, .noChoiceMatched, .parameterPathFailure,
    .permissions, .queryEvaluationError, .resultPathMatchFailure, .resultWriterFailed, .runtime,
    .taskFailed, .timeout,
  ]
}

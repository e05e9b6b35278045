public import JSONTree

/// What paths and expressions can see while a field is evaluated.
public protocol EvaluationScope {
  /// `$`.
  var input: JSON { get }
  /// `$$`: the Context Object.
  var context: JSON { get }
  /// A workflow variable by its name without `$`; nil where none has been assigned.
  func variable(_ name: String) -> JSON?
  /// The value of a JSONata expression.
  func value(
    of expression: JSONataExpression, random: inout RandomSource
  ) throws(EvaluationError) -> JSON
}

/// Why a field could not be evaluated: an Error Name, and a Cause without the prefix that names the
/// state.
public struct EvaluationError: Error, Sendable, Equatable {
  public let error: ErrorName
  public let cause: String
  /// The field at fault as history events name it, where they do: `Output/v`.
  public let location: String?

  public init(_ error: ErrorName, _ cause: String, location: String? = nil) {
    self.error = error
    self.cause = cause
    self.location = location
  }
}

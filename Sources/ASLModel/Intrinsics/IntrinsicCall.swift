public import JSONPath
public import JSONTree

/// An invocation of an intrinsic function, as in `States.Format('{} of {}', $.a, States.UUID())`.
public struct IntrinsicCall: Sendable, Equatable {
  public let function: IntrinsicFunction
  public let arguments: [Argument]
  /// The invocation as written.
  public let source: String

  public init(function: IntrinsicFunction, arguments: [Argument], source: String) {
    self.function = function
    self.arguments = arguments
    self.source = source
  }

  public indirect enum Argument: Sendable, Equatable {
    case literal(JSON)
    case path(Path)
    case call(IntrinsicCall)
  }
}

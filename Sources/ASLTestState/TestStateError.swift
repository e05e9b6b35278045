public import Diagnostics

/// Why a state is not tested.
///
/// - Note: Step Functions API reference, TestState, errors. The texts are those of recorded
///   answers, unless it says otherwise.
public enum TestStateError: Error, Sendable, Equatable {
  /// The request asks for what cannot be.
  case validation(String)
  /// The definition is faulty.
  case invalidDefinition([Diagnostic])
  /// A Task that no mock stands in for needs a role to act by.
  case needsRole
  /// The state cannot be tested like this.
  case unsupportedState(String)
  case invalidInput(String)
  /// A parameter is too long, too short, or the like.
  case parameter(ParameterFault)
  /// A parameter is of the wrong type.
  case wrongType(String, String)

  /// The name of the API's exception.
  public var code: String {
    switch self {
    case .validation, .needsRole, .parameter: "ValidationException"
    case .invalidDefinition, .unsupportedState: "InvalidDefinition"
    case .invalidInput: "InvalidExecutionInput"
    case .wrongType: "SerializationException"
    }
  }

  public var message: String {
    switch self {
    case .validation(let text), .unsupportedState(let text): text
    case .needsRole: "RoleArn must be specified when testing a Task state"
    case .invalidDefinition(let diagnostics): AWSFinding.exceptionMessage(for: diagnostics)
    case .invalidInput(let text): "Invalid State Machine Execution Input: '\(text)'"
    case .parameter(let fault): fault.message
    case .wrongType(let name, let type): "'\(name)' must be \(type)"
    }
  }
}

/// A parameter that breaks what the API's model says of it.
public struct ParameterFault: Sendable, Equatable {
  /// The way to the parameter: `mock.result`.
  public let name: String
  public let value: String
  public let constraint: Constraint

  init(_ name: String, _ value: String, _ constraint: Constraint) {
    self.name = name
    self.value = value
    self.constraint = constraint
  }

  public enum Constraint: Sendable, Equatable {
    case missing
    case tooShort(minimum: Int)
    case tooLong(maximum: Int)
    case tooSmall(minimum: Int)
    case notOneOf([String])
  }

  /// As the service says it.
  public var message: String {
    let text =
      switch constraint {
      case .missing: "Member must not be null"
      case .tooShort(let minimum): "Member must have length greater than or equal to \(minimum)"
      case .tooLong(let maximum): "Member must have length less than or equal to \(maximum)"
      case .tooSmall(let minimum): "Member must have value greater than or equal to \(minimum)"
      case .notOneOf(let values):
        "Member must satisfy enum value set: [\(values.joined(separator: ", "))]"
      }
    let subject = constraint == .missing ? "Value null" : "Value '\(value)'"
    return
      "1 validation error detected: \(subject) at '\(name)' failed to satisfy constraint: \(text)"
  }
}

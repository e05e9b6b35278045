public import JSONata

/// Why Step Functions takes no value from a JSONata expression.
public enum JSONataFailure: Error, Sendable {
  case threw(JSONataError)
  case undefined
  /// The result is a function, or has a number in it that is not finite.
  case unsupportedResult

  /// What follows the expression and its field in the Cause of a States.QueryEvaluationError.
  ///
  /// - Note: Recorded from the service; the names of the limits are those of the Step Functions
  ///   guide, "Transforming data with JSONata".
  public var text: String {
    switch self {
    case .threw(let error): "threw an error during evaluation. \(Self.text(of: error))"
    case .undefined: "returned nothing (undefined)."
    case .unsupportedResult: "returned an unsupported result type."
    }
  }

  private static func text(of error: JSONataError) -> String {
    switch error.code {
    case "D1011", "U1001": "Stack overflow error"
    case "D1012": "Expression evaluation timeout"
    case "D2014", "D2015", "U1002": "Expression evaluation memory limit exceeded"
    default: "\(error.code): \(error.message)"
    }
  }
}

extension JSONataOptions {
  /// The limits of Step Functions.
  ///
  /// The service stops an evaluation after a second. So that the same events give the same history
  /// on every machine, steps are counted instead: more than the reference implementation does in a
  /// second.
  ///
  /// - Note: Step Functions guide, "Transforming data with JSONata", errors.
  public static let ofStepFunctions: JSONataOptions = {
    var options = JSONataOptions()
    options.maximumSteps = 5_000_000
    return options
  }()
}

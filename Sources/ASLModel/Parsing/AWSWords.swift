import Diagnostics
import JSONPath
import JSONTree

/// What AWS says of a fault, and where, in relation to where the parser points.
struct AWSWords {
  let code: AWSFinding.Code
  let message: String
  let place: Place
  var requiredFields: [String] = []

  enum Place {
    /// The value or member that the diagnostic points at.
    case here
    /// The object or array around it.
    case around
    case nowhere
  }

  init(_ code: AWSFinding.Code, _ message: String, _ place: Place = .here) {
    self.code = code
    self.message = message
    self.place = place
  }

  /// `SCHEMA_VALIDATION_FAILED`, as most are.
  static func schema(_ message: String, _ place: Place = .here) -> AWSWords {
    AWSWords(.schemaValidationFailed, message, place)
  }

  /// Fields that are missing in what the diagnostic points at.
  static func required(_ names: [String]) -> AWSWords {
    var words = schema("")
    words.requiredFields = names
    return words
  }

  static let emptyValue = schema("Value cannot be empty")

  static let downgrade = schema(
    "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine")

  static func wrongLanguage(
    _ field: String, _ wanted: QueryLanguage, _ language: QueryLanguage
  ) -> AWSWords {
    schema(
      "The QueryLanguage is set to '\(language.rawValue)', but field '\(field)' is only supported "
        + "for the '\(wanted.rawValue)' QueryLanguage", .around)
  }

  static func minimum(_ limit: String) -> AWSWords { schema("Minimum value is \(limit)") }
  static func maximum(_ limit: String) -> AWSWords { schema("Maximum value is \(limit)") }

  static func noPathOrCall(_ field: String) -> AWSWords {
    schema(
      "The value for the field '\(field)' must be a valid JSONPath or a valid intrinsic function "
        + "call", .around)
  }

  static func noReferencePath(_ reason: String) -> AWSWords {
    schema("Value is not a Reference Path: \(reason)")
  }

  /// Of the reasons only that of a bracket is on record; the others are ours.
  static func noReferencePath(_ error: PathError) -> AWSWords {
    noReferencePath(
      error.message.hasPrefix("'['") ? "'[' must be followed by ' or '['" : error.message.trimmed)
  }

  static func badResource(_ arn: String) -> AWSWords {
    schema(AWSFinding.unrecognizedResource(arn))
  }

  static func missingTarget(_ name: String) -> AWSWords {
    AWSWords(.missingTransitionTarget, "Missing 'Next' target: \(name)")
  }

  static func unreachable(_ name: String) -> AWSWords {
    AWSWords(.missingTransitionTarget, "State \"\(name)\" is not reachable.")
  }

  static func longName(_ name: String) -> AWSWords {
    AWSWords(
      .invalidStateName,
      "Invalid State name: State '\(name)' exceeds the 80-character limit allowed by the service")
  }
}

extension DefinitionParser {
  func finding(_ words: AWSWords, at range: SourceRange) -> AWSFinding {
    var steps = root.steps(to: range)
    if words.place == .around, !steps.isEmpty { steps.removeLast() }
    return AWSFinding(
      words.code, words.message,
      at: words.place == .nowhere ? nil : JSONSyntax.awsLocation(steps),
      requiredFields: words.requiredFields)
  }
}

import Diagnostics
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
}

extension DefinitionParser {
  func finding(_ words: AWSWords, at range: SourceRange) -> AWSFinding {
    var steps = root.steps(to: range)
    if words.place == .around, !steps.isEmpty { steps.removeLast() }
    let location = steps.isEmpty ? "/" : steps.map(\.text).joined()
    return AWSFinding(
      words.code, words.message, at: words.place == .nowhere ? nil : location,
      requiredFields: words.requiredFields)
  }
}

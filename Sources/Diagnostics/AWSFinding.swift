/// What AWS says of the fault that a diagnostic is about.
///
/// - Note: Step Functions API reference, ValidateStateMachineDefinitionDiagnostic. The texts are
///   those of recorded answers.
public struct AWSFinding: Sendable, Equatable {
  public var code: Code
  public var message: String
  /// `/States/Route/Choices[0]/Next`; nil where AWS gives none.
  public var location: String?
  /// The names of fields that are missing at the location: AWS says so in one message for all.
  public var requiredFields: [String]

  public init(
    _ code: Code, _ message: String, at location: String?, requiredFields: [String] = []
  ) {
    self.code = code
    self.message = message
    self.location = location
    self.requiredFields = requiredFields
  }

  /// The codes of the API; the two of JSONata are reported by the service and not listed there.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    case duplicateLabelName = "DUPLICATE_LABEL_NAME"
    case duplicateStateName = "DUPLICATE_STATE_NAME"
    case invalidJSONDescription = "INVALID_JSON_DESCRIPTION"
    case invalidJSONataExpression = "INVALID_JSONATA_EXPRESSION"
    case invalidLabelName = "INVALID_LABEL_NAME"
    case invalidResource = "INVALID_RESOURCE"
    case invalidStateName = "INVALID_STATE_NAME"
    case missingEndState = "MISSING_END_STATE"
    case missingTransitionTarget = "MISSING_TRANSITION_TARGET"
    case noDollar = "NO_DOLLAR"
    case noPath = "NO_PATH"
    case passResultIsStatic = "PASS_RESULT_IS_STATIC"
    case schemaValidationFailed = "SCHEMA_VALIDATION_FAILED"
    case tooDeeplyNested = "TOO_DEEPLY_NESTED"
    case unsupportedJSONataExpression = "UNSUPPORTED_JSONATA_EXPRESSION"
  }
}

extension AWSFinding {
  /// Of a Resource that is no ARN, or of no integration.
  public static func unrecognizedResource(_ arn: String) -> String {
    "The resource provided \(arn) is not recognized. The value is not a valid resource ARN, or the "
      + "resource is not available in this region."
  }

  /// What AWS says of the errors among some diagnostics: those without AWS's words in ours.
  public static func all(of diagnostics: [Diagnostic]) -> [AWSFinding] {
    var findings: [AWSFinding] = []
    for diagnostic in diagnostics where diagnostic.severity == .error {
      let finding = diagnostic.aws ?? AWSFinding(wordsOf: diagnostic)
      guard !finding.requiredFields.isEmpty,
        let index = findings.firstIndex(where: {
          !$0.requiredFields.isEmpty && $0.location == finding.location
        })
      else {
        if !findings.contains(finding) { findings.append(finding) }
        continue
      }
      findings[index].requiredFields += finding.requiredFields
    }
    return findings.map(\.complete)
  }

  /// The message of an InvalidDefinition exception.
  public static func exceptionMessage(for diagnostics: [Diagnostic]) -> String {
    let texts = all(of: diagnostics).map { finding in
      "\(finding.code.rawValue): \(finding.message)"
        + (finding.location.map { " at \($0)" } ?? "")
    }
    return "Invalid State Machine Definition: '\(texts.joined(separator: ", "))'"
  }

  private init(wordsOf diagnostic: Diagnostic) {
    let pointer = diagnostic.pointer.map { $0.isEmpty ? "/" : $0 }
    self.init(.schemaValidationFailed, diagnostic.message.text, at: pointer)
  }

  /// With the message on all missing fields, in the order of Java's hash sets.
  private var complete: AWSFinding {
    guard !requiredFields.isEmpty else { return self }
    var copy = self
    let names = requiredFields.sorted { (Self.bucket($0), $0) < (Self.bucket($1), $1) }
    copy.message = "These fields are required: [\(names.joined(separator: ", "))]"
    return copy
  }

  /// Where a set of up to twelve strings holds one.
  private static func bucket(_ name: String) -> UInt32 {
    let hash = name.utf16.reduce(0) { $0 &* 31 &+ UInt32($1) }
    return (hash ^ (hash >> 16)) & 15
  }
}

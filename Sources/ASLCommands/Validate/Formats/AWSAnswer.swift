import Diagnostics
import JSONTree

/// What the API's ValidateStateMachineDefinition answers for a definition.
///
/// - Note: Step Functions API reference, ValidateStateMachineDefinition.
struct AWSAnswer {
  /// How many diagnostics an answer has at most.
  static let maximumDiagnostics = 100
  let json: JSON

  init(_ report: CheckReport) {
    let diagnostics = report.findings.flatMap(\.diagnostics)
    let all =
      AWSFinding.all(of: diagnostics).map { Self.json(of: $0, severity: "ERROR") }
      + Self.warnings(among: diagnostics).map { Self.json(of: $0, severity: "WARNING") }
    json = [
      "result": diagnostics.contains { $0.severity == .error } ? "FAIL" : "OK",
      "diagnostics": .array(Array(all.prefix(Self.maximumDiagnostics))),
      "truncated": .bool(all.count > Self.maximumDiagnostics),
    ]
  }

  /// As `aws` prints it.
  var text: String { json.indentedText(by: 4) }

  /// Those of our warnings that AWS gives as well.
  private static func warnings(among diagnostics: [Diagnostic]) -> [AWSFinding] {
    diagnostics.compactMap { diagnostic in
      guard diagnostic.severity == .warning, let code = diagnostic.awsCode, code.isWarning else {
        return nil
      }
      return diagnostic.aws
        ?? AWSFinding(code, diagnostic.message.text, at: diagnostic.pointer.map(location))
    }
  }

  /// A place as AWS writes it: `/States/Route/Choices[0]`.
  private static func location(_ pointer: String) -> String {
    var location = ""
    var last: Substring = ""
    for part in pointer.split(separator: "/") {
      let isIndex = part.utf8.allSatisfy { (0x30...0x39).contains($0) } && last != "States"
      let name = part.replacing("~1", with: "/").replacing("~0", with: "~")
      location += isIndex ? "[\(name)]" : "/\(name)"
      last = part
    }
    return location.isEmpty ? "/" : location
  }

  private static func json(of finding: AWSFinding, severity: String) -> JSON {
    var object: JSONObject = [
      "severity": .string(severity), "code": .string(finding.code.rawValue),
      "message": .string(finding.message),
    ]
    object["location"] = finding.location.map { .string($0) }
    return .object(object)
  }
}

extension AWSFinding.Code {
  /// Whether AWS creates the state machine all the same.
  var isWarning: Bool {
    switch self {
    case .noDollar, .noPath, .passResultIsStatic: true
    case .duplicateLabelName, .duplicateStateName, .invalidJSONDescription,
      .invalidJSONataExpression, .invalidLabelName, .invalidResource, .invalidStateName,
      .missingEndState, .missingTransitionTarget, .schemaValidationFailed, .tooDeeplyNested,
      .unsupportedJSONataExpression:
      false
    }
  }
}

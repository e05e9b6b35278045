import Diagnostics

/// How `asl validate` writes what it found.
enum FindingsFormat: String, CaseIterable, Sendable {
  case text, short, json, github, sarif, junit, aws

  /// Whether a person reads it: then the summary is part of it, else it goes to standard error.
  var isForPeople: Bool {
    switch self {
    case .text: true
    case .short, .json, .github, .sarif, .junit, .aws: false
    }
  }

  /// Whether it is what AWS says: then what the project makes of rules has no part in it.
  var isVerdictOfAWS: Bool {
    switch self {
    case .text, .short, .json, .github, .sarif, .junit: false
    case .aws: true
    }
  }

  /// The severity from which on findings are shown where nobody says so.
  ///
  /// - Note: Step Functions API reference, ValidateStateMachineDefinition, `severity`: ERROR.
  var lowestSeverity: Diagnostic.Severity {
    switch self {
    case .text, .short, .json, .github, .sarif, .junit: .information
    case .aws: .error
    }
  }

  /// The text on standard output, without a line end; nil where there is nothing to write.
  ///
  /// - Parameters:
  ///   - limit: how many findings of a file a person is shown.
  ///   - isStrict: whether a warning is a failure as well.
  func text(
    of report: CheckReport, limit: Int, isStrict: Bool, isColored: Bool, width: Int
  ) -> String? {
    switch self {
    case .text: TextFindings(isColored: isColored, width: width, limit: limit).text(of: report)
    case .short: ShortFindings().text(of: report)
    case .json: JSONFindings().text(of: report)
    case .github: GitHubAnnotations().text(of: report)
    case .sarif: SARIFFindings(folder: workingDirectory).text(of: report)
    case .junit: JUnitFindings(isStrict: isStrict, time: .systemNow).text(of: report)
    case .aws: AWSAnswer(report).text
    }
  }
}

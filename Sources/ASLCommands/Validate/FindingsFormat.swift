import Diagnostics

/// How `asl validate` writes what it found.
enum FindingsFormat: String, CaseIterable, Sendable {
  case text, short, json, aws

  /// Whether a person reads it: then the summary is part of it, else it goes to standard error.
  var isForPeople: Bool {
    switch self {
    case .text: true
    case .short, .json, .aws: false
    }
  }

  /// The severity from which on findings are shown where nobody says so.
  ///
  /// - Note: Step Functions API reference, ValidateStateMachineDefinition, `severity`: ERROR.
  var lowestSeverity: Diagnostic.Severity {
    switch self {
    case .text, .short, .json: .information
    case .aws: .error
    }
  }

  /// The text on standard output, without a line end; nil where there is nothing to write.
  ///
  /// - Parameter limit: how many findings of a file a person is shown.
  func text(
    of report: CheckReport, limit: Int, isColored: Bool, width: Int
  ) -> String? {
    switch self {
    case .text: TextFindings(isColored: isColored, width: width, limit: limit).text(of: report)
    case .short: ShortFindings().text(of: report)
    case .json: JSONFindings().text(of: report)
    case .aws: AWSAnswer(report).text
    }
  }
}

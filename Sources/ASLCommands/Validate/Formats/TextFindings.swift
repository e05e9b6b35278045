import Diagnostics

/// Findings as a person reads them, each with its excerpt, and a line of counts at the end.
struct TextFindings {
  let isColored: Bool
  /// Columns.
  let width: Int
  /// How many findings of one file are shown.
  let limit: Int

  func text(of report: CheckReport) -> String {
    let texts = report.findings.map { findings in
      DiagnosticPrinter(source: findings.source, isColored: isColored, width: width)
        .text(for: findings.diagnostics, limit: limit)
    }
    return (texts + [summary(of: report)]).joined(separator: "\n\n")
  }

  private func summary(of report: CheckReport) -> String {
    let paint = Paint(isOn: isColored)
    if report.count(of: .error) > 0 { return paint(.error, report.summary) }
    if report.count(of: .warning) > 0 { return paint(.warning, report.summary) }
    return report.unreadableCount > 0 ? report.summary : paint(.success, report.summary)
  }
}

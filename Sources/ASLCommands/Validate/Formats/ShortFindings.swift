import Diagnostics

/// Findings as lines that editors understand: `file:line:column: error: message [rule]`.
struct ShortFindings {
  func text(of report: CheckReport) -> String? {
    let lines = report.findings.flatMap { findings in
      let printer = DiagnosticPrinter(source: findings.source, isColored: false)
      return findings.diagnostics.map(printer.short)
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}

import Diagnostics

/// Tells a person why a command ended.
struct Reporter {
  let console: Console

  /// The text on standard error, without a line end; nil where there is nobody to read it.
  func text(for failure: CommandFailure) -> String? {
    switch failure.report {
    case .message(let message, let help): text(message, help)
    case .diagnostics(let findings): findings.map(text).joined(separator: "\n\n")
    case .brokenPipe: nil
    }
  }

  func text(for findings: FindingsInFile) -> String {
    DiagnosticPrinter(
      source: findings.source, isColored: console.isColored, width: console.width
    ).text(for: findings.diagnostics)
  }

  /// In the shape of a diagnostic, without the place.
  func text(_ message: String, _ help: [String] = []) -> String {
    let paint = Paint(isOn: console.isColored)
    let title = paint(.error, "error") + paint(.bold, ": \(message)")
    let lines = help.map { paint(.gutter, "  =") + " help: \($0)" }
    return ([title] + lines).joined(separator: "\n")
  }
}

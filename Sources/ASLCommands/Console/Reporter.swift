import Diagnostics

/// Tells a person why a command ended.
struct Reporter {
  let console: Console

  /// The text on standard error, without a line end; nil where there is nobody to read it.
  func text(for failure: CommandFailure) -> String? {
    switch failure.report {
    case .message(let message, let help): text(message, help)
    case .diagnostics(let diagnostics, let source):
      DiagnosticPrinter(source: source, isColored: console.isColored, width: console.width)
        .text(for: diagnostics)
    case .brokenPipe: nil
    }
  }

  /// In the shape of a diagnostic, without the place.
  private func text(_ message: String, _ help: [String]) -> String {
    let paint = Paint(isOn: console.isColored)
    let title = paint(.error, "error") + paint(.bold, ": \(message)")
    let lines = help.map { paint(.gutter, "  =") + " help: \($0)" }
    return ([title] + lines).joined(separator: "\n")
  }
}

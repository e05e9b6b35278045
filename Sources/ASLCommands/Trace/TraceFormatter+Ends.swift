import ASLInterpreter
import ASLModel
import Diagnostics

extension TraceFormatter {
  /// How an execution ended: its status, what went wrong, the totals.
  func closing(_ outcome: Outcome, _ totals: String) -> String {
    switch outcome {
    case .succeeded: "\(paint(.success, "✓ SUCCEEDED"))  \(totals)"
    case .failed(let error):
      "\(paint(.error, "✗ FAILED"))  \(paint(.error, error.detail.text)) · \(totals)"
    case .timedOut: "\(paint(.error, "✗ TIMED_OUT"))  \(totals)"
    case .aborted: "\(paint(.error, "■ ABORTED"))  \(totals)"
    }
  }

  /// One line, cut to the width, so that drawing over it covers it.
  func status(_ occupation: Occupation, turn: Int) -> String {
    let spinner = Self.spinner[turn % Self.spinner.count]
    var text = occupation.names.prefix(3).map(visible).joined(separator: ", ")
    if occupation.names.count > 3 { text += " and \(grouped(occupation.names.count - 3)) more" }
    if !occupation.detail.isEmpty { text += " · \(visible(occupation.detail))" }
    if let progress = occupation.progress { text += "  \(self.text(of: progress))" }
    return paint(.faint, shortened("\(spinner) \(text)", to: width - 1))
  }

  private func text(of progress: Occupation.Progress) -> String {
    let size = 20
    let filled = progress.total > 0 ? min(progress.finished * size / progress.total, size) : 0
    let bar = String(repeating: "━", count: filled) + String(repeating: "─", count: size - filled)
    let failed = progress.failed > 0 ? ", \(grouped(progress.failed)) failed" : ""
    return "\(bar) \(grouped(progress.finished)) of \(grouped(progress.total))\(failed)"
  }

  private static let spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
}

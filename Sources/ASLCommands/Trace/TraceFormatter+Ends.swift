import ASLInterpreter
import ASLModel
import Diagnostics

extension TraceFormatter {
  /// How an execution ended: its status, what went wrong, the totals.
  func closing(_ outcome: Outcome, _ totals: String) -> [String] {
    let (text, ink): (String, Paint.Ink) =
      switch outcome {
      case .succeeded: ("✓ SUCCEEDED", .success)
      case .failed(let error): ("✗ FAILED" + (error.error.map { "  \($0)" } ?? ""), .error)
      case .timedOut: ("✗ TIMED_OUT", .error)
      case .aborted: ("■ ABORTED", .error)
      }
    let head = visible(text)
    return cellWidth(of: head) + 2 + cellWidth(of: totals) <= width
      ? ["\(paint(ink, head))  \(totals)"]
      : [paint(ink, head)] + wrapped(totals, to: width - 2).map { "  \($0)" }
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
    guard progress.total > 0 else { return "\(grouped(progress.finished)) done" }
    let size = 20
    let filled = min(progress.finished * size / progress.total, size)
    let bar = String(repeating: "━", count: filled) + String(repeating: "─", count: size - filled)
    let failed = progress.failed > 0 ? ", \(grouped(progress.failed)) failed" : ""
    return "\(bar) \(grouped(progress.finished)) of \(grouped(progress.total))\(failed)"
  }

  private static let spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
}

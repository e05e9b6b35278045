/// Prints diagnostics of one source text for a person at a terminal.
///
/// ```
/// error[missing-state]: state "Chrage" does not exist
///   --> order.asl.json:8:15
///    |
///  5 |     "Prepare": {
///    |     --------- in this state
///  8 |       "Next": "Chrage"
///    |               ^^^^^^^^ no state of this name
///    |
///    = help: did you mean "Charge"?
/// ```
///
/// Carets stand under the range of the diagnostic, dashes under those of its notes. No text ends
/// with a line end.
public struct DiagnosticPrinter: Sendable {
  private let source: SourceText
  private let style: PrintStyle
  private let width: Int

  /// - Parameter width: how many columns an excerpt may take; messages and help lines are not cut.
  public init(source: SourceText, isColored: Bool, width: Int = 80) {
    self.source = source
    self.style = isColored ? .ansi : .plain
    self.width = max(width, 40)
  }

  /// The diagnostic with its excerpt.
  public func text(for diagnostic: Diagnostic) -> String {
    let excerpt = Excerpt(of: diagnostic, in: source, width: width)
    let gutter = String(repeating: " ", count: excerpt.numberWidth + 1)
    let bar = style.applied(.gutter, "\(gutter) |")
    let place = source.position(at: diagnostic.range.start)
    let position = "\(visible(source.name)):\(place.line):\(place.column)"
    var lines = [
      title(of: diagnostic), style.applied(.gutter, "\(gutter)-->") + " " + position, bar,
    ]
    for row in excerpt.rows { lines.append(text(of: row, excerpt.numberWidth, bar, diagnostic)) }
    let help = diagnostic.help + (diagnostic.fix.map { [$0.title] } ?? [])
    if !help.isEmpty { lines.append(bar) }
    for line in help {
      let aligned = aligned(line, by: excerpt.numberWidth + 10)
      lines.append(style.applied(.gutter, "\(gutter) =") + " help: " + aligned)
    }
    return lines.joined(separator: "\n")
  }

  /// The diagnostics in their order, a blank line between two.
  ///
  /// Of more than `limit`, the most severe are printed, and the others counted at the end.
  public func text(for diagnostics: [Diagnostic], limit: Int = 20) -> String {
    let bySeverity = diagnostics.indices.sorted { left, right in
      let (a, b) = (diagnostics[left].severity, diagnostics[right].severity)
      return a == b ? left < right : a > b
    }
    var texts = bySeverity.prefix(limit).sorted().map { text(for: diagnostics[$0]) }
    let others = bySeverity.dropFirst(limit).map { diagnostics[$0] }
    if !others.isEmpty {
      texts.append("\(others.count) more not shown: \(counts(of: others))")
    }
    return texts.joined(separator: "\n\n")
  }

  /// The diagnostic as one line that editors understand: `file:line:column: error: message [rule]`.
  public func short(for diagnostic: Diagnostic) -> String {
    let place = source.position(at: diagnostic.range.start)
    let message = visible(diagnostic.message.text)
    return "\(visible(source.name)):\(place.line):\(place.column): \(diagnostic.severity.word): "
      + "\(message) [\(diagnostic.rule)]"
  }

  private func title(of diagnostic: Diagnostic) -> String {
    let head = style.applied(
      .severity(diagnostic.severity), "\(diagnostic.severity.word)[\(diagnostic.rule)]")
    return head + style.applied(.message, ": " + visible(diagnostic.message.text))
  }

  private func text(
    of row: Excerpt.Row, _ numberWidth: Int, _ bar: String, _ diagnostic: Diagnostic
  ) -> String {
    switch row {
    case .gap: return style.applied(.gutter, "...")
    case .source(let line, let text):
      let number = String(line)
      let padding = String(repeating: " ", count: numberWidth + 1 - number.utf8.count)
      let gutter = style.applied(.gutter, "\(padding)\(number) |")
      return text.isEmpty ? gutter : "\(gutter) \(text)"
    case .mark(let column, let count, let label, let isPrimary):
      let mark = String(repeating: isPrimary ? "^" : "-", count: count)
      let text = label.isEmpty ? mark : "\(mark) \(visible(label))"
      return bar + blanks(column + 1) + style.applied(markStyle(isPrimary, diagnostic), text)
    case .label(let column, let label, let isPrimary):
      let text = style.applied(markStyle(isPrimary, diagnostic), visible(label))
      return bar + blanks(column + 1) + text
    }
  }

  private func markStyle(_ isPrimary: Bool, _ diagnostic: Diagnostic) -> PrintStyle.Role {
    isPrimary ? .severity(diagnostic.severity) : .note
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// A text of several lines, those after the first moved to the right.
  private func aligned(_ text: String, by count: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { visible(String($0)) }
      .joined(separator: "\n" + blanks(count))
  }

  private func counts(of diagnostics: [Diagnostic]) -> String {
    let severities: [Diagnostic.Severity] = [.error, .warning, .information]
    let counts = severities.compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.word)\(count == 1 ? "" : "s")"
    }
    return counts.joined(separator: ", ")
  }
}

extension Diagnostic.Severity {
  /// What compilers call it.
  public var word: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .information: "note"
    }
  }
}

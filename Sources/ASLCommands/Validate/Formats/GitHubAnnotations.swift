import Diagnostics

/// Findings as annotations of a GitHub workflow, a line each:
/// `::error file=a.asl.json,line=3,…::message`.
///
/// - Note: GitHub Actions, "Workflow commands"; columns are of one line only, as in its REST API,
///   "Check runs".
struct GitHubAnnotations {
  func text(of report: CheckReport) -> String? {
    let lines = report.files.flatMap(lines)
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  private func lines(of file: CheckedFile) -> [String] {
    switch file.outcome {
    case .clean: []
    case .found(let found):
      found.diagnostics.map { line(of: $0, in: found.source, path: file.path) }
    case .unreadable(let failure):
      [command("error", properties(file: file.path) + [("title", "asl")], failure.text)]
    }
  }

  private func line(of finding: Diagnostic, in source: SourceText, path: String) -> String {
    let start = source.position(at: finding.range.start)
    let end = source.position(at: finding.range.end)
    var properties = properties(file: path)
    properties += [("line", "\(start.line)"), ("endLine", "\(end.line)")]
    if start.line == end.line {
      properties += [("col", "\(start.column)"), ("endColumn", "\(end.column)")]
    }
    properties.append(("title", finding.rule.name))
    return command(word(for: finding.severity), properties, finding.summaryLines)
  }

  private func properties(file path: String) -> [(String, String)] {
    // What is read from standard input is no file of the repository.
    guard path != "-" else { return [] }
    return [("file", path.hasPrefix("./") ? String(path.dropFirst(2)) : path)]
  }

  private func word(for severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .information: "notice"
    }
  }

  private func command(
    _ name: String, _ properties: [(String, String)], _ message: String
  ) -> String {
    let list = properties.map { "\($0)=\(escaped($1, alsoIn: ":,"))" }.joined(separator: ",")
    return "::\(name) \(list)::\(escaped(message, alsoIn: ""))"
  }

  private func escaped(_ text: String, alsoIn separators: String) -> String {
    let special = "%\r\n" + separators
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      guard special.unicodeScalars.contains(scalar) else {
        result.unicodeScalars.append(scalar)
        return
      }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += "%" + String(repeating: "0", count: 2 - digits.count) + digits
    }
  }
}

extension Diagnostic {
  /// The message, what stands at the caret, and what to do about it, a line each.
  var summaryLines: String {
    let hints = help + (fix.map { [$0.title] } ?? [])
    let lines = [message.text] + (label.isEmpty ? [] : [label]) + hints.map { "help: \($0)" }
    return lines.joined(separator: "\n")
  }
}

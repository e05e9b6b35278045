import ASLModel
import Diagnostics

/// Findings as a report of JUnit tests: every file is a test case, which fails where the command
/// would; what does not let it fail is in `system-out`.
///
/// - Note: The schema of Apache Ant's JUnit task, which readers of the format agree on: it wants
///   all of these attributes, and no others. Times are not measured.
struct JUnitFindings {
  /// Whether a warning is a failure as well.
  let isStrict: Bool
  /// When the files were checked.
  let time: Timestamp

  func text(of report: CheckReport) -> String { document(of: report).document }

  private func document(of report: CheckReport) -> XMLElement {
    let verdicts = report.files.map(verdict)
    let cases = zip(report.files, verdicts).map { file, verdict in
      XMLElement(
        "testcase", ["name": file.path, "classname": "asl validate", "time": "0"],
        .elements(verdict.element.map { [$0] } ?? []))
    }
    let remarks = verdicts.compactMap(\.remarks).joined(separator: "\n")
    let suite = XMLElement(
      "testsuite",
      [
        "name": "asl validate", "timestamp": String(time.text.prefix(19)), "hostname": "localhost",
        "tests": "\(cases.count)", "failures": "\(verdicts.count(where: \.isFailure))",
        "errors": "\(verdicts.count(where: \.isError))", "time": "0", "package": "asl", "id": "0",
      ],
      .elements(
        [XMLElement("properties")] + cases + [
          XMLElement("system-out", [:], .text(remarks)), XMLElement("system-err", [:], .text("")),
        ]))
    return XMLElement("testsuites", [:], .elements([suite]))
  }

  /// What came of one file.
  private enum Verdict {
    /// With what was found all the same, if anything.
    case passed(String?)
    case failed(type: String, message: String, String)
    case unreadable(String)

    var element: XMLElement? {
      switch self {
      case .passed: nil
      case .failed(let type, let message, let text):
        XMLElement("failure", ["message": message, "type": type], .text(text))
      case .unreadable(let message):
        XMLElement("error", ["message": message, "type": "unreadable"], .text(message))
      }
    }

    var remarks: String? { if case .passed(let text) = self { text } else { nil } }
    var isFailure: Bool { if case .failed = self { true } else { false } }
    var isError: Bool { if case .unreadable = self { true } else { false } }
  }

  private func verdict(on file: CheckedFile) -> Verdict {
    switch file.outcome {
    case .clean: return .passed(nil)
    case .unreadable(let failure): return .unreadable(failure.text)
    case .found(let found):
      let printer = DiagnosticPrinter(source: found.source, isColored: false)
      let lowest: Diagnostic.Severity = isStrict ? .warning : .error
      guard let first = found.diagnostics.first(where: { $0.severity >= lowest }) else {
        return .passed(found.diagnostics.map(printer.short).joined(separator: "\n"))
      }
      let count = found.diagnostics.count
      return .failed(
        type: first.rule.name,
        message: first.message.text + (count > 1 ? " (and \(count - 1) more)" : ""),
        "\n" + printer.text(for: found.diagnostics, limit: .max) + "\n")
    }
  }
}

import ASLModel
import ASLValidator
import Diagnostics

/// All that is to be said about one rule.
struct RulePage {
  let rule: any Rule.Type
  let isColored: Bool
  /// Columns.
  let width: Int

  init(_ rule: any Rule.Type, isColored: Bool, width: Int) {
    self.rule = rule
    self.isColored = isColored
    self.width = width
  }

  var text: String {
    let explanation = rule.explanation
    return [
      "\(paint(.bold, rule.name.name))  \(facts)", paragraph(explanation.summary),
      paragraph(explanation.why),
      section(explanation.workflow == .express ? "Found with --type express" : "Found", finding),
      section("Mended", indented(explanation.passing)),
      paragraph("Source: \(explanation.source)."),
    ].joined(separator: "\n\n")
  }

  private var paint: Paint { Paint(isOn: isColored) }

  /// `warning · advice: given with --strict or --enable dead-retrier`.
  private var facts: String {
    let ink: Paint.Ink =
      switch rule.severity {
      case .error: .error
      case .warning: .warning
      case .information: .name
      }
    var parts = [paint(ink, rule.severity.word)]
    if let code = rule.awsCode { parts.append("AWS: \(code.rawValue)") }
    if rule.isAdvice { parts.append("advice, given with --strict") }
    return parts.joined(separator: " · ")
  }

  /// The failing example, as the rule reports it.
  private var finding: String {
    let explanation = rule.explanation
    let source = SourceText(name: "example.asl.json", explanation.wholeFailing)
    let validator = Validator(workflow: explanation.workflow, choices: [rule.name: true])
    let findings = validator.findings(in: Definition(reading: source))
    let printer = DiagnosticPrinter(source: source, isColored: isColored, width: width)
    return indented(explanation.failing) + "\n\n"
      + printer.text(for: findings.filter { $0.rule == rule.name })
  }

  private func section(_ title: String, _ text: String) -> String {
    "\(paint(.bold, "\(title):"))\n\n\(text)"
  }

  private func paragraph(_ text: String) -> String {
    wrapped(text, to: width).joined(separator: "\n")
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
      .joined(separator: "\n")
  }
}

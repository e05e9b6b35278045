import ASLModel
import ASLValidator
import Diagnostics

/// A definition, and after a line of `---` a value for the placeholder `${a}`: what is found in it
/// has a place in the text and says something, and is found again.
let definitionTarget = FuzzTarget(name: "Definition") { bytes in
  let separator = Array("\n---\n".utf8)
  let place = bytes.indices.first { bytes[$0...].starts(with: separator) }
  let text = Array(bytes[..<(place ?? bytes.count)])
  let value = place.map { String(decoding: bytes[($0 + separator.count)...], as: UTF8.self) }
  let substitutions = Substitutions(value.map { ["a": $0] } ?? [:])
  let source = SourceText(name: "definition", bytes: text)
  for workflow in [WorkflowType.standard, .express] {
    let validator = Validator(workflow: workflow, isStrict: true)
    let definition = Definition(reading: source, substitutions: substitutions)
    let findings = validator.findings(in: definition)
    if let complaint = complaint(about: findings, source) { return complaint }
    if definition.machine == nil, value == nil,
      !findings.contains(where: { $0.severity > .information })
    {
      return "there is no machine, and nobody says why"
    }
    let again = Definition(reading: source, substitutions: substitutions)
    guard validator.findings(in: again) == findings else { return "two checks differ" }
  }
  return nil
}

private func complaint(about findings: [Diagnostic], _ source: SourceText) -> String? {
  let count = source.bytes.count
  let printer = DiagnosticPrinter(source: source, isColored: false)
  for finding in findings {
    let ranges =
      [finding.range] + finding.notes.map(\.range) + (finding.fix?.edits.map(\.range) ?? [])
    guard ranges.allSatisfy({ 0...count ~= $0.start && $0.start...count ~= $0.end }) else {
      return "\(finding.rule) is at \(ranges) of \(count)"
    }
    if finding.message.text.isEmpty { return "\(finding.rule) says nothing" }
    if printer.text(for: finding).isEmpty { return "\(finding.rule) prints nothing" }
  }
  return nil
}

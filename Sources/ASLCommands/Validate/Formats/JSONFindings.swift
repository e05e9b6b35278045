import Diagnostics
import JSONTree

/// Findings as one JSON document for programs; `docs/validate.md` describes it.
struct JSONFindings {
  /// The version of the document; another one where a reader of the old one would fail.
  static let version = 1

  func text(of report: CheckReport) -> String { json(of: report).indentedText() }

  func json(of report: CheckReport) -> JSON {
    [
      "version": .integer(Self.version),
      "files": .array(report.files.map(json)),
      "summary": [
        "filesChecked": .integer(report.checkedCount),
        "filesUnreadable": .integer(report.unreadableCount),
        "errors": .integer(report.count(of: .error)),
        "warnings": .integer(report.count(of: .warning)),
        "information": .integer(report.count(of: .information)),
      ],
    ]
  }

  private func json(of file: CheckedFile) -> JSON {
    switch file.outcome {
    case .clean: return ["path": .string(file.path), "findings": []]
    case .found(let found):
      let findings = found.diagnostics.map { json(of: $0, in: found.source) }
      return ["path": .string(file.path), "findings": .array(findings)]
    case .unreadable(let failure):
      return ["path": .string(file.path), "error": .string(failure.text)]
    }
  }

  private func json(of finding: Diagnostic, in source: SourceText) -> JSON {
    var object: JSONObject = [
      "rule": .string(finding.rule.name), "severity": .string(finding.severity.name),
      "message": .string(finding.message.text),
      "range": json(of: finding.range, in: source),
    ]
    if let pointer = finding.pointer {
      object["pointer"] = .string(pointer)
      let states = statePath(ofPointer: pointer)
      if !states.isEmpty { object["statePath"] = .array(states.map { .string($0) }) }
    }
    object["awsCode"] = finding.awsCode.map { .string($0.rawValue) }
    if !finding.label.isEmpty { object["label"] = .string(finding.label) }
    if !finding.notes.isEmpty {
      object["notes"] = .array(
        finding.notes.map {
          ["message": .string($0.message), "range": json(of: $0.range, in: source)]
        })
    }
    if !finding.help.isEmpty { object["help"] = .array(finding.help.map { .string($0) }) }
    object["fix"] = finding.fix.map { json(of: $0, in: source) }
    return .object(object)
  }

  private func json(of fix: Diagnostic.Fix, in source: SourceText) -> JSON {
    let edits = fix.edits.map { edit -> JSON in
      [
        "range": json(of: edit.range, in: source), "replacement": .string(edit.replacement),
      ]
    }
    return ["title": .string(fix.title), "edits": .array(edits)]
  }

  private func json(of range: SourceRange, in source: SourceText) -> JSON {
    ["start": json(of: range.start, in: source), "end": json(of: range.end, in: source)]
  }

  private func json(of offset: Int, in source: SourceText) -> JSON {
    let place = source.position(at: offset)
    return [
      "line": .integer(place.line), "column": .integer(place.column), "offset": .integer(offset),
    ]
  }
}

import Diagnostics
import JSONTree

/// The findings in one file as results of SARIF.
struct SARIFResults {
  private let source: SourceText
  private let diagnostics: [Diagnostic]
  private let artifact: JSON
  private let ruleIndices: [Diagnostic.Rule: Int]

  init(
    _ found: FindingsInFile, path: String, ruleIndices: [Diagnostic.Rule: Int],
    _ locations: SARIFLocations
  ) {
    source = found.source
    diagnostics = found.diagnostics
    artifact = locations.artifact(path)
    self.ruleIndices = ruleIndices
  }

  var all: [JSON] {
    var counts: [Fingerprint: Int] = [:]
    return diagnostics.map { finding in
      let fingerprint = Fingerprint(finding)
      defer { counts[fingerprint, default: 0] += 1 }
      return json(of: finding, fingerprint.digest(number: counts[fingerprint] ?? 0))
    }
  }

  private func json(of finding: Diagnostic, _ digest: String) -> JSON {
    var result: JSONObject = ["ruleId": .string(finding.rule.name)]
    result["ruleIndex"] = ruleIndices[finding.rule].map { .integer($0) }
    result["level"] = .string(finding.severity.sarifLevel)
    result["message"] = ["text": .string(finding.summaryLines)]
    result["locations"] = [location(of: finding)]
    if !finding.notes.isEmpty {
      result["relatedLocations"] = .array(finding.notes.enumerated().map(related))
    }
    result["partialFingerprints"] = ["aslFinding/v1": .string(digest)]
    result["fixes"] = finding.fix.map { [json(of: $0)] }
    result["properties"] = finding.awsCode.map { ["awsCode": .string($0.rawValue)] }
    return .object(result)
  }

  private func location(of finding: Diagnostic) -> JSON {
    var location: JSONObject = ["physicalLocation": physical(finding.range)]
    let logical = finding.pointer.map(logicalLocations) ?? []
    if !logical.isEmpty { location["logicalLocations"] = .array(logical) }
    return .object(location)
  }

  /// The value, and the state around it.
  ///
  /// - Note: SARIF 2.1.0, section 3.33.5: the fully qualified name of a place in JSON is its
  ///   pointer.
  private func logicalLocations(_ pointer: String) -> [JSON] {
    let state = statesOnWay(ofPointer: pointer).last
    let around = state.map { [logical($0.name, $0.pointer, "object")] } ?? []
    guard !pointer.isEmpty, pointer != state?.pointer else { return around }
    return [logical(lastName(ofPointer: pointer), pointer, "value")] + around
  }

  private func logical(_ name: String, _ pointer: String, _ kind: String) -> JSON {
    ["name": .string(name), "fullyQualifiedName": .string(pointer), "kind": .string(kind)]
  }

  private func related(_ number: Int, _ note: Diagnostic.Note) -> JSON {
    [
      "id": .integer(number + 1), "message": ["text": .string(note.message)],
      "physicalLocation": physical(note.range),
    ]
  }

  private func json(of fix: Diagnostic.Fix) -> JSON {
    let replacements = fix.edits.map { edit -> JSON in
      [
        "deletedRegion": region(edit.range),
        "insertedContent": ["text": .string(edit.replacement)],
      ]
    }
    return [
      "description": ["text": .string(fix.title)],
      "artifactChanges": [["artifactLocation": artifact, "replacements": .array(replacements)]],
    ]
  }

  private func physical(_ range: SourceRange) -> JSON {
    ["artifactLocation": artifact, "region": region(range)]
  }

  private func region(_ range: SourceRange) -> JSON {
    let start = source.utf16Position(at: range.start)
    let end = source.utf16Position(at: range.end)
    return [
      "startLine": .integer(start.line), "startColumn": .integer(start.column),
      "endLine": .integer(end.line), "endColumn": .integer(end.column),
    ]
  }
}

extension SourceText {
  /// The place of an offset; the column counts UTF-16 code units from 1.
  fileprivate func utf16Position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    let start = min(range(ofLine: line).start, offset)
    let count = bytes[start..<offset].reduce(0) { count, byte in
      // Every sequence of UTF-8 is one unit, and one of four bytes is two.
      byte & 0xC0 == 0x80 ? count : count + (byte >= 0xF0 ? 2 : 1)
    }
    return SourcePosition(line: line, column: count + 1)
  }
}

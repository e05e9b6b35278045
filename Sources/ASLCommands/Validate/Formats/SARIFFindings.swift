import ASLValidator
import Diagnostics
import JSONTree

/// Findings as one run of a static analysis.
///
/// Only the rules that something was found by are described. Columns count UTF-16 code units, as
/// viewers do.
///
/// - Note: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
struct SARIFFindings {
  let locations: SARIFLocations

  private static let site = "https://docs.oasis-open.org/sarif/sarif/v2.1.0"

  /// - Parameter folder: the absolute path that those of the report are relative to.
  init(folder: String) { locations = SARIFLocations(folder: folder) }

  func text(of report: CheckReport) -> String { json(of: report).indentedText() }

  private func json(of report: CheckReport) -> JSON {
    let rules = Set(report.findings.flatMap(\.diagnostics).map(\.rule)).sorted { $0.name < $1.name }
    let indices = Dictionary(uniqueKeysWithValues: zip(rules, rules.indices))
    let results = report.files.flatMap { file -> [JSON] in
      guard let found = file.findings else { return [] }
      return SARIFResults(found, path: file.path, ruleIndices: indices, locations).all
    }
    return [
      "$schema": "\(Self.site)/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "asl", "version": .string(programVersion),
              "semanticVersion": .string(programVersion), "rules": .array(rules.map(json)),
            ]
          ],
          "invocations": [invocation(of: report)],
          "originalUriBaseIds": SARIFLocations.bases, "columnKind": "utf16CodeUnits",
          "results": .array(results),
        ]
      ],
    ]
  }

  /// Whether all files could be read, and why not.
  private func invocation(of report: CheckReport) -> JSON {
    let notifications = report.files.compactMap { file in
      file.failure.map { failure -> JSON in
        [
          "level": "error", "message": ["text": .string(failure.text)],
          "locations": [
            ["physicalLocation": ["artifactLocation": locations.artifact(file.path)]]
          ],
        ]
      }
    }
    return [
      "executionSuccessful": .bool(notifications.isEmpty),
      "toolExecutionNotifications": .array(notifications),
    ]
  }

  private func json(of rule: Diagnostic.Rule) -> JSON {
    guard let known = knownRules[rule] else { return ["id": .string(rule.name)] }
    let explanation = known.explanation
    var properties: JSONObject = [
      "tags": known.isAdvice ? ["step-functions", "advice"] : ["step-functions"]
    ]
    properties["awsCode"] = known.awsCode.map { .string($0.rawValue) }
    return [
      "id": .string(rule.name),
      "shortDescription": ["text": .string(explanation.summary)],
      "fullDescription": ["text": .string("\(explanation.summary) \(explanation.why)")],
      "help": [
        "text": .string("\(explanation.why) Source: \(explanation.source)."),
        "markdown": .string(explanation.markdown),
      ],
      "defaultConfiguration": [
        "level": .string(known.severity.sarifLevel), "enabled": .bool(!known.isAdvice),
      ],
      "properties": .object(properties),
    ]
  }
}

extension Diagnostic.Severity {
  var sarifLevel: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .information: "note"
    }
  }
}

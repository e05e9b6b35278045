import Diagnostics
import Foundation
import JSONTree
import TestSupport
import Testing

@testable import ASLCommands

/// `docs/aslrc.schema.json` describes what a settings file can be.
@Suite struct SettingsSchemaTests {
  private static let cases: [(text: String, isValid: Bool)] = [
    ("{}", true), ("[]", false), (#"{"$schema": "x"}"#, true), (#"{"$schema": 1}"#, false),
    (#"{"rules": {"dead-retrier": "off", "missing-timeout": "warning"}}"#, true),
    (#"{"rules": {"dead-retrier": "of"}}"#, false), (#"{"rules": {"dead-retrier": false}}"#, false),
    (#"{"rules": []}"#, false), (#"{"ignore": ["a/**", "b.{json,asl}"]}"#, true),
    (#"{"ignore": "a"}"#, false), (#"{"ignore": [""]}"#, false), (#"{"ignore": ["/a"]}"#, false),
    (#"{"ignore": ["../a"]}"#, false), (#"{"ignore": ["a/../b"]}"#, false),
    (#"{"ignore": ["a..b"]}"#, true), (#"{"ignored": []}"#, false),
    (#"{"overrides": [{"files": ["a"], "rules": {"static-result": "error"}}]}"#, true),
    (#"{"overrides": [{"files": ["a"]}]}"#, false), (#"{"overrides": [{"rules": {}}]}"#, false),
    (#"{"overrides": [{"files": ["a"], "rules": {}, "more": 1}]}"#, false),
    (#"{"overrides": {}}"#, false),
  ]

  @Test(arguments: cases)
  func theSchemaAndTheReaderAgree(_ text: String, _ isValid: Bool) throws {
    let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../docs/aslrc.schema.json").standardizedFileURL
    let problems = JSONSchema(
      try JSON(parsing: String(contentsOf: schema, encoding: .utf8))
    ).problems(of: try JSON(parsing: text))
    #expect(problems.isEmpty == isValid, "\(problems)")
    do {
      _ = try ProjectSettings(SourceText(name: ".aslrc.json", text), folder: "/")
      #expect(isValid)
    } catch {
      #expect(!isValid && error.exitCode == .invalidInput)
    }
  }
}

import ASLModel
import ASLValidator
import Diagnostics
import JSONTree
import Testing

/// Definitions with the verdict that AWS gives, or has to give by its documents.
@Suite(.enabled(if: ConformanceCorpus.isPresent, ConformanceCorpus.absent))
struct ValidationConformanceTests {
  @Test func noErrorIsFoundInWhatAWSAccepts() throws {
    var passed = 0
    let cases = try ValidationCase.all(in: "validation/valid")
    for test in cases {
      let errors = test.diagnostics.filter { $0.severity == .error }
      #expect(errors.isEmpty, "\(test.id): \(describe(errors))")
      passed += errors.isEmpty ? 1 : 0
    }
    ConformanceCorpus.printSummary("validation valid", passed: passed, of: cases.count)
  }

  @Test func anErrorIsFoundInWhatAWSRefuses() throws {
    var passed = 0
    var exact = 0
    let cases = try ValidationCase.all(in: "validation/invalid")
    for test in cases {
      let errors = test.diagnostics.filter { $0.severity == .error }
      let isFound = errors.contains { error in
        test.pointers.contains { $0 == error.pointer || $0.hasPrefix((error.pointer ?? "") + "/") }
      }
      #expect(isFound, "\(test.id): \(describe(errors)), not at \(test.pointers)")
      passed += isFound ? 1 : 0
      exact += errors.contains { test.pointers.contains($0.pointer ?? "") } ? 1 : 0
    }
    ConformanceCorpus.printSummary("validation invalid", passed: passed, of: cases.count)
    ConformanceCorpus.printSummary(
      "validation invalid, at the very place", passed: exact, of: cases.count)
  }

  private func describe(_ errors: [Diagnostic]) -> String {
    errors.map { "\($0.pointer ?? "-"): \($0.message) [\($0.rule)] \($0.label)" }
      .joined(separator: "; ")
  }
}

struct ValidationCase {
  let id: String
  let source: SourceText
  let workflow: WorkflowType
  let pointers: [String]

  var diagnostics: [Diagnostic] {
    Validator(workflow: workflow).findings(in: Definition(reading: source))
  }

  static func all(in folder: String) throws -> [ValidationCase] {
    try ConformanceCorpus.files(in: folder).flatMap { file in
      try #require(try ConformanceCorpus.load("\(folder)/\(file)").arrayValue).map { test in
        let id = test["id"]?.stringValue ?? ""
        let text = test["definitionText"]?.stringValue ?? test["definition"]?.text ?? ""
        let pointers = test["pointers"]?.arrayValue ?? [test["pointer"] ?? ""]
        let workflow = test["stateMachineType"]?.stringValue.flatMap(WorkflowType.init)
        return ValidationCase(
          id: id, source: SourceText(name: id, text), workflow: workflow ?? .standard,
          pointers: pointers.compactMap(\.stringValue))
      }
    }
  }
}

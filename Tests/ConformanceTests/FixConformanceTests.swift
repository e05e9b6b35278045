import ASLModel
import ASLValidator
import Diagnostics
import Testing

/// The fixes of findings in the definitions of the corpus, valid and invalid.
@Suite(.enabled(if: ConformanceCorpus.isPresent, ConformanceCorpus.absent))
struct FixConformanceTests {
  @Test func afterAFixItsFindingIsGoneAndNoErrorIsNew() throws {
    var passed = 0
    var count = 0
    for folder in ["validation/valid", "validation/invalid"] {
      for test in try ValidationCase.all(in: folder) {
        let check = { @Sendable (source: SourceText) in
          Validator(workflow: test.workflow, isStrict: true)
            .findings(in: Definition(reading: source))
        }
        let findings = check(test.source)
        for finding in findings {
          guard let fix = finding.fix else { continue }
          count += 1
          let after = check(test.source.making(fix.edits))
          let isMended =
            after.count { isSame($0, finding) } < findings.count { isSame($0, finding) }
          let brought = newErrors(in: after, since: findings, mended: finding)
          #expect(isMended, "\(test.id): \(finding.message) is still there")
          #expect(brought.isEmpty, "\(test.id): \(fix.title) brings \(brought.map(\.message))")
          passed += isMended && brought.isEmpty ? 1 : 0
        }
      }
    }
    ConformanceCorpus.printSummary("validation fixes", passed: passed, of: count)
  }

  /// Errors of rules that are broken more often than before, the mended finding not counted.
  private func newErrors(
    in after: [Diagnostic], since before: [Diagnostic], mended: Diagnostic
  ) -> [Diagnostic] {
    after.filter { error in
      let count = { (findings: [Diagnostic]) in
        findings.count { $0.rule == error.rule && $0.severity == .error }
      }
      return error.severity == .error && count(after) > count(before) - count([mended])
    }
  }

  private func isSame(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    left.rule == right.rule && left.message == right.message
  }
}
